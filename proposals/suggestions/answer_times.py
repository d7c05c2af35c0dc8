"""How long answers took: read from three columns that the first answer leaves behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class AnswerTimes:
    """Working days from publication to the first answer, and how many came by the date that was public."""

    answered: int = 0
    in_time: int = 0
    median_days: int | None = None

    @classmethod
    def of(cls, counted: Iterable[tuple[int, bool, int]]) -> Self:
        """From rows of (days, in time, how many). The median of an even number is the lower of the two."""
        rows = sorted(counted)
        answered = sum(count for _days, _in_time, count in rows)
        in_time = sum(count for _days, punctual, count in rows if punctual)
        seen = 0
        for days, _in_time, count in rows:
            seen += count
            if 2 * seen >= answered:
                return cls(answered, in_time, days)
        return cls()

    @property
    def share_in_time(self) -> int | None:
        """In percent, rounded down: 99 of 100 stays 99. None while nothing has been answered."""
        return self.in_time * 100 // self.answered if self.answered else None
