"""The sums of a period, by field: one query, whatever the number of suggestions."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists

from forums.municipality.calendar import today
from proposals.suggestions.answer_times import AnswerTimes
from proposals.suggestions.stages import Stage

from ..periods import Period
from .keeping import settle
from .models import Tally, TallyChange
from .shares import IN_TIME as CAME_IN_TIME
from .shares import OPEN_AGAIN, Kind
from .spans import spans_of

type Counts = Mapping[str, Mapping[str, int]]  # by Kind, then by value


@dataclass(frozen=True)
class Sums:
    """Public suggestions that were not taken back, counted by what is true of each. Only what is asked for is added
    up."""

    parts: Sequence[Counts] = ()

    @classmethod
    def together(cls, several: "Iterable[Sums]") -> "Sums":
        return cls([part for each in several for part in each.parts])

    def _counted(self, kind: Kind) -> Counter[str]:
        found: Counter[str] = Counter()
        for part in self.parts:
            found.update(part.get(kind, {}))
        return found

    @cached_property
    def stages(self) -> Counter[tuple[Stage, str]]:
        """With the letters of shares.py for what came of them."""
        found: Counter[tuple[Stage, str]] = Counter()
        for value, count in self._counted(Kind.STAGE).items():
            stage, _colon, facts = value.partition(":")
            found[Stage(stage), facts] += count
        return found

    @cached_property
    def answers(self) -> Counter[tuple[int, bool | None]]:
        """Working days to the first answer, and whether it came in time; None: open again."""
        found: Counter[tuple[int, bool | None]] = Counter()
        for value, count in self._counted(Kind.ANSWER).items():
            days, _colon, came = value.partition(":")
            found[int(days), None if came == OPEN_AGAIN else came == CAME_IN_TIME] += count
        return found

    @cached_property
    def waiting(self) -> Counter[date]:
        """Since when, for the first answer."""
        return Counter({date.fromisoformat(day): count for day, count in self._counted(Kind.WAITING).items()})

    @cached_property
    def sources(self) -> Counter[str]:
        return self._counted(Kind.SOURCE)

    @cached_property
    def languages(self) -> Counter[str]:
        return self._counted(Kind.LANGUAGE)

    @cached_property
    def districts(self) -> Counter[int | None]:
        return Counter({int(key) if key else None: count for key, count in self._counted(Kind.DISTRICT).items()})

    @cached_property
    def associations(self) -> Counter[int]:
        return Counter({int(key): count for key, count in self._counted(Kind.ASSOCIATION).items()})

    def count(self, *, fact: str = "", is_open: bool | None = None) -> int:
        """Those with this fact, open ones or ended ones alone."""
        return sum(
            count
            for (stage, facts), count in self.stages.items()
            if fact in facts and is_open in (None, stage == Stage.OPEN)
        )

    @property
    def times(self) -> AnswerTimes:
        return AnswerTimes.of((days, in_time, count) for (days, in_time), count in self.answers.items())

    @cached_property
    def overdue(self) -> Counter[date]:
        """Open ones whose day has passed, by that day."""
        passed, due = today().isoformat(), self._counted(Kind.DUE)
        return Counter({date.fromisoformat(day): count for day, count in due.items() if day < passed})


def sums_by_field(period: Period, fields: Collection[int] | None = None) -> dict[int | None, Sums]:
    """Of these fields, or of all and of none; only where there is something to count. What has changed is counted
    first: one query where nothing has."""
    rows = Tally.objects.filter(spans_of(period))
    if fields is not None:
        rows = rows.filter(field__in=fields)
    asked = rows.annotate(is_old=Exists(TallyChange.objects.all())).values_list("field_id", "counts", "is_old")
    told = list(asked)
    if (not told or told[0][2]) and settle():
        told = list(asked.all())
    found: dict[int | None, list[Counts]] = {}
    for key, counts in ((key, counts) for key, counts, _is_old in told if counts):
        found.setdefault(key, []).append(counts)
    return {key: Sums(parts) for key, parts in found.items()}
