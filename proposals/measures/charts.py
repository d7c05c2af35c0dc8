"""Indicators and measures as charts: what their pictures show, what their titles may claim, what their tables hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from forums.charts.findings import Finding
from forums.charts.marks import Mark
from forums.charts.numbers import figure
from forums.charts.parts import Part
from forums.charts.series import Point, Series, Target, missing_years, series
from forums.charts.tables import Cell, Column, Row, Table
from forums.fields.models import ActionField
from forums.municipality.text_language import checked

from .forms import STATUSES
from .goals import Indicator, Reading
from .workflow import Status

MARKS: dict[Status, Mark] = {
    Status.DONE: Mark.DONE,
    Status.PARTLY: Mark.PARTLY,
    Status.RUNNING: Mark.RUNNING,
    Status.PLANNED: Mark.PLANNED,
    Status.ADOPTED: Mark.ADOPTED,
    Status.PROPOSED: Mark.OPEN,
    Status.STOPPED: Mark.STOPPED,
}
WORDS = {status: word for word, status in STATUSES.items()}

TITLES: dict[Finding, StrOrPromise] = {
    Finding.REACHED: gettext_lazy("%(name)s: the target is reached"),
    Finding.NEARER: gettext_lazy("%(name)s: closer to the target, but not there yet"),
    Finding.FURTHER: gettext_lazy("%(name)s: further from the target than at the beginning"),
    Finding.UNCHANGED: gettext_lazy("%(name)s: unchanged"),
    Finding.RISES: gettext_lazy("%(name)s: rising"),
    Finding.FALLS: gettext_lazy("%(name)s: falling"),
}


@dataclass(frozen=True)
class IndicatorChart:
    """For components/chart_series.html; `chart` is None while nothing has been measured."""

    title: str
    note: str
    chart: Series | None
    table: Table


def indicator_chart(
    indicator: Indicator, readings: Sequence[Reading], *, of: ActionField | None = None
) -> IndicatorChart:
    """From all its readings, oldest first; says which field it is `of` where a page has several."""
    points = [Point(reading.on, reading.value) for reading in readings]
    chart = series(f"indicator-{indicator.pk}", points, _target(indicator))
    title = TITLES.get(chart.finding) if chart else None
    name = str(indicator.name)
    return IndicatorChart(
        str(title) % {"name": name} if title else name,
        " · ".join([*([f"{of.code} {of}"] if of else []), _("Measured in: %(unit)s") % {"unit": indicator.unit}]),
        chart,
        Table(
            [Column(_("Day"), words=True), Column(_("Value")), Column(_("Source"), words=True)],
            _rows(readings, missing_years(points)),
        ),
    )


def status_parts(counts: Mapping[Status, int], *, field: str = "") -> list[Part]:
    """So many measures in each status, those that are furthest first; each number leads to its list."""
    found = []
    for status, mark in MARKS.items():
        query = {**({"feld": field} if field else {}), "stand": WORDS[status]}
        found.append(Part(mark, str(status.label), counts.get(status, 0), reverse("measure_list", query=query)))
    return found


def _target(indicator: Indicator) -> Target | None:
    if indicator.target is None:
        return None
    words = _("Target: %(value)s") % {"value": figure(indicator.target)}
    return Target(indicator.target, words, indicator.target_year)


def _rows(readings: Sequence[Reading], missing: Sequence[int]) -> list[Row]:
    rows = [
        (reading.on, Row(_day(reading.on), [Cell(figure(reading.value)), _source(reading)])) for reading in readings
    ]
    rows += [
        (date(year, 7, 1), Row(str(year), [Cell(_("not measured"), words=True), Cell("–", words=True)]))
        for year in missing
    ]
    return [row for _on, row in sorted(rows, key=lambda pair: pair[0])]


def _source(reading: Reading) -> Cell:
    language = checked("de", reading.source) if reading.source else ""
    return Cell(reading.source or "–", words=True, language=language)


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
