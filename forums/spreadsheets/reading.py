"""Reading tables that people bring: CSV in whatever encoding and delimiter, and XLSX."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import IO
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from forums.protection.cleaning import cleaned

DELIMITERS = ",;\t"
MOST_ROWS = 50_000


class Unreadable(Exception):
    """The file is no table we can read. The message is for the person who brought it."""


@dataclass(frozen=True)
class Spreadsheet:
    """Headers and rows as text. Row numbers are those a spreadsheet shows: the header is row 1."""

    headers: list[str]
    rows: list[tuple[int, dict[str, str]]]


def read(file: IO[bytes], name: str) -> Spreadsheet:
    """Read a table by its name's ending. Raises Unreadable."""
    ending = PurePath(name).suffix.lower()
    if ending == ".xlsx":
        lines = _xlsx(file)
    elif ending in {".csv", ".tsv", ".txt"}:
        lines = _csv(file.read())
    else:
        raise Unreadable(_("Only CSV and XLSX files can be imported."))
    return _table(lines)


def _table(lines: Iterator[list[str]]) -> Spreadsheet:
    numbered = ((number, line) for number, line in enumerate(lines, 1) if any(line))
    headers = [cleaned(header).strip() for header in next(numbered, (0, []))[1]]
    if not any(headers):
        raise Unreadable(_("The file is empty."))
    named = [header for header in headers if header]
    if len(set(named)) < len(named):
        twice = next(header for header in named if named.count(header) > 1)
        raise Unreadable(_("Two columns have the same heading: %(heading)s") % {"heading": twice})
    rows: list[tuple[int, dict[str, str]]] = []
    for number, line in numbered:
        if len(rows) == MOST_ROWS:
            raise Unreadable(_("The file has more than %(most)s rows. Please split it.") % {"most": MOST_ROWS})
        rows.append((number, {key: cleaned(value).strip() for key, value in zip(headers, line, strict=False) if key}))
    return Spreadsheet(named, rows)


def _csv(raw: bytes) -> Iterator[list[str]]:
    text = decoded(raw)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise Unreadable(
            _("The file is damaged near row %(row)s: a quotation mark is missing.") % {"row": reader.line_num}
        ) from error


def decoded(raw: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else what Windows programs write."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The one that cuts the heading into the most columns."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=lambda sign: len(next(csv.reader([heading], delimiter=sign), [])))


def _xlsx(file: IO[bytes]) -> Iterator[list[str]]:
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (BadZipFile, KeyError, OSError, ValueError) as error:
        raise Unreadable(_("This is not an XLSX file, or it is damaged.")) from error
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write wrong ones, which would cut the table
        for row in sheet.iter_rows(values_only=True):
            yield [_as_text(value) for value in row]
    finally:
        book.close()


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
