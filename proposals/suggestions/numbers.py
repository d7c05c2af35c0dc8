"""Numbers people can say on the telephone: 2026-0042, counted per year without gaps by lost races."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

TYPED = re.compile(r"\s*(?:nr|no|#)?[.:\s]*(\d{1,6})\s*[-–/._\s]\s*(\d{1,6})\s*", re.IGNORECASE | re.ASCII)
CENTURY = range(2000, 2100)


def typed(text: str) -> str | None:
    """The number somebody meant: `2026-42`, `42/2026`, `Nr. 2026/0042` → `2026-0042`; None for anything else."""
    if not (found := TYPED.fullmatch(text)):
        return None
    first, second = int(found[1]), int(found[2])
    year, count = (first, second) if first in CENTURY else (second, first)
    return f"{year}-{count:04d}" if year in CENTURY and count else None


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
        return cls.take_many(year, 1)[0]

    @classmethod
    def take_many(cls, year: int, count: int) -> list[str]:
        """The next numbers in one block; with 0 only the lock. Call inside the transaction that uses them."""
        cls.objects.get_or_create(year=year)
        counter = cls.objects.select_for_update().get(year=year)
        first = counter.last + 1
        counter.last += count
        counter.save(update_fields=["last"])
        return [f"{year}-{number:04d}" for number in range(first, first + count)]
