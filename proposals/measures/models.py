"""Measures: what is done for a goal. Which suggestions led to them: origins.py; who takes part: actors.py."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.strings import LazyI18nString
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.search import index

from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.due import Due
from forums.municipality.models import District
from forums.people.models import User
from forums.records.record import RecordManager, RecordQuerySet
from forums.search.finding import found
from forums.search.word_keys import in_all_languages, index_words
from proposals.suggestions.concern import Audience
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import Step, StepKind

from .actors import MeasureActor, Part
from .challenges import Challenge
from .goals import Goal, Level
from .origins import MeasureOrigin, became_a_measure, was_done, went_to_a_body
from .resources.models import Resource
from .workflow import Path, Progress, Status, Workflow

__all__ = [
    "Challenge",
    "Goal",
    "Level",
    "Measure",
    "MeasureActor",
    "MeasureOrigin",
    "Part",
    "Path",
    "Progress",
    "Resource",
    "Status",
    "became_a_measure",
    "was_done",
    "went_to_a_body",
]

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


class MeasureQuerySet(RecordQuerySet["Measure"]):
    def for_list(self) -> "MeasureQuerySet":
        """With what a card in a list shows, in one query."""
        return self.select_related("goal__field", "field", "proposed_to")

    def by_number(self) -> "MeasureQuerySet":
        """Field by field in the concept's order, within each as they are numbered; those without a goal come last."""
        number = F("goal__number").asc(nulls_last=True)
        return self.order_by("field__position", "field__code", number, "number", "position", "pk")

    def counted_by_field_and_status(self) -> "models.QuerySet[Measure, tuple[int, str, int]]":
        """How many there are of each, in one query."""
        return self.order_by().values_list("field_id", "status").annotate(count=Count("pk"))

    def matching(self, words: str) -> "MeasureQuerySet":
        """Those whose title, text or doers have all of the words."""
        return self.filter(found(words, Measure))

    def in_field(self, field: ActionField) -> "MeasureQuerySet":
        """Of the field, or of one of its sub-fields."""
        return self.filter(Q(field=field) | Q(field__parent=field))


