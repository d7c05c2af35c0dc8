"""How long people waited for the first answer; who still waits counts with the days so far."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from forums.municipality.calendar import WorkingCalendar

from .groups import FLOOR


@dataclass(frozen=True)
class Waits:
    """How many waited so many working days, from publication on."""

    answered: Mapping[int, int]
    waiting: Mapping[int, int]

    @property
    def answers(self) -> int:
        return sum(self.answered.values())

    @property
    def open(self) -> int:
        return sum(self.waiting.values())

    def longest_of(self, per_cent: int) -> int | None:
        """So many working days at most had these per cent waited, the first of them in line; None where there are too
        few people to say so."""
        days = Counter(self.answered) + Counter(self.waiting)
        total, seen = days.total(), 0
        if total < FLOOR:
            return None
        for day in sorted(days):
            seen += days[day]
            if 100 * seen >= per_cent * total:
                return day
        return None


def working_days_since(days: Iterable[date], today: date) -> dict[date, int]:
    """As WorkingCalendar.between counts them, for many days in one walk from the first to today. Two queries, or none
    where there is no day."""
    wanted = set(days)
    if not wanted:
        return {}
    calendar, passed, found = WorkingCalendar.current(), 0, dict.fromkeys(wanted, 0)
    day, first = today, min(wanted)
    while day >= first:
        if day in wanted:
            found[day] = passed
        passed += calendar.is_working_day(day)
        day -= timedelta(days=1)
    return found
