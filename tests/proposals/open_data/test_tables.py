"""Tables to take along: right in a German spreadsheet, right in a script, and described for both."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from forums.spreadsheets.writing import as_written
from proposals.open_data.tables import TABLES
from tests.conftest import City
from tests.factories import released


def table(client: Client, path: str) -> tuple[list[str], list[dict[str, str]]]:
    response: Any = client.get(path)
    assert response.status_code == 200
    raw = b"".join(response.streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    found = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";")
    return list(found.fieldnames or []), list(found)


def test_a_table_is_what_a_spreadsheet_and_a_script_expect(full_city: City, client: Client) -> None:
    _names, rows = table(client, "/daten/anregungen.csv?feld=religion")
    assert [(row["title"], as_written(row["title"])) for row in rows] == [("'-2 Busse", "-2 Busse")]
    assert as_written(rows[0]["text"]) == "=1+1;Ein Text\nmit „Zeichen“"
    _names, readings = table(client, "/daten/indikatoren-messwerte.csv")
    assert [(row["value"], row["corrected"]) for row in readings] == [("-3", "false")]
    _names, steps = table(client, "/daten/anregungen-schritte.csv?stand=in-bearbeitung")
    assert [row["kind"] for row in steps] == ["received", "released", "begun", "measure_linked"]
    assert len({row["suggestion_number"] for row in steps}) == 1


def test_names_come_in_the_readers_language(full_city: City, client: Client) -> None:
    assert next(row["name"] for row in table(client, "/daten/handlungsfelder.csv")[1]) == "Sprachförderung"
    assert next(row["name"] for row in table(client, "/en/daten/handlungsfelder.csv")[1]) == "Language"


@pytest.mark.parametrize("name", list(TABLES))
def test_each_column_is_described(full_city: City, client: Client, name: str) -> None:
    names, _rows = table(client, f"/daten/{name}.csv")
    described = client.get(f"/daten/{name}.csv-metadata.json").json()
    assert [column["name"] for column in described["tableSchema"]["columns"]] == names
    assert all(column["dc:description"] for column in described["tableSchema"]["columns"])


def test_a_table_goes_on_where_a_piece_of_it_ends(city: City, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("proposals.open_data.tables.ROWS_AT_ONCE", 2)
    numbers = [released(f"Anregung {n}", field=city.language).number for n in range(5)]
    assert [row["number"] for row in table(client, "/daten/anregungen.csv")[1]] == numbers[::-1]


@pytest.mark.parametrize("query", ["feld=nix", "von=gestern", "seite=2", "limit=5"])
def test_a_file_says_nothing_of_what_it_leaves_out_so_a_wrong_filter_is_refused(
    city: City, client: Client, query: str
) -> None:
    assert client.get(f"/daten/anregungen.csv?{query}").status_code == 400
    assert client.get(f"/daten/anregungen.atom?{query}").status_code == 400
