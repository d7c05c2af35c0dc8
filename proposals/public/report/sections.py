"""The parts of a report: each a picture or a table for the page, and the same figures as a sheet to take along."""

from dataclasses import dataclass

from forums.charts.matrix import Matrix
from forums.charts.parts import Bars


@dataclass(frozen=True)
class Sheet:
    """A table to take along: numbers as numbers, without groups of digits."""

    headers: list[str]
    lines: list[list[object]]


@dataclass(frozen=True)
class Section[C: (Bars, Matrix)]:
    """For the chart_… components; `sheet` holds what the picture shows."""

    title: str
    note: str
    chart: C
    sheet: Sheet


@dataclass(frozen=True)
class TableSection:
    """For components/table.html."""

    title: str
    caption: str
    note: str
    columns: list[object]
    rows: list[list[object]]
    sheet: Sheet
