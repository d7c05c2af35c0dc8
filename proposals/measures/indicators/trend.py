"""What the readings of an indicator say, in words: a chart alone would leave people out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

from .direction import Standing
from .models import Indicator


class Course(StrEnum):
    RISEN = "risen"
    FALLEN = "fallen"
    SAME = "same"


@dataclass(frozen=True)
class Trend:
    """The latest `value` and its day; `before` and `since` the reading before it, where there is one, and the `course`
    from that to this. `standing` says what it means."""

    value: Decimal
    on: date
    standing: Standing
    before: Decimal | None = None
    since: date | None = None
    course: Course | None = None

    @classmethod
    def of(cls, indicator: Indicator) -> Self | None:
        """None while there is no reading."""
        run = indicator.read_values
        if not run:
            return None
        new = run[-1]
        if len(run) == 1:
            return cls(new.value, new.on, indicator.standing)
        old = run[-2]
        return cls(new.value, new.on, indicator.standing, old.value, old.on, _course(old.value, new.value))


def _course(old: Decimal, new: Decimal) -> Course:
    if new == old:
        return Course.SAME
    return Course.RISEN if new > old else Course.FALLEN
