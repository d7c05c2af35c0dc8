"""Part B of the concept as data: goals, measures, indicators with readings, resources."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from forums.bodies.models import Body
from forums.fields.models import ActionField
from forums.people.record import Record, RecordManager, RecordQuerySet
from proposals.suggestions.models import Suggestion


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


class Status(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class Path(models.TextChoices):
    """How a measure comes about: by the tandem itself, or proposed to the body that decides on money."""

    OURSELVES = "ourselves", _("We do it ourselves")
    PROPOSED = "proposed", _("We propose it")


class MeasureQuerySet(RecordQuerySet["Measure"]):
    def for_list(self) -> "MeasureQuerySet":
        return self.select_related("goal", "field", "proposed_to")


class Measure(Record):
    """A measure (Maßnahme): what, who, until when, self-made or proposed to which body."""

    field = models.ForeignKey(
        ActionField, on_delete=models.PROTECT, related_name="measures", verbose_name=_("action field")
    )
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="measures", verbose_name=_("goal")
    )
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    title = I18nCharField(_("measure"), max_length=200)
    what = I18nTextField(_("what is done"), blank=True)
    who = I18nCharField(_("who does it"), max_length=200, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    path = models.CharField(_("path"), max_length=10, choices=Path.choices, default=Path.OURSELVES)
    proposed_to = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed_measures",
        verbose_name=_("proposed to"),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    suggestions = models.ManyToManyField(Suggestion, through="MeasureOrigin", related_name="measures")

    objects: ClassVar = RecordManager.from_queryset(MeasureQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ("field", "position", "pk")
        indexes = [models.Index(fields=["status", "field"], name="measure_status")]
        constraints = [
            models.CheckConstraint(
                condition=Q(path=Path.OURSELVES) | Q(proposed_to__isnull=False), name="measure_proposed_to_a_body"
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("measure", args=[self.slug])


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


class MeasureActor(models.Model):
    """Who carries a measure out, or helps. Being named awards nothing."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="actors")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    name = I18nCharField(_("name"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("actor of a measure")
        verbose_name_plural = _("actors of measures")

    def __str__(self) -> str:
        return str(self.body or self.name)


class Indicator(Record):
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


class Reading(models.Model):
    """One value of an indicator on one day."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
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
