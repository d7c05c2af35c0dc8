"""Where an indicator stands follows from its figures, its direction and the target that counts."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from proposals.measures.indicators.direction import Direction, Standing, standing, target_for

UP, DOWN, HOLD, UNSAID = Direction.UP, Direction.DOWN, Direction.HOLD, ""


@pytest.mark.parametrize(
    ("direction", "values", "baseline", "target", "said"),
    [
        (UP, (), None, 10, Standing.NO_READING),
        (UP, (), 5, 10, Standing.NO_READING),
        (UP, (5,), None, None, Standing.UNKNOWN),
        (UP, (5,), None, 10, Standing.NOT_YET),
        (UP, (10,), None, 10, Standing.REACHED),
        (UP, (7,), 5, 10, Standing.ON_THE_WAY),
        (UP, (4,), 5, 10, Standing.AWAY),
        (UP, (5,), 5, 10, Standing.NOT_YET),
        (UP, (5, 8), None, 10, Standing.ON_THE_WAY),
        (UP, (5, 9, 8), None, 10, Standing.NOT_YET),
        (UP, (5, 8, 8), None, 10, Standing.NOT_YET),
        (UP, (5, 3), None, 10, Standing.AWAY),
        (UP, (5, 3, 4), None, 10, Standing.NOT_YET),
        (UP, (5, 12), None, 10, Standing.REACHED),
        (UP, (12, 11), None, 10, Standing.REACHED),
        (UP, (5, 8), None, None, Standing.ON_THE_WAY),
        (UP, (8, 5), None, None, Standing.AWAY),
        (DOWN, (13, 11), None, 6, Standing.ON_THE_WAY),
        (DOWN, (13, 14), None, 6, Standing.AWAY),
        (DOWN, (13, 6), None, 6, Standing.REACHED),
        (DOWN, (17, 9, 10), None, 6, Standing.NOT_YET),
        (HOLD, (100,), None, None, Standing.UNKNOWN),
        (HOLD, (104,), 100, None, Standing.REACHED),
        (HOLD, (95, 105), None, 100, Standing.REACHED),
        (HOLD, (106,), 100, None, Standing.AWAY),
        (HOLD, (120, 110), None, 100, Standing.ON_THE_WAY),
        (HOLD, (110, 120), None, 100, Standing.AWAY),
        (HOLD, (120,), None, 100, Standing.NOT_YET),
        (HOLD, (0, 0), None, 0, Standing.REACHED),
        (UNSAID, (5, 8), None, None, Standing.UNKNOWN),
        (UNSAID, (5, 8), None, 10, Standing.ON_THE_WAY),
        (UNSAID, (13, 11), None, 6, Standing.ON_THE_WAY),
        (UNSAID, (13, 14), None, 6, Standing.AWAY),
    ],
)
def test_the_standing_is_what_the_figures_prove(
    direction: str, values: tuple[int, ...], baseline: int | None, target: int | None, said: Standing
) -> None:
    start = None if baseline is None else Decimal(baseline)
    level = None if target is None else Decimal(target)
    assert standing(direction, [Decimal(value) for value in values], baseline=start, target=level) is said


@dataclass(frozen=True)
class Target:
    value: Decimal
    year: int | None


@pytest.mark.parametrize(
    ("years", "now", "counts"),
    [
        ([], 2026, None),
        ([2028, 2030], 2026, 2028),
        ([2030, 2028], 2028, 2028),
        ([2028, 2030], 2029, 2030),
        ([2028, 2030], 2031, 2030),
        ([None, 2028], 2026, 2028),
        ([None, 2028], 2029, None),
    ],
)
def test_the_next_target_counts_then_the_last(years: list[int | None], now: int, counts: int | None) -> None:
    found = target_for([Target(Decimal(1), year) for year in years], now)
    assert (found.year if found else None) == counts
