"""Nothing in a table we give away is ever computed."""

import io

import pytest

from forums.spreadsheets.reading import read
from forums.spreadsheets.writing import FORMATS, harmless


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_cells_that_look_like_formulas_are_made_harmless(cell: str) -> None:
    assert (harmless(cell), harmless("Verein = gut")) == (f"'{cell}", "Verein = gut")


@pytest.mark.parametrize("name", FORMATS)
def test_what_we_give_away_reads_back_unchanged(name: str) -> None:
    headers = ["Name", "Themen", "Telefon"]
    lines = [
        ["Verein", "Kita, Schule; Bildung", "+49 5971 123456"],
        ["=1+1", "'=schon geschützt", "''-x"],
        ["'Ndrangheta", "zwei\nZeilen", 'ein "Wort"'],
        ["0059", "١٢٣", "😀"],
    ]
    write, _content_type = FORMATS[name]
    rows = read(io.BytesIO(write(headers, lines)), f"liste.{name}").rows
    assert rows == [(number, dict(zip(headers, line, strict=True))) for number, line in enumerate(lines, 2)]
