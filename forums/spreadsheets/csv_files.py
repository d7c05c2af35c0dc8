"""CSV in whatever encoding and with whatever delimiter, also a file that was put together from several."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from .limits import Unreadable
from .writing import as_written

DELIMITERS = ",;\t"
SAMPLE = 64 * 2**10  # signs
SAMPLE_RECORDS = 30
NAMED = 10  # lines named in a remark
TIGHT_COMMA = re.compile(r",(?=\S)")  # people write a space after theirs
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[;,\t]*\r?\n', re.IGNORECASE)


def csv_lines(raw: bytes) -> tuple[Iterator[list[str]], list[str]]:
    """The lines, and what a person should know of them. Raises Unreadable, also while the lines are read."""
    text, remarks = decoded(raw)
    if found := SEPARATOR_LINE.match(text):  # Excel's own line, which it does not show
        return _records(text[found.end() :], found[1]), remarks
    return _records(text, _delimiter(text)), remarks


def decoded(raw: bytes) -> tuple[str, list[str]]:
    """UTF-8 with or without its mark, UTF-16 with its mark, else what Windows programs write, line by line."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace"), []
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decoded_by_line(raw)


def _decoded_by_line(raw: bytes) -> tuple[str, list[str]]:
    lines, others, has_utf8 = [], [], False
    for number, line in enumerate(raw.splitlines(keepends=True), 1):
        try:
            lines.append(line.decode("utf-8"))
            has_utf8 = has_utf8 or not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
            others.append(number)
    if not has_utf8:
        return "".join(lines), []
    named = ", ".join(map(str, others[:NAMED])) + (", …" if len(others) > NAMED else "")
    return "".join(lines), [
        _("The file mixes two encodings. Please check the letters in these lines of the file: %(lines)s.")
        % {"lines": named}
    ]


def _delimiter(text: str) -> str:
    """The one that cuts the most of the first records, and those into the most columns."""

    def cut(sign: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text[:SAMPLE], newline=""), delimiter=sign)
        widths = Counter(len(record) for record in islice(reader, SAMPLE_RECORDS) if len(record) > 1)
        return widths.total(), max(widths, key=lambda width: (widths[width], width), default=0)

    signs = DELIMITERS if TIGHT_COMMA.search(text[:SAMPLE]) else DELIMITERS.replace(",", "")
    return max(signs, key=cut)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for record in reader:
            yield [as_written(cell) for cell in record]
    except csv.Error as error:
        raise Unreadable(
            _("The file is damaged near row %(row)s: a quotation mark is missing.") % {"row": reader.line_num}
        ) from error
