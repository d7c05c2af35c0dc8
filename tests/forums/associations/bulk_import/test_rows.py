"""What a row of the city's list says is kept, mended only where nothing is guessed, and answered for."""

import re
from io import BytesIO

import pytest

from forums.associations.bulk_import.mapping import Target, guessed
from forums.associations.bulk_import.rows import Vocabulary, parse
from forums.associations.bulk_import.run import run
from forums.associations.history import EntryKind
from forums.associations.models import Association, Kind, State
from forums.people.consents import Consent
from forums.people.models import User
from forums.spreadsheets.reading import read
from tests.conftest import City
from tests.factories import DistrictFactory, verified

from .importing import brought, told


def test_every_fact_is_kept_and_nobody_has_agreed_to_anything(city: City, coordinator: User) -> None:
    quarter = DistrictFactory(name="Dorenkamp")
    report = brought(
        coordinator,
        {
            "Verein": "Haus der Kulturen",
            "Art": "Kulturverein",
            "Gründungsjahr": "1999",
            "VR-Nr.": "VR 1234",
            "Sprachen": "Türkisch, Kurdisch und العربية",
            "Handlungsfeld": "Interreligiöser Dialog",
            "Ortsteil": "Dorenkamp",
            "Anschrift": "Marktstr. 1, 48431 Rheine",
            "E-Mail": "Haus@Example.org",
            "Telefon": "05971 1",
            "Homepage": "haus.example.org",
            "Ansprechpartner": "Erfundene Person, Vorsitz",
        },
    )
    it = Association.objects.get()
    assert told(report) == [(2, "new", [])]
    assert {name: getattr(it, name) for name in ("founded", "register_number", "street", "postcode", "town")} == {
        "founded": 1999,
        "register_number": "VR 1234",
        "street": "Marktstr. 1",
        "postcode": "48431",
        "town": "Rheine",
    }
    assert (it.kind, it.languages, it.district, list(it.interests.all())) == (
        Kind.CULTURE,
        ["tr", "ku", "ar"],
        quarter,
        [city.faith],
    )
    assert (it.website, it.contact_name, it.contact_function) == (
        "https://haus.example.org",
        "Erfundene Person",
        "Vorsitz",
    )
    assert (it.state, it.registrar_email, it.registrar_confirmed_at) == (State.QUESTIONED, "haus@example.org", None)
    assert (Consent.objects.count(), it.is_public, list(Association.objects.public())) == (0, False, [])
    assert [(entry.kind, entry.by, entry.by_office) for entry in it.entries.all()] == [
        (EntryKind.IMPORTED, coordinator, True)
    ]


def test_what_cannot_be_read_is_left_out_and_said(city: City, coordinator: User) -> None:
    report = brought(
        coordinator,
        {"Name": "Teehaus", "E-Mail": "gibt es nicht", "Art": "Loge", "Sprachen": "Deutsch, Marsianisch"},
        {"Name": "", "E-Mail": "x@example.org", "Art": "", "Sprachen": ""},
    )
    assert [(row, outcome) for row, outcome, _remarks in told(report)] == [(2, "new"), (3, "bad")]
    assert [re.search("„(.+?)“", remark)[1] for remark in report.results[0].remarks] == [  # type: ignore[index]
        "gibt es nicht",
        "Marsianisch",
        "Loge",
    ]
    it = Association.objects.get()
    assert (it.email, it.kind, it.languages) == ("", "", ["de"])


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("eins@example.org; zwei@example.org", "eins@example.org"),
        ("Büro: falsch@, gut@example.org (Wer)", "gut@example.org"),
        ("Wer <wer@example.org>", "wer@example.org"),
        ("keine", ""),
    ],
)
def test_the_first_valid_address_is_kept_and_the_cell_shown(
    city: City, coordinator: User, cell: str, kept: str
) -> None:
    [result] = brought(coordinator, {"Name": "Teehaus", "Mail": cell}).results
    assert (Association.objects.get().email, len(result.remarks), cell in result.remarks[0]) == (kept, 1, True)


