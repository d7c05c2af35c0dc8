"""A few figures as bars on one scale, beside what is to be reached: where a line would have too few points."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .marks import Mark, Pattern, fill, patterns
from .numbers import figure, per_cent
from .scale import Scale


@dataclass(frozen=True)
class Value:
    """`name` says of when it is, or what; a target is one among them, with a mark of its own."""

    name: str
    value: Decimal
    mark: Mark = Mark.SAID


@dataclass(frozen=True)
class ValueBar:
    """A value as it is drawn: from zero to the right, or to the left of it where it is negative."""

    name: str
    text: str
    mark: Mark
    x: str
    width: str
    fill: str


@dataclass(frozen=True)
class Values:
    """For components/chart_values.html. `zero` is where the bars begin; empty where that is the edge."""

    key: str
    bars: list[ValueBar]
    zero: str
    patterns: list[Pattern]


def values(key: str, rows: Sequence[Value]) -> Values | None:
    """In the order they are given; None for nothing."""
    if not rows:
        return None
    scale = Scale.over([row.value for row in rows])
    zero = scale.share(Decimal(0))
    drawn = []
    for row in rows:
        end = scale.share(row.value)
        start, width = min(zero, end), abs(end - zero)
        drawn.append(
            ValueBar(row.name, figure(row.value), row.mark, per_cent(start), per_cent(width), fill(key, row.mark))
        )
    return Values(key, drawn, per_cent(zero) if zero else "", patterns(key, (row.mark for row in rows)))
