"""Any table people bring is read as they see it, or refused with the reason."""

import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from forums.spreadsheets.reading import Spreadsheet, Unreadable, read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_found(encoding: str, delimiter: str) -> None:
    lines = [["Thema", "Text"], ["Brücke", "Größer, bitte; wirklich"]]
    raw = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines).encode(encoding)
    assert read(io.BytesIO(raw), "liste.csv") == Spreadsheet(
        ["Thema", "Text"], [(2, {"Thema": "Brücke", "Text": "Größer, bitte; wirklich"})]
    )


def test_a_spreadsheet_is_read_with_its_dates_and_numbers() -> None:
    book = Workbook()
    for line in ([], ["Text", "Datum", "Id"], ["Mehr Licht", datetime(2024, 5, 6), 7.0], [None, None, None]):
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    assert read(file, "liste.XLSX").rows == [(3, {"Text": "Mehr Licht", "Datum": "2024-05-06T00:00:00", "Id": "7"})]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"", "leer.csv"),
        (b"Text,Text\na,b", "doppelt.csv"),
        (b'Text\n"offen', "kaputt.csv"),
        (b"nicht gezippt", "kaputt.xlsx"),
        (b"Text\na", "liste.pdf"),
    ],
)
def test_what_is_no_table_is_said_to_be_none(raw: bytes, name: str) -> None:
    with pytest.raises(Unreadable):
        read(io.BytesIO(raw), name)


def test_line_breaks_inside_a_cell_do_not_move_the_row_numbers() -> None:
    raw = b'Text\n"eins\nzwei"\ndrei\n'
    assert [number for number, _row in read(io.BytesIO(raw), "a.csv").rows] == [2, 3]
