"""What was measured when, and what is to be reached: the figures that series and bars of values are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise


class Kind(StrEnum):
    """What a point is; each is drawn in a way of its own."""

    READING = "reading"
    CORRECTED = "corrected"
    BASELINE = "baseline"


@dataclass(frozen=True)
class Point:
    on: date
    value: Decimal
    kind: Kind = Kind.READING


@dataclass(frozen=True)
class Target:
    """What is to be reached; by the end of `year` where one is named. `words` stand at its line."""

    value: Decimal
    words: str
    year: int | None = None


def missing_years(points: Sequence[Point]) -> list[int]:
    """Years between two readings that have none; nothing where some year has several."""
    years = [point.on.year for point in points]
    if len(set(years)) != len(years):
        return []
    return [year for old, new in pairwise(years) for year in range(old + 1, new)]
