"""The sums of a period, by field: two queries, for what has changed and for the sums, whatever the number of them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from forums.municipality.calendar import today
from proposals.suggestions.answer_times import AnswerTimes
from proposals.suggestions.stages import Stage

from ..periods import Period
from .keeping import settle
from .models import Tally
from .shares import IN_TIME as CAME_IN_TIME
from .shares import OPEN_AGAIN, Kind
from .spans import spans_of


def _counter[K]() -> Counter[K]:
    return Counter()


@dataclass(frozen=True)
class Sums:
    """Public suggestions that were not taken back, counted by what is true of each."""

    stages: Counter[tuple[Stage, str]] = field(default_factory=_counter)  # with the letters of shares.py
    due: Counter[date] = field(default_factory=_counter)  # open ones whose clock runs
    answers: Counter[tuple[int, bool | None]] = field(default_factory=_counter)  # days, in time; None: open again
    waiting: Counter[date] = field(default_factory=_counter)  # since when, for the first answer
    sources: Counter[str] = field(default_factory=_counter)
    languages: Counter[str] = field(default_factory=_counter)
    districts: Counter[int | None] = field(default_factory=_counter)
    associations: Counter[int] = field(default_factory=_counter)

    @classmethod
    def of(cls, counts: Iterable[tuple[str, int]]) -> "Sums":
        """From kinds and how many; one kind may come several times."""
        found = cls()
        add = found._adders()
        for kind, count in counts:
            add[kind[0]](kind[2:], count)
        return found

    @classmethod
    def together(cls, several: "Iterable[Sums]") -> "Sums":
        found = cls()
        for each in several:
            for name, counter in vars(each).items():
                getattr(found, name).update(counter)
        return found

    def _adders(self) -> Mapping[str, Callable[[str, int], None]]:
        def stage(value: str, count: int) -> None:
            name, _colon, facts = value.partition(":")
            self.stages[Stage(name), facts] += count

        def due(value: str, count: int) -> None:
            self.due[date.fromisoformat(value)] += count

        def answer(value: str, count: int) -> None:
            days, _colon, came = value.partition(":")
            self.answers[int(days), None if came == OPEN_AGAIN else came == CAME_IN_TIME] += count

        def waiting(value: str, count: int) -> None:
            self.waiting[date.fromisoformat(value)] += count

        def source(value: str, count: int) -> None:
            self.sources[value] += count

        def language(value: str, count: int) -> None:
            self.languages[value] += count

        def district(value: str, count: int) -> None:
            self.districts[int(value) if value else None] += count

        def association(value: str, count: int) -> None:
            self.associations[int(value)] += count

        return {
            Kind.STAGE: stage,
            Kind.DUE: due,
            Kind.ANSWER: answer,
            Kind.WAITING: waiting,
            Kind.SOURCE: source,
            Kind.LANGUAGE: language,
            Kind.DISTRICT: district,
            Kind.ASSOCIATION: association,
        }

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

    @property
    def overdue(self) -> int:
        return sum(count for day, count in self.due.items() if day < today())

    @property
    def oldest_due(self) -> date | None:
        """The first day that has passed."""
        return min((day for day in self.due if day < today()), default=None)


def sums_by_field(period: Period, fields: Collection[int] | None = None) -> dict[int | None, Sums]:
    """Of these fields, or of all and of none; only where there is something to count."""
    settle()
    rows = Tally.objects.filter(spans_of(period))
    if fields is not None:
        rows = rows.filter(field__in=fields)
    found: dict[int | None, Counter[str]] = {}
    for key, counts in rows.values_list("field_id", "counts"):
        found.setdefault(key, Counter()).update(counts)
    return {key: Sums.of(counts.items()) for key, counts in found.items()}
