"""Readings from a table: tried first, errors by row, nothing overwritten, undone as a whole."""

import io
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from forums.people.models import User
from proposals.measures.indicators.models import Indicator
from proposals.measures.indicators.readings import Correction, Reading
from tests.conftest import City
from tests.factories import GoalFactory, IndicatorFactory, both

from .conftest import fresh

ADDRESS = "/verwaltung/messwerte/import/"
COLUMNS = {"name": "Indikator", "day": "Tag", "value": "Wert", "decimal_sign": ","}


@pytest.fixture
def office(client: Client, coordinator: User, indicator: Indicator) -> Client:
    client.force_login(coordinator)
    return client


def bring(office: Client, content: str | bytes, name: str = "werte.csv", head: str = "Indikator;Tag;Wert\n") -> str:
    raw = content if isinstance(content, bytes) else (head + content).encode()
    answer = office.post(ADDRESS, {"file": SimpleUploadedFile(name, raw)})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def outcomes(office: Client, address: str, **columns: str) -> list[tuple[str, list[str]]]:
    answer = office.post(address, {**COLUMNS, **columns, "try": "1"})
    assert answer.status_code == 200, answer.context["form"].errors
    return [(result.outcome, result.remarks) for result in answer.context["report"].results]


def take(office: Client, address: str, **columns: str) -> list[str]:
    tried = office.post(address, {**COLUMNS, **columns, "try": "1"}).context["form"].signature
    answer = office.post(address, {**COLUMNS, **columns, "import": "1", "tried": tried}, follow=True)
    return [result.outcome for result in answer.context["report"].results]


def values(indicator: Indicator) -> list[tuple[date, str]]:
    return [(reading.on, f"{reading.value.normalize():f}") for reading in fresh(indicator).read_values]


