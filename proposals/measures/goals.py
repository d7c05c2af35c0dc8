"""Part B of the concept as data: goals with their numbers. Measures stand in models.py, indicators in their slice."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from forums.fields.models import ActionField
from forums.records.record import Record, RecordManager, RecordQuerySet


class Level(models.TextChoices):
    STRATEGIC = "strategic", _("Strategic goal")
    OPERATIVE = "operative", _("Operative goal")


class GoalQuerySet(RecordQuerySet["Goal"]):
    def strategic(self) -> "GoalQuerySet":
        return self.filter(level=Level.STRATEGIC)

    def operative(self) -> "GoalQuerySet":
        """Those that measures and indicators belong to."""
        return self.filter(level=Level.OPERATIVE)


class Goal(Record):
    """A goal of an action field: a strategic one (Leitziel), or an operative one (Handlungsziel) below it.

    An operative goal has a number in its field for good: the second of field 5a is 5a.2. A number is never given twice,
    whatever is moved or deleted, so that what an edition says of 5a.2 cannot come to mean another goal; gaps are
    right. A goal of which nobody has said yet what it serves stands below no strategic one.
    """

    field = models.ForeignKey(
        ActionField, on_delete=models.PROTECT, related_name="goals", verbose_name=_("action field")
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.OPERATIVE)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"level": Level.STRATEGIC},
        related_name="goals",
        verbose_name=_("serves the strategic goal"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True, editable=False)
    last_measure = models.PositiveSmallIntegerField(_("last number of a measure"), default=0, editable=False)
    title = I18nCharField(_("goal"), max_length=200)
    description = I18nTextField(_("description"), blank=True)

    objects: ClassVar = RecordManager.from_queryset(GoalQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ("field", "level", "number", "position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["field", "number"], name="goal_numbered_once"),
            models.CheckConstraint(
                condition=Q(level=Level.STRATEGIC, number=None, parent=None)
                | Q(level=Level.OPERATIVE, number__isnull=False),
                name="goal_operative_is_numbered",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def code(self) -> str:
        """`5a.2`, with the field loaded; empty for a strategic goal."""
        return f"{self.field.code}.{self.number}" if self.number else ""

    @property
    def named(self) -> str:
        """With its number, for lists to choose from."""
        return f"{self.code} {self}".strip()

    def clean(self) -> None:
        """What has a number keeps its place; a goal serves one of its own field."""
        if self.pk and not Goal.everything.filter(pk=self.pk, field=self.field_id, level=self.level).exists():
            raise ValidationError(_("A goal keeps its field and its level: its number stands in the concept."))
        if not self.parent:
            return
        if self.level == Level.STRATEGIC:
            raise ValidationError({"parent": _("A strategic goal serves no other goal.")})
        if self.parent.level != Level.STRATEGIC or self.parent.field_id != self.field_id:
            raise ValidationError({"parent": _("Please choose a strategic goal of the same action field.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            if self.level == Level.OPERATIVE and self.number is None:
                self.number = self._next_number()
            super().save(*args, **kwargs)

    def _next_number(self) -> int:
        """Deleted goals count: their numbers are not given again. The field's row is the lock."""
        ActionField.everything.select_for_update().get(pk=self.field_id)
        last = Goal.everything.filter(field=self.field_id).aggregate(last=Max("number"))["last"]
        return int(last or 0) + 1

    @transaction.atomic
    def next_measure(self) -> int:
        """The next number of a measure below this goal, given once."""
        self.lock()
        self.last_measure += 1
        self.save(update_fields=["last_measure"])
        return self.last_measure

    @transaction.atomic
    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """What stood below it stays in the field, without it, until somebody says where it belongs."""
        self.goals.update(parent=None)
        self.measures.update(goal=None, number=None)
        return super().delete(using, keep_parents)
