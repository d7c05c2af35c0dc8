"""Legislative term (Wahlperiode): from when to when an elected council is in office."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forums.records.record import Record


class LegislativeTerm(Record):
    """One term, both days included; without an end where it is not known yet."""

    name = models.CharField(_("name"), max_length=80, help_text=_("For example: Wahlperiode 2025–2030"))
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("legislative term")
        verbose_name_plural = _("legislative terms")
        ordering = ("-starts",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")),
                name="legislative_term_dates_in_order",
                violation_error_message=_("The end lies before the beginning."),
            ),
            models.UniqueConstraint(
                fields=["starts"],
                condition=Q(deleted=None),
                name="legislative_term_starts_once",
                violation_error_message=_("There is a term that begins on this day already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """One council at a time. Raises ValidationError where the term overlaps another."""
        if self.starts is None:
            return
        others = LegislativeTerm.objects.exclude(pk=self.pk).filter(Q(ends=None) | Q(ends__gte=self.starts))
        if other := (others.filter(starts__lte=self.ends) if self.ends else others).first():
            raise ValidationError(_("This term overlaps another one: %(other)s.") % {"other": other})
