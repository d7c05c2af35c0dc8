"""The pages of an import: tried first, taken over, undone as a whole."""

from time import process_time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from forums.associations.links import resume_token
from forums.associations.models import Association, State
from forums.people.access_log import DataAccess
from forums.people.models import User
from forums.spreadsheets.writing import as_csv, as_xlsx
from tests.conftest import City, Outbox
from tests.factories import verified

from .importing import brought

ADDRESS = "/verwaltung/vereine/import/"


@pytest.fixture
def office(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def _upload(office: Client, *cells: list[str], name: str = "liste.csv") -> str:
    content = (as_xlsx if name.endswith("xlsx") else as_csv)(["Name", "Mail"], cells)
    answer = office.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302
    return str(answer["Location"])


MAPPED = {"name": "Name", "email": "Mail"}


@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx"])
def test_a_trial_tells_and_only_then_it_is_taken_over(office: Client, city: City, coordinator: User, name: str) -> None:
    verified(coordinator)
    one = _upload(office, ["Teehaus", "tee@example.org"], ["Afghanischer Kulturvereinn", ""], ["", "x"], name=name)
    assert office.get(one).context["form"].initial == MAPPED
    unseen = office.post(one, {**MAPPED, "import": "1"})
    trial = office.post(one, {**MAPPED, "try": "1"})
    assert [answer.context["report"].counts for answer in (unseen, trial)] == [
        {"new": 1, "known": 0, "unclear": 1, "bad": 1, "left_out": 0, "undone": 0}
    ] * 2
    assert Association.objects.count() == 1
    tried = {**MAPPED, "tried": trial.context["form"].signature, "import": "1", "distinct": ["3"]}
    for _click in range(2):
        done = office.post(one, tried, follow=True)
        assert done.context["report"].counts == {
            "new": 2,
            "known": 0,
            "unclear": 0,
            "bad": 1,
            "left_out": 0,
            "undone": 0,
        }
    assert sorted(Association.objects.imported().values_list("name", flat=True)) == [
        "Afghanischer Kulturvereinn",
        "Teehaus",
    ]
    report = office.get(f"{one}bericht/").content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[:3] for line in report] == [
        ["Zeile", "Was daraus wurde", "Name"],
        ["2", "neu", "Teehaus"],
        ["3", "neu", "Afghanischer Kulturvereinn"],
        ["4", "nicht übernommen", ""],
    ]
    assert [(line.by, line.act, line.what, line.about) for line in DataAccess.objects.all()] == [
        (coordinator, "imported", "associations", "2/3")
    ]


def test_other_columns_than_the_tried_ones_are_tried_again(office: Client, city: City) -> None:
    one = _upload(office, ["Teehaus", "tee@example.org"])
    trial = office.post(one, {**MAPPED, "try": "1"})
    answer = office.post(one, {"name": "Name", "tried": trial.context["form"].signature, "import": "1"})
    assert (answer.status_code, answer.context["report"].dry_run, Association.objects.count()) == (200, True, 0)


def test_columns_that_do_not_fit_are_named_on_top_with_a_link_to_each(office: Client, city: City) -> None:
    one = _upload(office, ["Name", "Mail"], ["Verein", "verein@example.org"])
    answer = office.post(one, {"email": "Mail", "try": "1"})
    page = answer.content.decode()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    assert [page.count(words) for words in ("help-critical", 'href="#id_name"', 'id="id_name"')] == [1, 1, 1]
    assert '<option value="Mail" selected>' in page


@pytest.mark.parametrize("who", ["moderator", "editor"])
def test_nobody_else_finds_it(request: pytest.FixtureRequest, client: Client, city: City, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    assert [client.get(ADDRESS).status_code, client.post(ADDRESS).status_code] == [404, 404]


def test_a_table_that_is_gone_is_not_found(office: Client, city: City) -> None:
    assert office.get(f"{ADDRESS}00000000-0000-4000-8000-000000000000/").status_code == 404


def test_the_office_sees_who_has_not_answered_and_writes_again(
    office: Client, outbox: Outbox, city: City, coordinator: User
) -> None:
    brought(coordinator, {"Name": "Teehaus", "Mail": "tee@example.org"})
    it = Association.objects.get()
    assert list(office.get("/verwaltung/vereine/?teil=uebernommen").context["page"]) == [it]
    page = f"/verwaltung/vereine/{it.pk}/"
    assert resume_token(it) in office.get(page).content.decode()
    outbox().clear()
    office.post(page, {"action": "ask_for_data", "seen": it.version, "text": ""})
    assert [message.to for message in outbox()] == [["tee@example.org"]]


@pytest.mark.parametrize("many", [1, 30])
def test_a_trial_costs_the_same_for_one_row_and_for_thirty(
    city: City, coordinator: User, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cells = [{"Name": f"{chr(0x4E00 + number) * 9}", "Telefon": "1"} for number in range(many)]
    with django_assert_num_queries(6):
        report = brought(coordinator, *cells, dry_run=True)
    assert report.counts == {"new": many, "known": 0, "unclear": 0, "bad": 0, "left_out": 0, "undone": 0}


def test_three_hundred_rows_against_three_hundred_take_seconds(city: City, coordinator: User) -> None:
    words = ["Haus", "Kultur", "Jugend", "Frauen", "Sport", "Eltern", "Musik", "Tanz"]
    names = [f"{words[n % 8]} {words[n // 8 % 8]} {chr(65 + n % 26)}{n}" for n in range(600)]
    Association.objects.bulk_create(Association(name=name, state=State.SUBMITTED) for name in names[:300])
    begun = process_time()
    report = brought(coordinator, *({"Name": name} for name in names[300:]), dry_run=True)
    assert (len(report.results), process_time() - begun < 20) == (300, True)


def test_an_import_is_undone_as_a_whole_and_what_was_changed_is_kept(office: Client, city: City) -> None:
    one = _upload(office, ["Teehaus", ""], ["Tanzgruppe", ""], ["Ganz neu", ""])
    trial = office.post(one, {**MAPPED, "try": "1"})
    office.post(one, {**MAPPED, "tried": trial.context["form"].signature, "import": "1"})
    Association.objects.get(name="Tanzgruppe").save()
    for _click in range(2):
        answer = office.post(f"{one}zuruecknehmen/", follow=True)
        assert answer.context["report"].counts == {
            "new": 1,
            "known": 0,
            "unclear": 0,
            "bad": 0,
            "left_out": 0,
            "undone": 2,
        }
    assert [it.name for it in Association.everything.all()] == ["Tanzgruppe"]
    assert [(each.name, len(each.remarks)) for each in answer.context["report"].remarkable] == [("Tanzgruppe", 1)]
    assert list(DataAccess.objects.order_by("pk").values_list("act", "about"))[:2] == [
        ("imported", "3/3"),
        ("erased", "2/3"),
    ]


def test_what_was_not_imported_cannot_be_undone(office: Client, city: City) -> None:
    one = _upload(office, ["Teehaus", ""])
    assert (office.post(f"{one}zuruecknehmen/").status_code, office.get(f"{one}zuruecknehmen/").status_code) == (
        404,
        405,
    )


def test_the_report_is_found_again_to_undo_it_until_it_is_forgotten(office: Client, city: City) -> None:
    one = _upload(office, ["Teehaus", "tee@example.org"])
    assert one not in office.get(ADDRESS).content.decode()
    trial = office.post(one, {**MAPPED, "try": "1"})
    office.post(one, {**MAPPED, "tried": trial.context["form"].signature, "import": "1"})
    assert f'href="{one}"' in office.get(ADDRESS).content.decode()
