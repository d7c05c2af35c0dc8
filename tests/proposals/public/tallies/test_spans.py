"""Every period is put together from spans that cover each of its days once."""

import random
from datetime import date, timedelta

import pytest

from proposals.public.periods import Period
from proposals.public.tallies.models import Tally
from proposals.public.tallies.reading import sums_by_field
from proposals.public.tallies.spans import Unit, spans_of, start_of

FIRST, LAST = date(2023, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


@pytest.fixture
def days(db: None) -> None:
    """As if one suggestion had been received on each day of four years."""
    found: dict[tuple[Unit, date], int] = {}
    for day in DAYS:
        for unit in Unit:
            found[unit, start_of(unit, day)] = found.get((unit, start_of(unit, day)), 0) + 1
    Tally.objects.all().delete()
    Tally.objects.bulk_create(
        Tally(unit=unit, start=start, counts={"q": {"online": count}}) for (unit, start), count in found.items()
    )


def _periods() -> list[Period]:
    dice, found = (
        random.Random(4),  # noqa: S311
        [
            Period(),
            Period(FIRST, LAST),
            Period(FIRST, FIRST),
            Period(LAST, None),
        ],
    )
    edges = [day for day in DAYS if day.day in {1, 2, 28, 31}]
    for choices in (DAYS, edges):
        for _number in range(60):
            start, end = sorted(dice.choices(choices, k=2))
            found += [Period(start, end)]
        found += [Period(dice.choice(choices), None), Period(None, dice.choice(choices))]
    return found


def test_each_day_of_a_period_counts_once(days: None) -> None:
    for period in _periods():
        received = sum(sums.sources["online"] for sums in sums_by_field(period).values())
        wanted = [day for day in DAYS if (period.start or day) <= day <= (period.end or day)]
        assert (period, received) == (period, len(wanted))


def test_a_long_period_takes_few_rows(days: None) -> None:
    assert Tally.objects.filter(spans_of(Period(date(2023, 2, 2), date(2026, 11, 29)))).count() <= 2 + 22 + 60
