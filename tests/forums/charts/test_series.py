"""A series says what was measured, draws no line over years without a reading, and claims what the figures prove."""

from datetime import date
from decimal import Decimal

import pytest

from forums.charts.findings import Finding, finding
from forums.charts.labels import NARROW, WIDE
from forums.charts.points import Kind, Point, Target, missing_years
from forums.charts.scale import Scale
from forums.charts.series import Drawing, Series, series

from .test_labels import overlaps


def points(*values: str | int | None) -> list[Point]:
    return [Point(date(2020 + at, 12, 31), Decimal(value)) for at, value in enumerate(values) if value is not None]


def drawn(*values: str | int | None, target: Target | None = None, reached: bool = False) -> Series:
    chart = series("a", points(*values), [target] if target else [], reached=reached)
    assert chart is not None
    return chart


def words(chart: Series, tone: str) -> list[str]:
    return [label.text for label in chart.labels if f"series__text--{tone}" in label.classes]


@pytest.mark.parametrize(
    ("values", "target", "proved"),
    [
        ([], 5, Finding.NOTHING),
        ([3], 5, Finding.NOTHING),
        ([5], 5, Finding.REACHED),
        ([17, 10], 6, Finding.NEARER),
        ([17, 5], 6, Finding.REACHED),
        ([17, 9, 10], 6, Finding.NOTHING),
        ([17, 18, 19], 6, Finding.FURTHER),
        ([17, 20, 19], 6, Finding.NOTHING),
        ([4, 4], 6, Finding.UNCHANGED),
        ([4, 6], 6, Finding.REACHED),
        ([6, 7], 6, Finding.FURTHER),
        ([6, 7, 6], 6, Finding.REACHED),
        ([1, 2, 2], None, Finding.RISES),
        ([3, 2, 2], None, Finding.FALLS),
        ([3, 4, 3], None, Finding.NOTHING),
        ([0, 0], None, Finding.UNCHANGED),
    ],
)
def test_a_title_claims_only_what_the_figures_prove(values: list[int], target: int | None, proved: Finding) -> None:
    level = None if target is None else Decimal(target)
    assert finding([Decimal(value) for value in values], level) is proved


def test_nothing_measured_draws_nothing() -> None:
    assert series("a", []) is None


def test_one_reading_is_a_point_without_a_line() -> None:
    chart = drawn(9)
    assert (len(chart.dots), chart.runs, chart.gaps, words(chart, "last"), words(chart, "year")) == (
        1,
        [],
        [],
        ["9"],
        ["2020"],
    )


def test_a_line_breaks_where_years_are_missing() -> None:
    rows = points(40, None, None, 75, 60)
    chart = drawn(40, None, None, 75, 60)
    assert missing_years(rows) == [2021, 2022]
    assert (len(chart.runs), len(chart.gaps)) == (1, 1)


def test_several_readings_in_a_year_leave_no_gap() -> None:
    rows = [Point(date(2020, 3, 1), Decimal(1)), Point(date(2020, 9, 1), Decimal(2)), *points(None, None, 3)]
    assert missing_years(rows) == []


def test_the_way_to_the_target_is_drawn_while_it_lies_ahead() -> None:
    target = Target(Decimal(6), "Target: 6 weeks", 2029)
    assert drawn(17, 10, target=target).way is not None
    assert drawn(17, 6, target=target, reached=True).way is None
    assert drawn(17, 10, target=Target(Decimal(6), "Target: 6 weeks", 2020)).way is None
    assert drawn(17, 10, target=Target(Decimal(6), "Target: 6 weeks")).way is None


def test_the_latest_value_and_the_target_are_always_said() -> None:
    chart = drawn(98_500, 123_456, 250_000, 249_999, 260_500, target=Target(Decimal(300_000), "Target: 300,000"))
    assert (words(chart, "last"), words(chart, "target")) == (["260.500"], ["Target: 300,000"])


def test_several_targets_are_levels_each_until_its_year_and_the_way_leads_over_them() -> None:
    steps = [Target(Decimal(300), "Target 2030: 300", 2030), Target(Decimal(200), "Target 2027: 200", 2027)]
    chart = series("a", points(120, 140, 165, 190), steps)
    assert chart is not None
    first, second = chart.targets
    assert (first.x1, first.x2 == second.x1, second.x2) == ("0%", True, "91%")
    assert chart.way is not None
    assert len(chart.way.points.split()) == 3
    assert sorted(words(chart, "target")) == ["Target 2027: 200", "Target 2030: 300"]


def test_corrected_readings_and_the_baseline_are_drawn_in_a_way_of_their_own() -> None:
    rows = [Point(date(2019, 12, 31), Decimal(1), Kind.BASELINE), *points(2, 3)]
    chart = series("a", [*rows, Point(date(2022, 12, 31), Decimal(4), Kind.CORRECTED)])
    assert chart is not None
    assert [dot.kind for dot in chart.dots] == [Kind.BASELINE, Kind.READING, Kind.READING, Kind.CORRECTED]


@pytest.mark.parametrize("width", [NARROW, 22, WIDE, 60])
@pytest.mark.parametrize(
    "values", [(17, 15, 13, 11, 10), (5, 6, 5, 6, 5, 6), (0, 0, 0), (98_500, 123_456, 250_000), (-3, 4, -5)]
)
def test_no_value_lies_on_another(values: tuple[int, ...], width: float) -> None:
    drawing = Drawing(points(*values), [Target(Decimal(6), "Target: 6 weeks", 2029)])
    room = width - drawing.aside
    for placed in (drawing.words(), drawing.years()):
        boxes = [label.box for label in placed if width >= WIDE or not label.wide]
        pairs = [(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]]
        assert [pair for pair in pairs if overlaps(*pair, room)] == []


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0], [0, 1]),
        ([17], [0, 5, 10, 15, 20]),
        ([100], [0, 25, 50, 75, 100]),
        ([260_500], [0, 100_000, 200_000, 300_000]),
        (["0.4"], ["0", "0.1", "0.2", "0.3", "0.4"]),
        ([-3, 4], [-4, -2, 0, 2, 4]),
        ([-3], [-3, -2, -1, 0]),
    ],
)
def test_ticks_are_round_and_hold_zero(values: list[int], ticks: list[int]) -> None:
    assert Scale.over([Decimal(value) for value in values]).ticks == [Decimal(tick) for tick in ticks]
