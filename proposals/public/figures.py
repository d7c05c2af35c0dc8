"""How much was said, what became of it and how long it took: one query, whatever the number of suggestions.

Each figure leads to the list of what it counts; list and sums begin with the same `listed()`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proposals.suggestions.answer_times import AnswerTimes

from .periods import Period
from .tallies.reading import Sums, sums_by_field
from .tallies.shares import DONE, IN_COUNCIL, MEASURED


@dataclass(frozen=True)
class Figure:
    """One number for components/stat.html; `url` is the list with exactly these rows. A duration counts no rows: its
    list has the answers it was taken from."""

    value: int
    label: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Figures:
    """Of public suggestions; those their authors took back are not counted. `open` ones include the overdue;
    `placed` ones have a topic, and with it a team; `in_council` and `done` are among the `measured`.
    `by_district` counts all by the district's key."""

    open: int
    overdue: int
    decided: int
    placed: int
    measured: int
    in_council: int
    done: int
    times: AnswerTimes
    oldest_due: date | None
    by_district: Mapping[int | None, int] = field(default_factory=dict)

    @property
    def received(self) -> int:
        return self.open + self.decided

    @classmethod
    def whole(cls) -> Self:
        """Of all that the list shows."""
        return cls.told(sums_by_field(Period()))

    @classmethod
    def in_fields(cls, fields: Collection[int]) -> Self:
        """Of these together."""
        return cls.told(sums_by_field(Period(), fields))

    @classmethod
    def by_field(cls) -> dict[int | None, Self]:
        """For each field of its own, without its sub-fields: one query for all."""
        return {key: cls.told({key: sums}) for key, sums in sums_by_field(Period()).items()}

    @classmethod
    def told(cls, sums: Mapping[int | None, Sums]) -> Self:
        """From sums that are kept, by field."""
        every = Sums.together(sums.values())
        unplaced = sums.get(None, Sums())
        return cls(
            open=every.count(is_open=True),
            overdue=every.overdue.total(),
            decided=every.count(is_open=False),
            placed=every.count() - unplaced.count(),
            measured=every.count(fact=MEASURED),
            in_council=every.count(fact=IN_COUNCIL),
            done=every.count(fact=DONE),
            times=every.times,
            oldest_due=min(every.overdue, default=None),
            by_district=every.districts,
        )

    def for_field(self, slug: str) -> list[Figure]:
        return [
            *self._waiting(slug),
            Figure(self.decided, _("already decided"), list_url(slug, stand="entschieden")),
            *self._answered(slug),
        ]

    def _waiting(self, slug: str = "") -> Iterator[Figure]:
        yield Figure(self.open, _("waiting for an answer"), list_url(slug, stand="offen"))
        yield Figure(self.overdue, _("overdue"), list_url(slug, stand="ueberfaellig"), _("of those waiting"))

    def _answered(self, slug: str = "") -> Iterator[Figure]:
        """How punctual answers were, and how long people waited for them; nothing while there is no answer."""
        times = self.times
        if times.median_days is None:
            return
        if times.standing:
            of = ngettext("%(share)s %% of %(count)s answer", "%(share)s %% of %(count)s answers", times.standing)
            share = of % {"share": times.share_in_time, "count": times.standing}
            yield Figure(times.in_time, _("answered in time"), list_url(slug, antwort="puenktlich"), share)
        days = ngettext("working day until the answer", "working days until the answer", times.median_days)
        note = _("half of the answers came sooner, half later")
        yield Figure(times.median_days, days, list_url(slug, antwort="gegeben"), note)


def list_url(slug: str = "", **words: str) -> str:
    """The public list with these filters, in the words of its address."""
    return reverse("suggestion_list", query={**({"feld": slug} if slug else {}), **words})
