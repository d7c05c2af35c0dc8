"""Part B of the concept as data: goals, measures, indicators with readings, resources."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.strings import LazyI18nString
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

from forums.associations.models import Association
from forums.bodies.models import Body
from forums.fields.models import ActionField
from forums.people.models import User
from forums.records.record import Record, RecordManager, RecordQuerySet
from forums.search.finding import found
from forums.search.word_keys import in_all_languages, index_words
from proposals.suggestions.concern import Audience
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind

from .workflow import Path, Progress, Status, Workflow

__all__ = [
    "Goal",
    "Indicator",
    "Measure",
    "MeasureActor",
    "MeasureOrigin",
    "Path",
    "Progress",
    "Reading",
    "Resource",
    "Status",
]

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


class Goal(Record):
    """A goal of an action field."""

    field = models.ForeignKey(
        ActionField, on_delete=models.PROTECT, related_name="goals", verbose_name=_("action field")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = I18nCharField(_("goal"), max_length=200)
    description = I18nTextField(_("description"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ("field", "position", "pk")

    def __str__(self) -> str:
        return str(self.title)


class MeasureQuerySet(RecordQuerySet["Measure"]):
    def for_list(self) -> "MeasureQuerySet":
        """With what a card in a list shows, in one query."""
        return self.select_related("goal", "field", "proposed_to")

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
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="measures", verbose_name=_("goal")
    )
    slug = models.SlugField(_("slug"), max_length=80, unique=True, blank=True)
    title = I18nCharField(_("measure"), max_length=200)
    what = I18nTextField(_("what is done"), blank=True)
    who = I18nCharField(_("who does it"), max_length=200, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
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
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("measure", args=[self.slug])

    def search_words(self) -> str:
        """What the index keeps of it."""
        return index_words(in_all_languages(self.title, self.what, self.who))

    def clean(self) -> None:
        if self.goal and self.goal.field_id != self.field_id:
            raise ValidationError({"goal": _("This goal belongs to another action field.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

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
            suggestion.note_measure(StepKind.MEASURE_LINKED, measure=self.pk, by=by, tell=tell)


class MeasureOrigin(models.Model):
    """A suggestion that led to a measure."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="origins")
    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="outcomes")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("origin of a measure")
        verbose_name_plural = _("origins of measures")
        constraints = [models.UniqueConstraint(fields=["measure", "suggestion"], name="measure_origin_once")]

    def __str__(self) -> str:
        return f"{self.suggestion_id} → {self.measure_id}"


class MeasureActorQuerySet(models.QuerySet["MeasureActor"]):
    def named(self) -> "MeasureActorQuerySet":
        """With their measures, for the page of who is named."""
        return self.filter(measure__deleted=None).select_related("measure")


class MeasureActor(models.Model):
    """Who carries a measure out, or helps. Being named awards nothing."""

    measure = ParentalKey(Measure, on_delete=models.CASCADE, related_name="actors")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    association = models.ForeignKey(
        Association,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"state": "verified"},
        related_name="measure_actors",
        verbose_name=_("association"),
        help_text=_("Being named awards no contract and no money."),
    )
    name = I18nCharField(_("name"), max_length=160, blank=True)

    objects = MeasureActorQuerySet.as_manager()

    class Meta:
        verbose_name = _("actor of a measure")
        verbose_name_plural = _("actors of measures")
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.body or self.association or self.name)


class Indicator(Record, ClusterableModel):
    """What shows whether a goal is reached, with its unit."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("goal"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = I18nCharField(_("indicator"), max_length=200)
    unit = I18nCharField(_("unit"), max_length=60)
    target = models.DecimalField(_("target"), max_digits=12, decimal_places=2, null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(_("target year"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("goal", "position", "pk")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def scale(self) -> Decimal:
        """The longest bar a page needs: the largest reading or the target. No query after prefetching."""
        return max([reading.value for reading in self.readings.all()] + [self.target or Decimal(0)])


class Reading(models.Model):
    """One value of an indicator on one day."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    on = models.DateField(_("on"))
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    source = models.CharField(_("source"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ("indicator", "on")
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="reading_once_a_day")]

    def __str__(self) -> str:
        return f"{self.value} ({self.on})"


class Resource(Record):
    """What a field has to work with: staff, money, rooms, volunteers."""

    field = models.ForeignKey(
        ActionField, on_delete=models.PROTECT, related_name="resources", verbose_name=_("action field")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = I18nCharField(_("resource"), max_length=160)
    amount = I18nCharField(_("how much"), max_length=160, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ("field", "position", "pk")

    def __str__(self) -> str:
        return str(self.name)