class Measure(Workflow, index.Indexed, ClusterableModel):
    """A measure (Maßnahme): what, who, until when, self-made or proposed to which body."""

    field = models.ForeignKey(
        ActionField, on_delete=models.PROTECT, related_name="measures", verbose_name=_("action field")
    )
    goal = models.ForeignKey(
        Goal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"level": Level.OPERATIVE},
        related_name="measures",
        verbose_name=_("goal"),
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True, editable=False)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, blank=True)
    title = I18nCharField(_("measure"), max_length=200)
    what = I18nTextField(_("what is done"), blank=True)
    who = I18nCharField(_("who does it"), max_length=200, blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    themes = ParentalManyToManyField(
        CrossCuttingTheme, blank=True, related_name="measures", verbose_name=_("cross-cutting themes")
    )
    districts = ParentalManyToManyField(
        District, blank=True, related_name="measures", verbose_name=_("districts"), help_text=_("None: the whole city.")
    )
    words_taken_on = models.DateField(_("words of its title were taken"), null=True, blank=True, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    suggestions = models.ManyToManyField(Suggestion, through="MeasureOrigin", related_name="measures")

    objects: ClassVar = RecordManager.from_queryset(MeasureQuerySet)()

    search_auto_update = False  # see forums.search.finding
    search_fields = [index.SearchField("search_words")]

    class Meta(Workflow.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ("field", "position", "pk")
        indexes = [models.Index(fields=["status", "field"], name="measure_status")]
        constraints = [
            models.CheckConstraint(
                condition=Q(path=Path.OURSELVES) | Q(proposed_to__isnull=False),
                name="measure_proposed_to_a_body",
                violation_error_message=_("Please choose the body it is proposed to."),
            ),
            models.CheckConstraint(
                condition=~Q(path=Path.OURSELVES, status=Status.ADOPTED)
                & ~Q(path=Path.PROPOSED, status=Status.PLANNED),
                name="measure_adopted_by_a_body",
            ),
            models.UniqueConstraint(fields=["goal", "number"], name="measure_numbered_once"),
            models.CheckConstraint(
                condition=Q(goal=None, number=None) | Q(goal__isnull=False, number__isnull=False),
                name="measure_numbered_by_its_goal",
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(until=None) | Q(starts__lte=F("until")),
                name="measure_starts_before_it_ends",
                violation_error_message=_("The measure ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("measure", args=[self.slug])

    @property
    def due(self) -> Due | None:
        """By when it is to be done, as it stands today; afterwards only what had been planned."""
        if self.until is None:
            return None
        if self.is_over:
            return Due(self.until, ahead=_("planned until %(day)s"), late=_("planned until %(day)s"))
        return Due(self.until, ahead=_("until %(day)s"), late=_("overdue since %(day)s"))

    @property
    def is_late(self) -> bool:
        """Its day is over, and it is neither done nor stopped."""
        return self.due is not None and self.due.is_late and not self.is_over

    @property
    def code(self) -> str:
        """`5a.2.1` below goal 5a.2, with goal and field loaded; empty where it has no goal."""
        return f"{self.field.code}.{self.goal.number}.{self.number}" if self.goal else ""

    def search_words(self) -> str:
        """What the index keeps of it."""
        return index_words(in_all_languages(self.title, self.what, self.who))

    def clean(self) -> None:
        if self.goal and self.goal.level != Level.OPERATIVE:
            raise ValidationError({"goal": _("A measure belongs to an operative goal.")})
        if self.goal and self.goal.field_id != self.field_id:
            raise ValidationError({"goal": _("This goal belongs to another action field.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        columns = kwargs.get("update_fields")
        with transaction.atomic():
            if columns is None or "goal" in columns:
                self._take_number()
                kwargs |= {} if columns is None else {"update_fields": {*columns, "number"}}
            super().save(*args, **kwargs)

    def _take_number(self) -> None:
        """The next below its goal, where that is new to it. The number it leaves behind is not given again."""
        if self.goal is None:
            self.number = None
            return
        row = type(self).everything.filter(pk=self.pk, goal=self.goal_id) if self.pk else type(self).everything.none()
        self.number = row.values_list("number", flat=True).first() or self.goal.next_measure()

    def _free_slug(self) -> str:
        """From the German title; numbered where another measure has it already, deleted ones included."""
        words = self.title.localize("de") if isinstance(self.title, LazyI18nString) else str(self.title)
        stem = slugify(words.translate(UMLAUTS))[:70].strip("-") or "massnahme"
        taken = set(type(self).everything.filter(slug__startswith=stem).values_list("slug", flat=True))
        return next(slug for slug in self._numbered(stem) if slug not in taken)

    @staticmethod
    def _numbered(stem: str) -> Iterator[str]:
        yield stem
        yield from (f"{stem}-{number}" for number in count(2))

    @transaction.atomic
    def link(self, suggestion: Suggestion, *, by: User | None, tell: Audience = "everyone") -> None:
        """Say that the suggestion led to this measure, on both pages; saying it twice changes nothing.

        `tell="nobody"` where the same transaction tells it already (a decision that accepts).
        """
        _origin, new = MeasureOrigin.objects.get_or_create(measure=self, suggestion=suggestion)
        if new:
            self._note(StepKind.MEASURE_LINKED, suggestion, [], by=by, tell=tell)

    @transaction.atomic
    def unlink(self, suggestion: Suggestion, *, by: User | None, text: str = "", reason: str = "") -> None:
        """Say that the measure is no longer for this suggestion, and why; saying it twice changes nothing."""
        self._unlink(suggestion, [], by=by, text=text, reason=reason)

    def _unlink(self, suggestion: Suggestion, told: list[Step], **details: Any) -> None:
        deleted, _rows = MeasureOrigin.objects.filter(measure=self, suggestion=suggestion).delete()
        if deleted:
            self._note(StepKind.MEASURE_UNLINKED, suggestion, told, **details)

    def _note(self, kind: StepKind, suggestion: Suggestion, told: list[Step], **details: Any) -> None:
        """In the history of the suggestion and of what was merged into it: they get the same answer. `told` are the
        Steps that have told of it so far."""
        for reached in [suggestion, *Suggestion.objects.filter(merged_into=suggestion.pk).order_by("pk")]:
            told.append(reached.note_measure(kind, data={"measure": self.pk}, told_by=told, **details))

    @transaction.atomic
    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Whoever followed the suggestions behind it hears that it is gone, once."""
        told: list[Step] = []
        for origin in self.origins.select_related("suggestion").order_by("suggestion_id"):
            self._unlink(origin.suggestion, told, by=None, reason="measure_removed")
        return super().delete(using, keep_parents)


def measures_named(steps: Iterable[Step], known: Iterable[Measure]) -> dict[int, Measure]:
    """The measures these steps name, by id; one query where some are not `known`."""
    found = {measure.pk: measure for measure in known}
    missing = {step.data["measure"] for step in steps if step.data.get("measure")} - found.keys()
    return found | Measure.objects.in_bulk(missing) if missing else found
