"""What readings say about an indicator."""

from datetime import date
from decimal import Decimal

import pytest

from proposals.measures.models import Reading
from proposals.measures.trend import Course, Trend


def run(*values: int) -> list[Reading]:
    return [Reading(on=date(2020 + at, 12, 31), value=Decimal(value)) for at, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "target", "said"),
    [
        ((5,), None, (None, None, None)),
        ((5, 8), None, (Course.RISEN, None, None)),
        ((5, 8), 10, (Course.RISEN, False, True)),
        ((5, 12), 10, (Course.RISEN, True, True)),
        ((5, 12, 11), 10, (Course.FALLEN, True, False)),
        ((13, 11), 6, (Course.FALLEN, False, True)),
        ((13, 14), 6, (Course.RISEN, False, False)),
        ((13, 5), 6, (Course.FALLEN, True, True)),
        ((5, 5), 10, (Course.SAME, False, None)),
        ((10, 11), 10, (Course.RISEN, False, None)),
        ((10,), 10, (None, True, None)),
    ],
)
def test_the_direction_that_is_wanted_follows_from_the_first_reading(
    values: tuple[int, ...], target: int | None, said: tuple[Course | None, bool | None, bool | None]
) -> None:
    trend = Trend.of(run(*values), None if target is None else Decimal(target))
    assert trend is not None
    assert (trend.course, trend.reached, trend.nearer) == said


def test_without_reading_there_is_nothing_to_say() -> None:
    assert Trend.of([], Decimal(10)) is None
