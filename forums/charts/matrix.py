"""Rows by kinds: how many of each, as squares whose area is the number."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from .marks import Mark, Pattern, fill, patterns
from .numbers import figure, rem
from .parts import Bar, Part, Whole, strip

SIDE = 1.75  # rem, of the largest square
LEAST_SIDE = 0.5


@dataclass(frozen=True)
class Square:
    """`side` is empty for nothing; `narrow` words stand beside the number where the table is no table any more."""

    part: Part
    side: str
    fill: str

    @property
    def text(self) -> str:
        return figure(self.part.count)


@dataclass(frozen=True)
class Line:
    """One row; `below` another of which it is a part, and whose numbers hold it already."""

    whole: Whole
    squares: list[Square]
    bar: Bar
    below: bool = False

    @property
    def total(self) -> str:
        return figure(self.whole.total)


@dataclass(frozen=True)
class Kind:
    mark: Mark
    label: str
    fill: str


@dataclass(frozen=True)
class Matrix:
    """For components/chart_matrix.html, which is its own table."""

    key: str
    kinds: list[Kind]
    lines: list[Line]
    patterns: list[Pattern]

    @property
    def is_empty(self) -> bool:
        return not any(line.whole.total for line in self.lines)


def matrix(key: str, wholes: Sequence[tuple[Whole, bool]]) -> Matrix:
    """From rows that all have the same kinds of parts, each with whether it is a part of the row above it."""
    largest = max((part.count for whole, _below in wholes for part in whole.parts), default=0)
    lines = [
        Line(
            whole,
            [Square(part, _side(part.count, largest), fill(key, part.mark)) for part in whole.parts],
            strip(key, whole.parts, of="").bars[0],
            below,
        )
        for whole, below in wholes
    ]
    kinds = wholes[0][0].parts if wholes else []
    return Matrix(
        key,
        [Kind(part.mark, part.label, fill(key, part.mark)) for part in kinds],
        lines,
        patterns(key, (part.mark for part in kinds)),
    )


def _side(count: int, largest: int) -> str:
    return rem(max(LEAST_SIDE, SIDE * sqrt(count / largest))) if count else ""