@pytest.mark.parametrize(
    ("cell", "kept", "told_of"),
    [
        ("05971 123456", "05971 123456", False),
        ("+49 5971 123456", "+49 5971 123456", False),
        ("5971123456", "05971123456", True),
        ("5971/12345", "05971/12345", True),
        ("495971123456", "+495971123456", True),
        ("49597112345", "49597112345", False),
        ("9140-0", "9140-0", False),
        ("5,97112E+09", "", True),
    ],
)
def test_telephone_numbers_keep_or_get_their_zero(
    city: City, coordinator: User, cell: str, kept: str, told_of: bool
) -> None:
    [result] = brought(coordinator, {"Name": "Teehaus", "Telefon": cell, "PLZ": "48429"}).results
    assert (Association.objects.get().phone, [cell in remark for remark in result.remarks]) == (kept, [True] * told_of)


def test_a_postcode_gets_its_zero(city: City, coordinator: User) -> None:
    report = brought(coordinator, {"Name": "Teehaus", "PLZ": "1067"})
    assert (Association.objects.get().postcode, len(report.results[0].remarks)) == ("01067", 1)


def test_the_same_number_written_otherwise_is_no_difference(city: City, coordinator: User) -> None:
    verified(coordinator, phone="+49 5971 123-456", email="Haus@example.org")
    report = brought(
        coordinator, {"Name": "Afghanischer Kulturverein", "Telefon": "(05971) 123456", "Mail": "haus@example.org"}
    )
    assert told(report) == [(2, "known", [])]


def test_sums_and_empty_rows_are_left_out_by_a_tick(city: City, coordinator: User) -> None:
    rows = [
        {"Nr": "1", "Name": "Total verrückt e. V."},
        {"Nr": "2", "Name": ""},
        {"Nr": "", "Name": "Summe: 12"},
        {"Nr": "Anzahl", "Name": "12"},
        {"Nr": "", "Name": "Gesamtverein"},
    ]
    left = brought(coordinator, *rows, leave_out=True, dry_run=True)
    assert [outcome for _row, outcome, _remarks in told(left)] == ["new", "left_out", "left_out", "left_out", "new"]
    assert [outcome for _row, outcome, _remarks in told(brought(coordinator, *rows))] == [
        "new",
        "bad",
        "new",
        "new",
        "new",
    ]


def test_what_reading_took_out_stands_beside_the_row(city: City, coordinator: User) -> None:
    back = read(BytesIO(b"Name;Sprachen\r\nVerein mit\x0bTabulator;de\r\n"), "liste.csv")
    report = run(back, guessed(back.headers), by=coordinator)
    assert told(report) == [(2, "new", ["Unsichtbare Zeichen wurden entfernt."])]
    assert Association.objects.get().name == "Verein mit Tabulator"


def test_reading_a_row_guesses_nothing(city: City) -> None:
    found = parse({"A": "Teehaus", "B": "48429 Rheine"}, {Target.NAME: "A", Target.TOWN: "B"}, Vocabulary())
    assert found.values == {"name": "Teehaus", "postcode": "48429", "town": "Rheine"}


@pytest.mark.parametrize("column", [{}, {"Sprachen": ""}, {"Sprachen": "Türkisch, "}])
def test_no_language_is_made_of_an_empty_cell(city: City, coordinator: User, column: dict[str, str]) -> None:
    brought(coordinator, {"Verein": "Tanzkreis Elte"} | column)
    assert Association.objects.get().languages == (["tr"] if column.get("Sprachen") else [])


def test_what_was_only_taken_over_is_not_said_to_be_asked(city: City, coordinator: User) -> None:
    brought(coordinator, {"Verein": "Tanzkreis Elte"})
    it = Association.objects.get()
    assert (it.state, it.state_name) == (State.QUESTIONED, "Aus der Liste der Stadt, noch ohne Antwort")
