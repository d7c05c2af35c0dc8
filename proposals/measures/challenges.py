"""What presses most in an action field, in the order in which it does."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from forums.fields.models import ActionField
from forums.records.record import Record


class Challenge(Record):
    """One prioritised challenge of a field; the smallest position presses most."""

    field = models.ForeignKey(
        ActionField, on_delete=models.PROTECT, related_name="challenges", verbose_name=_("action field")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = I18nCharField(_("challenge"), max_length=200)
    description = I18nTextField(_("description"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        ordering = ("field", "position", "pk")

    def __str__(self) -> str:
        return str(self.title)
