"""The scale of an axis: round ticks that hold all values, and zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_STEPS = 4


@dataclass(frozen=True)
class Scale:
    """Ticks from the lowest to the highest, at equal distances. Without zero a line would tell a small change as a
    large one."""

    ticks: list[Decimal]

    @classmethod
    def over(cls, values: Sequence[Decimal]) -> "Scale":
        low, high = min(Decimal(0), *values), max(Decimal(0), *values)
        step = _step(high - low)
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
        return cls([number * step for number in map(Decimal, range(int(first), int(last) + 1))])

    def share(self, value: Decimal) -> float:
        """How far up from the lowest to the highest tick."""
        return float((value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0]))


def _step(span: Decimal) -> Decimal:
    """The smallest round step that needs no more than MOST_STEPS for the span; 1 for no span at all."""
    if not span:
        return Decimal(1)
    power = Decimal(1).scaleb((span / MOST_STEPS).adjusted())
    return next(step * power for step in STEPS if step * power * MOST_STEPS >= span)
