"""Any table people bring is read as they see it, or refused with the reason."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.utils.translation import override
from openpyxl import Workbook

from forums.spreadsheets.limits import Unreadable
from forums.spreadsheets.reading import Spreadsheet, read


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


def _csv(*lines: str) -> Spreadsheet:
    return read(io.BytesIO("\r\n".join(lines).encode()), "liste.csv")


def test_headings_are_found_below_a_title_and_can_be_chosen() -> None:
    raw = b"Beteiligung Musterstadt 2025;;\r\n;;\r\nText;Titel;Datum\r\nIdee;T1;01.02.2025\r\n"
    found = read(io.BytesIO(raw), "liste.csv")
    assert (found.head, found.rows) == (3, [(4, {"Text": "Idee", "Titel": "T1", "Datum": "01.02.2025"})])
    assert [number for number, _cells in found.top] == [1, 3, 4]
    chosen = read(io.BytesIO(raw), "liste.csv", head=4)
    assert (chosen.head, chosen.headers, chosen.rows) == (4, ["Idee", "T1", "01.02.2025"], [])


def test_a_heading_may_have_a_line_break() -> None:
    assert _csv('"Text\n(max. 500 Zeichen)";Titel', "Idee;T1") == Spreadsheet(
        ["Text\n(max. 500 Zeichen)", "Titel"], [(2, {"Text\n(max. 500 Zeichen)": "Idee", "Titel": "T1"})]
    )


def test_what_has_no_heading_is_not_lost() -> None:
    with override("en"):
        assert _csv("Text;Titel;;", "Idee;T;;", "Idee;T;und mehr;") == Spreadsheet(
            ["Text", "Titel", "Column 3"],
            [(2, {"Text": "Idee", "Titel": "T"}), (3, {"Text": "Idee", "Titel": "T", "Column 3": "und mehr"})],
        )


def test_commas_in_the_texts_of_a_single_column_cut_nothing() -> None:
    assert _csv("Text", "Idee, mit Komma", "Noch eine, mit Komma").rows == [
        (2, {"Text": "Idee, mit Komma"}),
        (3, {"Text": "Noch eine, mit Komma"}),
    ]


def test_markup_becomes_the_text_that_people_read_and_words_in_brackets_stay() -> None:
    markup = "<p>Mehr <b>Bänke</b> &amp; Bäume</p><p>&uuml;berall<br>bitte</p><script>x()</script>"
    found = _csv("Text;Titel", f'"{markup}";"an <amt@example.org>, a <3 b?x=1&copy=2"')
    assert found.rows == [
        (2, {"Text": "Mehr Bänke & Bäume\nüberall\nbitte", "Titel": "an <amt@example.org>, a <3 b?x=1&copy=2"})
    ]
    assert list(found.notes) == [2]


def test_what_only_machines_see_leaves_and_the_row_says_so() -> None:
    found = _csv("Text;Titel", "Erste\vzweite;\x00NUL", "\u202eum;kehrt", "\u200b;T", "sauber;T")
    assert [list(row.values()) for _number, row in found.rows] == [
        ["Erste zweite", "NUL"],
        ["um", "kehrt"],
        ["", "T"],
        ["sauber", "T"],
    ]
    assert list(found.notes) == [2, 3, 4]


def test_lines_in_which_nothing_can_be_seen_are_no_rows() -> None:
    assert _csv("Text;Titel", " ;\u200b", "\u00a0;", "a;b").rows == [(4, {"Text": "a", "Titel": "b"})]


@pytest.mark.parametrize(("first", "sign"), [("sep=|", "|"), ('"sep=;"', ";"), ("sep=\t", "\t")])
def test_the_line_that_names_the_delimiter_is_obeyed_and_not_counted(first: str, sign: str) -> None:
    assert _csv(first, f"Text{sign}Titel", f"a, b, c{sign}d") == Spreadsheet(
        ["Text", "Titel"], [(2, {"Text": "a, b, c", "Titel": "d"})]
    )


def test_two_encodings_in_one_file_are_read_and_reported() -> None:
    raw = "Text;Titel\r\nBrücke;1\r\n".encode() + "Größe;2\r\n".encode("cp1252")
    found = read(io.BytesIO(raw), "liste.csv")
    assert [row["Text"] for _number, row in found.rows] == ["Brücke", "Größe"]
    assert [re.findall(r"\d+", remark) for remark in found.remarks] == [["3"]]
    assert read(io.BytesIO("Text;T\r\nGröße;1".encode("cp1252")), "a.csv").remarks == []


def test_a_cut_off_utf16_file_is_read_as_far_as_it_goes() -> None:
    assert read(io.BytesIO("Text;T\na;b".encode("utf-16") + b"x"), "a.csv").headers == ["Text", "T"]


def _book(**sheets: list[list[object]]) -> io.BytesIO:
    book = Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def test_the_sheet_with_the_table_is_found_and_another_can_be_chosen() -> None:
    file = _book(Anleitung=[["So geht es"]], Daten=[["Text", "Titel"], ["Idee", "T"]], Andere=[["Text"], ["Nein"]])
    found = read(file, "a.xlsx")
    assert (found.sheet, found.sheets, found.rows) == (
        "Daten",
        ["Anleitung", "Daten", "Andere"],
        [(2, {"Text": "Idee", "Titel": "T"})],
    )
    assert read(file, "a.xlsx", sheet="Andere").rows == [(2, {"Text": "Nein"})]


MEASURE = """
import sys
from django.conf import settings
settings.configure(USE_I18N=False)
from forums.spreadsheets.limits import Unreadable
from forums.spreadsheets.reading import read
try:
    with open(sys.argv[1], "rb") as file:
        read(file, sys.argv[1])
    print("read")
