"""Import in the admin: upload, mapping, trial, import, report; for coordinators only."""

import io
import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook

from forums.people.models import User
from proposals.intake.bulk_import import SHELF
from proposals.suggestions.models import Suggestion
from tests.conftest import City

ADDRESS = "/verwaltung/import/"
MAPPED = {"text": ["Text", "Begründung"], "title": "Titel", "source_for_all": "Zukunfts-Tag", "language_for_all": "de"}


@pytest.fixture
def desk(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def _table(text: str = "Titel;Text;Begründung\nLicht;Mehr Licht;Es ist dunkel\nleer;;\n") -> SimpleUploadedFile:
    return SimpleUploadedFile("liste.csv", text.encode())


def _uploaded(desk: Client) -> str:
    answer = desk.post(ADDRESS, {"file": _table()})
    assert answer.status_code == 302
    return str(answer["Location"])


def _imported(desk: Client, address: str, choices: dict[str, object]) -> HttpResponse:
    """Tried, and then imported with the same choices."""
    tried = desk.post(address, {**choices, "try": "1"}).context["form"].signature
    return desk.post(address, {**choices, "import": "1", "tried": tried}, follow=True)


@pytest.mark.parametrize("who", ["moderator", "editor"])
def test_only_coordinators_find_it(request: pytest.FixtureRequest, client: Client, city: City, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    assert [client.get(ADDRESS).status_code, client.post(ADDRESS, {"file": _table()}).status_code] == [404, 404]


def test_the_guessed_columns_are_chosen_already(desk: Client, city: City) -> None:
    form = desk.get(_uploaded(desk)).context["form"]
    assert (form.initial["text"], form.initial["title"]) == (["Text", "Begründung"], "Titel")


def test_a_trial_tells_and_stores_nothing(desk: Client, city: City) -> None:
    answer = desk.post(_uploaded(desk), MAPPED | {"try": "1"})
    assert answer.context["counts"] == {"new": 1, "known": 0, "bad": 1}
    assert Suggestion.objects.count() == 0


@pytest.mark.parametrize("other", [{"title": ""}, {"leave_out": "on"}, {"language_for_all": "en"}])
def test_only_what_was_tried_is_imported(desk: Client, city: City, other: dict[str, str]) -> None:
    address = _uploaded(desk)
    answers = [desk.post(address, MAPPED | {"import": "1"})]
    answers.append(desk.post(address, MAPPED | other | {"import": "1", "tried": answers[0].context["form"].signature}))
    assert [answer.context["report"].dry_run for answer in answers] == [True, True]
    assert [str(message) for message in answers[1].context["messages"]] == [
        "Sie haben etwas anderes gewählt. Bitte sehen Sie sich die Probe noch einmal an."
    ]
    assert Suggestion.objects.count() == 0


def test_importing_leads_to_a_report_that_a_reload_does_not_repeat(desk: Client, city: City, coordinator: User) -> None:
    address = _uploaded(desk)
    tried = desk.post(address, MAPPED | {"try": "1"}).context["form"].signature
    choices = MAPPED | {"import": "1", "release": "on", "tried": tried}
    answers = [desk.post(address, choices, follow=True) for _click in range(2)]
    assert [answer.redirect_chain for answer in answers] == [[(address, 302)]] * 2
    assert [answer.context["counts"] for answer in answers] == [{"new": 1, "known": 0, "bad": 1}] * 2
    told = Suggestion.objects.get()
    assert (told.original, told.source_name, told.steps.last().actor) == (
        "Mehr Licht\n\nEs ist dunkel",
        "Zukunfts-Tag",
        coordinator,
    )
    report = desk.get(f"{address}bericht/").content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[:2] for line in report] == [["row", "outcome"], ["2", "new"], ["3", "bad"]]


def test_a_file_that_is_no_table_is_refused_with_the_reason(desk: Client, city: City) -> None:
    answer = desk.post(ADDRESS, {"file": SimpleUploadedFile("liste.csv", b"a,a\n1,2")})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])


