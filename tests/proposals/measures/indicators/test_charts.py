"""A chart says no more than its figures prove, and names what was corrected, what is missing and what is late."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from proposals.measures.indicators.charts import IndicatorChart, indicator_chart
from proposals.measures.indicators.direction import Direction
from proposals.measures.indicators.models import Indicator
from proposals.measures.indicators.readings import Reading
from tests.factories import IndicatorFactory, both

from .conftest import fresh


@pytest.fixture(autouse=True)
def german() -> object:
    with override("de"):
        yield


def chart(indicator: Indicator) -> IndicatorChart:
    return indicator_chart(fresh(indicator))


def rows(drawn: IndicatorChart) -> list[tuple[str, str]]:
    return [(row.name, row.cells[0].text) for row in drawn.table.rows]


def test_three_years_are_a_line_with_every_figure_in_its_table(indicator: Indicator) -> None:
    drawn = chart(indicator)
    assert (drawn.bars, drawn.line is None) == (None, False)
    assert drawn.title == "Offene Treffs: näher am Ziel, aber noch nicht dort"
    assert rows(drawn) == [("31.12.2023", "5"), ("31.12.2024", "6"), ("31.12.2025", "9"), ("Ziel 2030", "14")]


def test_few_figures_are_bars(indicator: Indicator) -> None:
    Reading.objects.filter(indicator=indicator, on__year=2023).delete()
    drawn = chart(indicator)
    assert drawn.line is None
    assert drawn.bars is not None
    assert [(bar.name, bar.text) for bar in drawn.bars.bars] == [
        ("31.12.2024", "6"),
        ("31.12.2025", "9"),
        ("Ziel 2030", "14"),
    ]


def test_figures_of_one_year_are_bars(indicator: Indicator) -> None:
    Reading.objects.filter(indicator=indicator).exclude(on__year=2025).delete()
    for month in (3, 6, 9):
        indicator.record(on=date(2025, month, 30), value=Decimal(month), by=None)
    assert chart(indicator).line is None


def test_a_baseline_older_than_all_readings_begins_the_line(indicator: Indicator) -> None:
    Indicator.objects.filter(pk=indicator.pk).update(baseline=3, baseline_year=2020)
    drawn = chart(indicator)
    assert drawn.line is not None
    assert [dot.kind for dot in drawn.line.dots] == ["baseline", "reading", "reading", "reading"]
    assert rows(drawn)[0] == ("Ausgangswert 2020", "3")


def test_without_a_reading_there_is_no_picture_and_no_claim(db: None) -> None:
    drawn = chart(IndicatorFactory(name=both("Termine"), target=5))
    assert (drawn.is_empty, drawn.title) == (True, "Termine")


def test_a_correction_is_marked_and_told_with_its_reason(indicator: Indicator) -> None:
    Reading.objects.get(on__year=2024).correct(value=Decimal(7), reason="Zahlendreher", by=None)
    drawn = chart(indicator)
    assert drawn.line is not None
    assert [dot.kind for dot in drawn.line.dots] == ["reading", "corrected", "reading"]
    assert ("31.12.2024", "7 (berichtigt)") in rows(drawn)
    [told] = drawn.corrections
    assert "Der Wert vom 31.12.2024 war 6 und ist 7." in told.what
    assert told.reason == "Zahlendreher"


@pytest.mark.parametrize(
    ("direction", "title"),
    [
        (Direction.UP, "Offene Treffs: näher am Ziel, aber noch nicht dort"),
        (Direction.DOWN, "Offene Treffs: Ziel erreicht"),
        (Direction.HOLD, "Offene Treffs: näher am Ziel, aber noch nicht dort"),
    ],
)
def test_the_title_follows_what_is_wanted(indicator: Indicator, direction: str, title: str) -> None:
    Indicator.objects.filter(pk=indicator.pk).update(direction=direction)
    assert chart(indicator).title == title


def test_without_a_target_the_title_tells_the_course_alone(indicator: Indicator) -> None:
    indicator.targets.all().delete()
    assert chart(indicator).title == "Offene Treffs: steigt"


def test_what_is_late_is_said_beside_the_picture(indicator: Indicator) -> None:
    Indicator.objects.filter(pk=indicator.pk).update(delay=0)
    Reading.objects.filter(on__year__gte=2024).delete()
    assert "Messwert überfällig seit 31. Dezember 2024" in chart(indicator).note
