"""Part B of the concept as data: goals and resources. Measures stand in models.py, indicators in their own slice."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

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
