"""An indicator of the language field, with readings of three years."""

from datetime import date
from decimal import Decimal

import pytest

from proposals.measures.indicators.models import Indicator
from tests.conftest import City
from tests.factories import GoalFactory, IndicatorFactory, both


@pytest.fixture
def indicator(city: City) -> Indicator:
    made: Indicator = IndicatorFactory(
        goal=GoalFactory(field=city.language),
        name=both("Offene Treffs", "Open meetings"),
        unit=both("Treffen", "meetings"),
        target=14,
        target__year=2030,
    )
    for year, value in ((2023, 5), (2024, 6), (2025, 9)):
        made.record(on=date(year, 12, 31), value=Decimal(value), by=None, source="Volkshochschule")
    return fresh(made)


def fresh(indicator: Indicator) -> Indicator:
    """As the next request reads it."""
    return Indicator.objects.read().get(pk=indicator.pk)