@pytest.mark.parametrize("who", ["moderator", "editor"])
def test_only_coordinators_find_it(request: pytest.FixtureRequest, client: Client, city: City, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(ADDRESS).status_code == 404


def test_a_trial_names_each_row_and_stores_nothing(office: Client) -> None:
    rows = "Offene Treffs;31.03.2026;10\nOffene Treffs;2026;11\nUnbekannt;31.03.2026;1\nOffene Treffs;31.12.2025;9\n"
    found = outcomes(office, bring(office, rows))
    assert [outcome for outcome, _remarks in found] == ["new", "bad", "bad", "known"]
    assert found[1][1] == ["„2026“ ist ein Jahr, kein Tag. Bitte schreiben Sie einen Tag wie 31.12.2026."]
    assert Reading.objects.count() == 3


@pytest.mark.parametrize(
    ("row", "sign", "kept"),
    [
        ("31.03.2026;1.250,5", ",", "1250.5"),
        ("2026-03-31;12,5", ",", "12.5"),
        ('31.03.2026;"1,250.5"', ".", "1250.5"),
        ("31.03.2026;1 250", ",", "1250"),
    ],
)
def test_numbers_are_read_as_the_table_writes_them(
    office: Client, indicator: Indicator, row: str, sign: str, kept: str
) -> None:
    assert take(office, bring(office, f"Offene Treffs;{row}\n"), decimal_sign=sign) == ["new"]
    assert values(indicator)[-1] == (date(2026, 3, 31), kept)


@pytest.mark.parametrize("row", ["31.03.2026;", ";12", "31.03.2026;zwölf", "31.03.2026;1,234", "30.02.2026;1"])
def test_what_cannot_be_read_is_named_and_not_taken(office: Client, row: str) -> None:
    [(outcome, remarks)] = outcomes(office, bring(office, f"Offene Treffs;{row}\n"))
    assert (outcome, len(remarks)) == ("bad", 1)


def test_two_rows_about_one_day_are_not_both_taken(office: Client) -> None:
    found = outcomes(office, bring(office, "Offene Treffs;31.03.2026;10\nOffene Treffs;31.03.2026;11\n"))
    assert found[1] == ("bad", ["In Zeile 2 geht es um denselben Tag."])


def test_a_name_that_several_have_needs_the_key(office: Client, city: City, indicator: Indicator) -> None:
    IndicatorFactory(goal=GoalFactory(field=city.faith), name=both("Offene Treffs"))
    row = f"{indicator.uuid};Offene Treffs;31.03.2026;10\n"
    address = bring(office, row, head="Kennung;Indikator;Tag;Wert\n")
    assert [outcome for outcome, _remarks in outcomes(office, address)] == ["bad"]
    assert take(office, address, key="Kennung") == ["new"]


def test_only_what_was_tried_is_imported(office: Client) -> None:
    address = bring(office, "Offene Treffs;31.03.2026;10\n")
    tried = office.post(address, {**COLUMNS, "try": "1"}).context["form"].signature
    answer = office.post(address, {**COLUMNS, "decimal_sign": ".", "import": "1", "tried": tried})
    assert (answer.status_code, Reading.objects.count()) == (200, 3)


def test_what_differs_is_named_and_with_a_reason_corrected(office: Client, indicator: Indicator) -> None:
    address = bring(office, "Offene Treffs;31.12.2025;8\n")
    assert outcomes(office, address) == [("differs", ["Wert: „8“ in der Tabelle, „9“ hier"])]
    assert take(office, address, reason="Endgültige Zahlen") == ["corrected"]
    assert values(indicator)[-1][1] == "8"
    assert Correction.objects.get().reason == "Endgültige Zahlen"


def test_the_same_table_again_adds_nothing(office: Client) -> None:
    rows = "Offene Treffs;31.03.2026;10\n"
    assert [take(office, bring(office, rows)) for _time in range(2)] == [["new"], ["known"]]


def test_an_import_is_undone_as_a_whole_but_for_what_was_changed_since(office: Client, indicator: Indicator) -> None:
    rows = "Offene Treffs;31.03.2026;10\nOffene Treffs;30.06.2026;11\nOffene Treffs;31.12.2025;8\n"
    address = bring(office, rows)
    take(office, address, reason="Endgültige Zahlen")
    Reading.objects.get(on=date(2026, 6, 30)).correct(value=12, reason="Neu", by=None)  # type: ignore[arg-type]
    for _click in range(2):
        report = office.post(f"{address}zuruecknehmen/", follow=True).context["report"]
        assert [result.outcome for result in report.results] == ["undone", "new", "undone"]
    assert values(indicator)[-2:] == [(date(2025, 12, 31), "9"), (date(2026, 6, 30), "12")]
    history = Correction.objects.filter(reading__on=date(2025, 12, 31)).values_list("reason", flat=True)
    assert list(history) == ["Endgültige Zahlen", "Das Einlesen wurde zurückgenommen."]


def test_a_sheet_of_excel_is_read_with_its_own_days_and_numbers(office: Client, indicator: Indicator) -> None:
    book = Workbook()
    book.active.append(["Nur eine Überschrift"])
    sheet = book.create_sheet("Werte")
    for line in (
        ["Indikator", "Tag", "Wert"],
        ["Offene Treffs", datetime(2026, 3, 31), 10.5],
        ["Offene Treffs", datetime(2026, 6, 30), "1.234"],
        ["Offene Treffs", 2026, 7],
    ):
        sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    address = bring(office, file.getvalue(), "werte.xlsx")
    assert [outcome for outcome, _remarks in outcomes(office, address)] == ["new", "bad", "bad"]
    take(office, address)
    assert values(indicator)[-1] == (date(2026, 3, 31), "10.5")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_export_reads_back_unchanged(office: Client, city: City, indicator: Indicator, ending: str) -> None:
    odd = IndicatorFactory(goal=GoalFactory(field=city.faith), name=both("Saldo; netto"))
    IndicatorFactory(goal=odd.goal)
    for on, value, note in ((date(2024, 2, 29), "-1234.5", '=HYPERLINK("x")'), (date(2025, 1, 1), "0.05", "a\nb")):
        Reading.objects.create(indicator=odd, on=on, value=value, source="Amt; „Süd“", note=note)
    address = bring(office, office.get(f"/daten/messwerte.{ending}").content, f"messwerte.{ending}")
    columns = {"key": "Kennung", "source": "Quelle", "note": "Bemerkung"}
    found = outcomes(office, address, **columns)
    assert [outcome for outcome, _remarks in found] == ["known"] * 5 + ["left_out"]
    kept = list(Reading.objects.order_by("pk").values("indicator", "on", "value", "source", "note"))
    Reading.objects.all().delete()
    assert take(office, address, **columns) == ["new"] * 5 + ["left_out"]
    again = list(Reading.objects.order_by("pk").values("indicator", "on", "value", "source", "note"))
    assert sorted(map(str, again)) == sorted(map(str, kept))


def test_a_figure_far_from_the_last_asks_to_be_checked(office: Client) -> None:
    [(outcome, remarks)] = outcomes(office, bring(office, "Offene Treffs;31.03.2026;900\n"))
    assert (outcome, remarks) == ("new", ["Ganz anders als der neueste Messwert (9). Bitte prüfen Sie ihn."])
