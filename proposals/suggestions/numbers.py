"""Numbers people can say on the telephone: 2026-0042, counted per year without gaps by lost races."""

import re
from collections.abc import Callable

from django.db import models
from django.utils.translation import gettext_lazy as _

TYPED = re.compile(r"\s*(?:nr|no|#)?[.:\s]*(\d{1,6})\s*[-‐‑–/._\s]\s*(\d{1,6})\s*", re.IGNORECASE | re.ASCII)
CENTURY = range(2000, 2100)
# In running text only what can hardly be anything else: our own spelling; year and number after "Nr."; either order
# after "Anregung". "12/2026" is a month, "2026-2027" a season, and councils number their papers as well.
MENTIONED = re.compile(
    r"""(?<![\w/.–-])(?:
        (?P<other>(?:Vorlagen?|Drucksachen?|Antrag|Anträge|Beschluss|paper|motion)[ \t]+)?
        (?:Nrn?\.?|No\.|Nummer|number|\#)[ \t]*(?P<after_number>20\d\d[/‐‑–-]\d{1,6})
        | (?:Anregung(?:en)?|suggestion)[ \t]+(?:(?:Nrn?\.?|No\.|Nummer|number|\#)[ \t]*)?
        (?P<after_word>20\d\d[/‐‑–-]\d{1,6}|\d{1,6}[/‐‑–-]20\d\d)
        | (?P<ours>20\d\d[‐‑-](?!20\d\d)\d{4,6})
    )(?!\w|[/‐‑–-]\d)""",
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)


def typed(text: str) -> str | None:
    """The number somebody meant: `2026-42`, `42/2026`, `Nr. 2026/0042` → `2026-0042`; None for anything else."""
    if not (found := TYPED.fullmatch(text)):
        return None
    first, second = int(found[1]), int(found[2])
    year, count = (first, second) if first in CENTURY else (second, first)
    return f"{year}-{count:04d}" if year in CENTURY and count else None


def mentioned(text: str, replaced: Callable[[str, str], str]) -> str:
    """The text with each number of a suggestion, as people mention them, replaced by what `replaced` makes of the
    number and the words that say it."""

    def replace(found: re.Match[str]) -> str:
        said = found["after_number"] or found["after_word"] or found["ours"]
        number = None if found["other"] else typed(said)
        return replaced(number, found[0]) if number else found[0]

    return MENTIONED.sub(replace, text)


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