def test_without_a_text_column_nothing_is_imported(desk: Client, city: City) -> None:
    answer = desk.post(_uploaded(desk), {"title": "Titel", "import": "1"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["text"])
    assert Suggestion.objects.count() == 0


def test_uploads_are_forgotten_after_a_day(desk: Client, city: City) -> None:
    address = _uploaded(desk)
    folder = Path(settings.STORAGES["private"]["OPTIONS"]["location"]) / SHELF.folder
    yesterday = time.time() - 25 * 3600
    for path in folder.iterdir():
        os.utime(path, (yesterday, yesterday))
    SHELF.forget_old()
    assert desk.get(address).status_code == 404


def test_sheet_and_heading_are_found_and_can_be_chosen(desk: Client, city: City) -> None:
    book = Workbook()
    book.active.append(["So geht es"])
    sheet = book.create_sheet("Daten")
    for line in (["Beteiligung"], ["Text", "Titel"], ["Licht", "Mehr"], ["Bänke", "Auch"]):
        sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    address = desk.post(ADDRESS, {"file": SimpleUploadedFile("liste.xlsx", file.getvalue())})["Location"]
    found = desk.get(address)
    assert (found.context["table"].sheet, found.context["form"].initial["text"]) == ("Daten", ["Text"])
    content = found.content.decode()
    assert ('<option value="Daten" selected>' in content, '<option value="2" selected>' in content) == (True, True)
    chosen = desk.get(f"{address}?blatt=Daten&kopf=3").context["table"]
    assert (chosen.headers, chosen.first_rows) == (
        ["Licht", "Mehr"],
        [["Bänke", "Auch"]],
    )
    _imported(desk, f"{address}?blatt=Daten&kopf=3", {"text": ["Mehr"]})
    assert [told.original for told in Suggestion.objects.all()] == ["Auch"]


@pytest.mark.parametrize("query", ["kopf=²", "kopf=99999999999999999999", "kopf=-1", "blatt=%00", "kopf=77&blatt=x"])
def test_a_choice_that_is_none_is_left_out(desk: Client, city: City, query: str) -> None:
    address = _uploaded(desk)
    assert desk.get(f"{address}?{query}").context["table"].head == 1


def test_headings_that_stand_twice_are_refused_and_the_page_stays(desk: Client, city: City) -> None:
    address = desk.post(ADDRESS, {"file": _table("Titel;Text\na;a\nb;c\n")})["Location"]
    answer = desk.get(f"{address}?kopf=2")
    assert (answer.status_code, answer.context["table"].head) == (200, 1)
    assert [str(message) for message in answer.context["messages"]] == ["Zwei Spalten haben dieselbe Überschrift: a"]


@pytest.mark.parametrize("release", [{}, {"release": "on"}])
def test_an_import_is_undone_as_a_whole_and_can_be_made_again(
    desk: Client, city: City, moderator: User, release: dict[str, str]
) -> None:
    address = desk.post(
        ADDRESS, {"file": _table("Titel;Text\na;Licht\nb;Bänke\nc;Gefahr, ich will nicht mehr leben\n")}
    )["Location"]
    _imported(desk, address, {"text": ["Text"], "title": "Titel"} | release)
    kept = Suggestion.objects.get(title="b")
    kept.save()
    for _click in range(2):
        answer = desk.post(f"{address}zuruecknehmen/", follow=True)
        assert (answer.context["counts"]["new"], answer.context["undone"]) == (1, 2)
    assert list(Suggestion.objects.values_list("title", flat=True)) == ["b"]
    assert Suggestion.everything.exclude(deleted=None).count() == (1 if release else 0)
    again = desk.post(ADDRESS, {"file": _table("Titel;Text\na;Licht\nb;Bänke\n")})["Location"]
    answer = _imported(desk, again, {"text": ["Text"], "title": "Titel"})
    assert answer.context["counts"] == {"new": 1, "known": 1, "bad": 0}


def test_a_danger_that_somebody_has_taken_up_is_not_undone(desk: Client, city: City, moderator: User) -> None:
    address = desk.post(ADDRESS, {"file": _table("Titel;Text\nc;Ich will nicht mehr leben\n")})["Location"]
    _imported(desk, address, {"text": ["Text"]})
    Suggestion.objects.get().danger_flags.update(opened_at=timezone.now(), opened_by=moderator)
    answer = desk.post(f"{address}zuruecknehmen/", follow=True)
    assert (answer.context["undone"], Suggestion.objects.count()) == (0, 1)


def test_sums_are_left_out_by_a_tick(desk: Client, city: City) -> None:
    address = desk.post(ADDRESS, {"file": _table("Titel;Text\na;Licht\nSumme;1\n")})["Location"]
    answer = desk.post(address, {"text": ["Text"], "leave_out": "on", "try": "1"})
    assert (answer.context["counts"], answer.context["left_out"]) == ({"new": 1, "known": 0, "bad": 0}, 1)


def test_the_report_is_found_again_to_undo_it(desk: Client, city: City) -> None:
    address = _uploaded(desk)
    assert address not in desk.get(ADDRESS).content.decode()
    _imported(desk, address, {"text": ["Text"]})
    assert f'href="{address}"' in desk.get(ADDRESS).content.decode()


def test_what_was_undone_is_not_offered_to_be_undone(desk: Client, city: City) -> None:
    def offered() -> list[bool]:
        return [can_undo for url, _until, can_undo in desk.get(ADDRESS).context["imports"] if url == address]

    address = _uploaded(desk)
    _imported(desk, address, {"text": ["Text"]})
    assert offered() == [True]
    desk.post(f"{address}zuruecknehmen/")
    assert offered() == [False]
