"""The table under a chart: every number of the picture, each a link to what it counts where there is such a list."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """`words` are no number, and stand at the start of the line; `language` where somebody wrote them by hand."""

    text: str
    url: str = ""
    words: bool = False
    language: str = ""


@dataclass(frozen=True)
class Column:
    text: str
    words: bool = False


@dataclass(frozen=True)
class Row:
    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """For components/chart_table.html; the first column names the rows."""

    columns: Sequence[Column]
    rows: Sequence[Row]
