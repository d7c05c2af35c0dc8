"""Indicators of a goal, with what is to be reached until when. Their readings stand in readings.py."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from forums.bodies.models import Body
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.municipality.due import Due
from forums.people.models import User
from forums.records.exceptions import NotPossible
from forums.records.record import Record, RecordManager, RecordQuerySet

from ..goals import Goal
from .direction import Direction, Standing, standing, target_for
from .frequency import Frequency, next_day, next_due
from .readings import Reading

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
TONES = {Standing.REACHED: "success", Standing.ON_THE_WAY: "info", Standing.AWAY: "danger"}
YEARS = [MinValueValidator(EARLIEST_YEAR), MaxValueValidator(LATEST_YEAR)]


class IndicatorQuerySet(RecordQuerySet["Indicator"]):
    def read(self) -> Self:
        """With all that charts and standings need, in two queries more: targets, and readings that stand (`run`).
        What was corrected about them is read by who shows it (`corrections.py`)."""
        run = Reading.objects.standing().order_by("on")
        return self.select_related("goal__field", "responsible").prefetch_related(
            "targets", Prefetch("readings", queryset=run, to_attr="run")
        )

    def in_fields(self, fields: Sequence[ActionField]) -> Self:
        return self.filter(goal__field__in=fields)

    def in_order(self) -> Self:
        """As the concept tells them: by field, goal and position."""
        order = ("goal__field__position", "goal__field__code", "goal__position", "goal", "position", "pk")
        return self.order_by(*order)


class Indicator(Record, ClusterableModel):
    """What shows whether a goal is reached: its unit, what is wanted, where it began, how often it is read."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("goal"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = I18nCharField(_("indicator"), max_length=200)
    unit = I18nCharField(_("unit"), max_length=60)
    direction = models.CharField(_("what is wanted"), max_length=4, choices=Direction.choices)
    baseline = models.DecimalField(_("baseline"), max_digits=12, decimal_places=2, null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(_("year of the baseline"), null=True, blank=True, validators=YEARS)
    source = I18nCharField(_("where the figures come from"), max_length=160, blank=True)
    frequency = models.CharField(_("how often it is read"), max_length=12, choices=Frequency.choices)
    first_due = models.DateField(
        _("first reading due by"),
        null=True,
        blank=True,
        help_text=_("As long as there is no reading. Without this date nobody is reminded of the first one."),
    )
    delay = models.PositiveSmallIntegerField(
        _("months until the figure is there"),
        default=3,
        validators=[MaxValueValidator(36)],
        help_text=_("How many months after the day a figure is about it can be entered."),
    )
    responsible = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who collects it"),
    )

    objects: ClassVar = RecordManager.from_queryset(IndicatorQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("goal", "position", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(baseline=None, baseline_year=None) | Q(baseline__isnull=False, baseline_year__isnull=False),
                name="indicator_baseline_with_year",
                violation_error_message=_("A baseline needs its year, and a year its baseline."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def read_values(self) -> list[Reading]:
        """The readings that stand, oldest first; no query after `read()`."""
        if "run" not in self.__dict__:
            self.run: list[Reading] = list(self.readings.standing().order_by("on"))
        return self.run

    @property
    def latest(self) -> Reading | None:
        return self.read_values[-1] if self.read_values else None

    @property
    def target(self) -> "IndicatorTarget | None":
        """The one that counts for the latest reading; before the first, the next one."""
        year = self.latest.on.year if self.latest else today().year
        return target_for(self.targets.all(), year)

    @property
    def standing(self) -> Standing:
        target = self.target
        values = [reading.value for reading in self.read_values]
        return standing(
            self.direction, values, baseline=self.baseline, target=target.value if target is not None else None
        )

    @property
    def tone(self) -> str:
        """For components/badge.html: never the only sign of what the standing says."""
        return TONES.get(self.standing, "neutral")

    @property
    def next_day(self) -> date | None:
        """The day that the next reading is about, where that is known."""
        return next_day(self.frequency, self.latest.on) if self.latest else None

    @property
    def due_on(self) -> date | None:
        last = self.latest.on if self.latest else None
        return next_due(self.frequency, last, self.first_due, self.delay)

    @property
    def due(self) -> Due | None:
        """By when the next reading is to be there, as it stands today; nothing where none is expected."""
        if (day := self.due_on) is None:
            return None
        return Due(day, ahead=_("next reading by %(day)s"), late=_("reading overdue since %(day)s"))

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due.is_late

    def clean(self) -> None:
        if (self.baseline is None) != (self.baseline_year is None):
            name = "baseline" if self.baseline is None else "baseline_year"
            raise ValidationError({name: _("A baseline needs its year, and a year its baseline.")})

    @transaction.atomic
    def record(self, *, on: date, value: Decimal, by: User | None, source: str = "", note: str = "") -> Reading:
        """Enter what was read of this day. Raises NotPossible for a day to come, and where the day has a reading: that
        one is corrected, never replaced."""
        self.lock()
        if on > today():
            raise NotPossible(_("This day has not come yet."))
        if self.readings.standing().filter(on=on).exists():
            raise NotPossible(_("There is a reading of this day already. Please correct that one."))
        return Reading.objects.create(indicator=self, on=on, value=value, source=source, note=note, recorded_by=by)


class IndicatorTarget(models.Model):
    """What is to be reached, by the end of a year."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    value = models.DecimalField(_("target"), max_digits=12, decimal_places=2)
    year = models.PositiveSmallIntegerField(_("by the end of"), null=True, blank=True, validators=YEARS)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("indicator", models.F("year").asc(nulls_last=True), "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="target_once_a_year",
                violation_error_message=_("There is a target for this year already."),
            ),
            models.UniqueConstraint(
                fields=["indicator"],
                condition=Q(year=None),
                name="target_without_a_year_once",
                violation_error_message=_("There is a target without a year already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} ({self.year})" if self.year else str(self.value)