except Unreadable as unreadable:
    print("refused")
with open("/proc/self/status") as status:  # unlike ru_maxrss, not what the parent has taken
    print(next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")))
"""
ROWS = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
TEXT = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'


EVIL: dict[str, Callable[[], str]] = {
    "bomb": lambda: ROWS.format(TEXT.format("a" * 150 * 2**20)),
    "packed": lambda: ROWS.format(TEXT.format("a" * 30 * 2**20)),
    "long cell": lambda: ROWS.format(TEXT.format(os.urandom(2**20).hex() * 10)),
    "wide row": lambda: ROWS.format('<row r="1">' + "<c/>" * 3_000_000 + "</row>"),
    "far row": lambda: ROWS.format('<row r="99999999999"><c t="inlineStr"><is><t>a</t></is></c></row>'),
    "entity": lambda: '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>' + ROWS.format(TEXT.format("&b;")),
    "broken": lambda: ROWS.format(TEXT.format("a")).replace("<row", "<<row"),
}


@pytest.mark.parametrize("kind", EVIL)
def test_a_small_file_cannot_take_the_memory_of_everybody_else(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "bombe.xlsx"
    with ZipFile(_book(A=[["a"]])) as good, ZipFile(file, "w", ZIP_DEFLATED) as bad:
        for part in good.namelist():
            bad.writestr(part, EVIL[kind]() if part == "xl/worksheets/sheet1.xml" else good.read(part))
    done = subprocess.run(  # noqa: S603  # this file's own words
        [sys.executable, "-c", MEASURE, str(file)], capture_output=True, text=True, check=True, timeout=60
    )
    answer, megabytes = done.stdout.split()
    assert (answer, int(megabytes) < 150) == ("refused", True), megabytes


@pytest.mark.parametrize(
    "lines",
    [["Text;Titel", "a" * 40_000 + ";b"], [";".join("a" * 501), ""]],
    ids=["long cell", "many columns"],
)
def test_more_than_a_table_holds_is_refused(lines: list[str]) -> None:
    with pytest.raises(Unreadable):
        _csv(*lines)
