"""Part B of the concept as data: goals, indicators with readings, resources. Measures stand in models.py."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from forums.fields.models import ActionField
from forums.records.record import Record


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
