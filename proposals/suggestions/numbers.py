"""Numbers people can say on the telephone: 2026-0042, counted per year without gaps by lost races."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberCounter(models.Model):
    """The last number given in a year. The row is locked while a number is taken."""

    year = models.PositiveSmallIntegerField(_("year"), primary_key=True)
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("number counter")

    def __str__(self) -> str:
        return f"{self.year}-{self.last:04d}"

    @classmethod
    def take(cls, year: int) -> str:
        """The next number of the year. Call inside the transaction that uses it."""
        cls.objects.get_or_create(year=year)
        counter = cls.objects.select_for_update().get(year=year)
        counter.last += 1
        counter.save(update_fields=["last"])
        return str(counter)
