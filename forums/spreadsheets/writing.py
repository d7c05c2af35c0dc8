"""Tables that people take along: as CSV or XLSX, in which nothing is ever computed."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence

import xlsxwriter

FORMULA = re.compile(r"'*[=+\-@\t\r]")

type Lines = Iterable[Sequence[object]]


def harmless(cell: str) -> str:
    """A cell that a spreadsheet program cannot take for a formula (OWASP: CSV injection). `as_written` undoes it."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """The cell before it was made harmless."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def as_csv(headers: Sequence[str], lines: Lines) -> bytes:
    """Semicolons and a byte order mark: what Excel opens by a double click in German."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([harmless(str(cell)) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(headers: Sequence[str], lines: Lines, *, title: str = "") -> bytes:
    """Every cell is text: nothing in it is ever computed or opened."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(title or None)
        bold = book.add_format({"bold": True})
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header, bold)
        for number, line in enumerate(lines, start=1):
            for column, cell in enumerate(line):
                sheet.write_string(number, column, str(cell))
        sheet.freeze_panes(1, 1)
        sheet.autofit()
    return out.getvalue()


FORMATS: dict[str, tuple[Callable[[Sequence[str], Lines], bytes], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
