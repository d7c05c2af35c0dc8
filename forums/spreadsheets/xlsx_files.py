"""XLSX, a packed file: its parts are measured before anything of them is kept in memory."""

import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .limits import (
    LONGEST_TOKEN,
    MOST_LINES,
    MOST_MARKS_IN_ROW,
    MOST_PACKED_TIMES,
    MOST_PARTS,
    MOST_UNPACKED,
    SMALL_PART,
    Unreadable,
)

# What openpyxl and its parsers raise where the file is not what it says.
BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
)
CHUNK = 64 * 2**10
ROW_END = re.compile(rb"</(?:\w+:)?(?:row|si)\b")
LOOKED_AT = 20  # lines of a sheet


def xlsx_lines(file: IO[bytes], sheet: str = "") -> tuple[Iterator[list[str]], list[str], str]:
    """The lines of a sheet, the names of all, and its name. Without a choice: the first that has several lines.

    Raises Unreadable, also while the lines are read.
    """
    try:
        _measure(file)
        with closing(load_workbook(file, read_only=True, data_only=True, keep_links=False)) as book:
            names = [each.title for each in book.worksheets]
    except BROKEN as error:
        raise Unreadable(_("This is not an XLSX file, or it is damaged.")) from error
    if not names:
        raise Unreadable(_("The file is empty."))
    chosen = sheet if sheet in names else next((name for name in names if _has_lines(file, name)), names[0])
    return _lines(file, chosen), names, chosen


def _has_lines(file: IO[bytes], sheet: str) -> bool:
    return sum(any(line) for line in islice(_lines(file, sheet), LOOKED_AT)) > 1


def _lines(file: IO[bytes], sheet: str) -> Iterator[list[str]]:
    try:
        with closing(load_workbook(file, read_only=True, data_only=True, keep_links=False)) as book:
            worksheet = book[sheet]
            worksheet.reset_dimensions()  # some programs write wrong ones, which would cut the table
            for row in islice(worksheet.iter_rows(values_only=True), MOST_LINES):
                yield [_as_text(value) for value in row]
    except BROKEN as error:
        raise Unreadable(_("This is not an XLSX file, or it is damaged.")) from error


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _measure(file: IO[bytes]) -> None:
    """A few kilobytes can be packed so that they take all memory when they are read."""
    with ZipFile(file) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _too_large()
        for part in parts:
            if part.file_size > SMALL_PART and part.file_size > MOST_PACKED_TIMES * part.compress_size:
                raise _too_large()
        for part in parts:
            _measure_marks(archive, part)


def _measure_marks(archive: ZipFile, part: ZipInfo) -> None:
    """What is read in one go, a text or a row, has a bound of its own. Pictures are not read at all."""
    gap = marks = 0
    with archive.open(part) as content:
        chunk = content.read(CHUNK)
        if not chunk.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            if b"<\0" in chunk[:8] or b"\0<" in chunk[:8] or (chunk and not chunk.strip()):
                raise _too_large()  # no program writes such XML
            return
        if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
            raise _too_large()
        while chunk:
            pieces = chunk.split(b"<")
            if max(gap + len(pieces[0]), *map(len, pieces)) > LONGEST_TOKEN:
                raise _too_large()
            gap = gap + len(chunk) if len(pieces) == 1 else len(pieces[-1])
            *_before, last = [None, *ROW_END.finditer(chunk)]
            marks = chunk.count(b"<", last.end()) if last else marks + len(pieces) - 1
            if marks > MOST_MARKS_IN_ROW:
                raise _too_large()
            chunk = content.read(CHUNK)


def _too_large() -> Unreadable:
    return Unreadable(_("The file becomes too large when it is unpacked. Please save only the table, as a new file."))
