"""How long answers took: read from three columns that the first answer leaves behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class AnswerTimes:
    """Working days from publication to the first answer, and how many came by the date that was public.

    What is open again keeps how long its first answer took, but has none that stands: it waits for the next, and is
    neither punctual nor late before that is there.
    """

    answered: int = 0
    in_time: int = 0
    median_days: int | None = None
    open_again: int = 0

    @classmethod
    def of(cls, counted: Iterable[tuple[int, bool | None, int]]) -> Self:
        """From rows of (days, in time, how many); None in place of the second for what is open again. The median of
        an even number is the lower of the two."""
        rows = sorted(counted, key=lambda row: row[0])
        answered = sum(count for _days, _in_time, count in rows)
        in_time = sum(count for _days, punctual, count in rows if punctual)
        open_again = sum(count for _days, punctual, count in rows if punctual is None)
        seen = 0
        for days, _in_time, count in rows:
            seen += count
            if 2 * seen >= answered:
                return cls(answered, in_time, days, open_again)
        return cls()

    @property
    def standing(self) -> int:
        """Answers that stand: in time or late, each of them one of the two."""
        return self.answered - self.open_again

    @property
    def late(self) -> int:
        return self.standing - self.in_time

    @property
    def share_in_time(self) -> int | None:
        """In percent, rounded down: 99 of 100 stays 99. None while no answer stands."""
        return self.in_time * 100 // self.standing if self.standing else None
