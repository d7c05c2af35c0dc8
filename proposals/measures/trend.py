"""What the readings of an indicator say, in words: a chart alone would leave people out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from .models import Reading


class Course(StrEnum):
    RISEN = "risen"
    FALLEN = "fallen"
    SAME = "same"


@dataclass(frozen=True)
class Trend:
    """The latest `value` and its day; `before` and `since` the reading before it, where there is one.

    Whether up or down is good follows from the first reading: it lay below or above the target.
    `reached` and `nearer` (the last step led towards the target) are None where that cannot be said.
    """

    value: Decimal
    on: date
    before: Decimal | None = None
    since: date | None = None
    course: Course | None = None
    reached: bool | None = None
    nearer: bool | None = None

    @classmethod
    def of(cls, readings: "Sequence[Reading]", target: Decimal | None) -> Self | None:
        """From all readings, oldest first; None while there is none."""
        if not readings:
            return None
        first, new = readings[0], readings[-1]
        wanted = None if target is None else _course(first.value, target)
        reached = None
        if target is not None and wanted is not None:
            reached = {Course.RISEN: new.value >= target, Course.FALLEN: new.value <= target}.get(
                wanted, new.value == target
            )
        if len(readings) == 1:
            return cls(new.value, new.on, reached=reached)
        old = readings[-2]
        course = _course(old.value, new.value)
        nearer = None if wanted in (None, Course.SAME) or course is Course.SAME else course is wanted
        return cls(new.value, new.on, old.value, old.on, course, reached, nearer)


def _course(old: Decimal, new: Decimal) -> Course:
    if new == old:
        return Course.SAME
    return Course.RISEN if new > old else Course.FALLEN
