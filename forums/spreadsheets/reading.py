"""Reading tables that people bring: CSV in whatever encoding and delimiter, and XLSX."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext as _

from .cells import has_markup, has_unseen, is_plain, plain
from .csv_files import csv_lines
from .limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SIGNS, Unreadable
from .xlsx_files import xlsx_lines

TOP = 20  # first lines, among which the headings are
FIRST_ROWS = 3  # shown, to see what a column means

type Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Spreadsheet:
    """Headers and rows as text. Row numbers are those a spreadsheet shows.

    `head` is the row with the headings, `top` the first rows, of which another may be chosen as such; `sheets` are
    the sheets' names, where there are any. `remarks` are about the file, `notes` about a row: what reading changed.
    """

    headers: list[str]
    rows: list[tuple[int, dict[str, str]]]
    head: int = field(default=1, compare=False)
    top: Sequence[Line] = field(default=(), compare=False)
    sheet: str = field(default="", compare=False)
    sheets: Sequence[str] = field(default=(), compare=False)
    remarks: Sequence[str] = field(default=(), compare=False)
    notes: dict[int, list[str]] = field(default_factory=dict, compare=False)

    @property
    def first_rows(self) -> list[list[str]]:
        """Their cells in the order of the headings."""
        return [[row.get(header, "") for header in self.headers] for _number, row in self.rows[:FIRST_ROWS]]


def read(file: IO[bytes], name: str, *, sheet: str = "", head: int = 0) -> Spreadsheet:
    """Read a table by its name's ending. Without a choice of sheet or heading they are found. Raises Unreadable."""
    ending = PurePath(name).suffix.lower()
    if ending == ".xlsx":
        lines, sheets, sheet = xlsx_lines(file, sheet)
        return _Reading(lines).table(head, sheet=sheet, sheets=sheets)
    if ending in {".csv", ".tsv", ".txt"}:
        lines, remarks = csv_lines(file.read())
        return _Reading(lines).table(head, remarks=remarks)
    raise Unreadable(_("Only CSV and XLSX files can be imported."))


class _Reading:
    """Lines on their way into a table: cleaned, counted, and noted where cleaning changed them."""

    def __init__(self, lines: Iterator[list[str]]) -> None:
        self.notes: dict[int, list[str]] = {}
        self._cells = self._signs = 0
        self._lines = self._filled(lines)

    def _filled(self, lines: Iterator[list[str]]) -> Iterator[Line]:
        for number, line in enumerate(lines, 1):
            if any(line):
                self._measure(number, line)
                self._note(number, line)
                cells = [plain(cell) for cell in line]
                if any(cells):
                    yield number, cells

    def _measure(self, number: int, line: list[str]) -> None:
        longest = max(map(len, line))
        self._cells += len(line)
        self._signs += sum(map(len, line))
        if longest > LONGEST_CELL:
            raise Unreadable(
                _("A cell in row %(row)s has more than %(most)s characters. Perhaps a quotation mark is missing.")
                % {"row": number, "most": LONGEST_CELL}
            )
        if len(line) > MOST_COLUMNS and any(line[MOST_COLUMNS:]):
            raise Unreadable(_("The file has more than %(most)s columns.") % {"most": MOST_COLUMNS})
        if self._cells > MOST_CELLS or self._signs > MOST_SIGNS:
            raise Unreadable(_("The table is too large. Please split it."))

    def _note(self, number: int, line: list[str]) -> None:
        odd = [cell for cell in line if not is_plain(cell)]
        notes = []
        if any(map(has_unseen, odd)):
            notes.append(_("Invisible characters were taken out."))
        if any(map(has_markup, odd)):
            notes.append(_("Formatting codes became plain text."))
        if notes:
            self.notes[number] = notes

    def table(
        self, head: int, *, sheet: str = "", sheets: Sequence[str] = (), remarks: Sequence[str] = ()
    ) -> Spreadsheet:
        top = list(islice(self._lines, TOP))
        if not top:
            raise Unreadable(_("The file is empty."))
        at = next((at for at, (number, _line) in enumerate(top) if number == head), _found_head(top))
        head, headers = top[at]
        named = [header for header in headers if header]
        if len(set(named)) < len(named):
            twice = next(header for header in named if named.count(header) > 1)
            raise Unreadable(_("Two columns have the same heading: %(heading)s") % {"heading": twice})
        names, rows = self._rows(headers, chain(top[at + 1 :], self._lines))
        return Spreadsheet(names, rows, head, top, sheet, sheets, remarks, self.notes)

    def _rows(self, headers: list[str], lines: Iterator[Line]) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
        """What stands in a column without a heading is not lost: the column is named by its number."""
        names, nameless = list(headers), set[str]()
        rows: list[tuple[int, dict[str, str]]] = []
        for number, line in lines:
            if len(rows) == MOST_ROWS:
                raise Unreadable(_("The file has more than %(most)s rows. Please split it.") % {"most": MOST_ROWS})
            names += [""] * (len(line) - len(names))
            for at, cell in enumerate(line):
                if cell and not names[at]:
                    names[at] = _("Column %(number)s") % {"number": at + 1}
                    nameless.add(names[at])
            cells = zip(names, line, strict=False)
            rows.append((number, {name: cell for name, cell in cells if name and (cell or name not in nameless)}))
        return [name for name in names if name], rows


def _found_head(top: Sequence[Line]) -> int:
    """Above the headings may stand a title, which fills fewer cells."""
    filled = [sum(map(bool, line)) for _number, line in top]
    enough = max(2, (max(filled) + 1) // 2)
    return next((at for at, count in enumerate(filled) if count >= enough), 0)
