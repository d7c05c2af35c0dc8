"""The city's list: tried first, each row answered for, nobody twice, nobody public by it."""

import re
from io import BytesIO
from time import process_time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from forums.associations.bulk_import.mapping import Target, guessed
from forums.associations.bulk_import.rows import Vocabulary, parse
from forums.associations.bulk_import.run import Choices, Report, run
from forums.associations.export import HEADERS, exported_rows
from forums.associations.history import EntryKind
from forums.associations.links import address_key, resume_token
from forums.associations.models import Association, Item, Kind, State
from forums.people.access_log import DataAccess
from forums.people.consents import Consent, Purpose, Wish
from forums.people.models import User
from forums.spreadsheets.reading import Spreadsheet, read
from forums.spreadsheets.writing import FORMATS, as_csv, as_xlsx
from tests.conftest import City, Outbox
from tests.factories import DistrictFactory, registration, verified

ADDRESS = "/verwaltung/vereine/import/"


def table(*cells: dict[str, str]) -> Spreadsheet:
    return Spreadsheet(list(cells[0]), list(enumerate(cells, 2)))


def brought(by: User, *cells: dict[str, str], dry_run: bool = False, **choices: object) -> Report:
    decided = Choices(**choices)  # type: ignore[arg-type]
    return run(table(*cells), guessed(table(*cells).headers), by=by, choices=decided, dry_run=dry_run)


def told(report: Report) -> list[tuple[int, str, list[str]]]:
    return [(result.row, result.outcome, result.remarks) for result in report.results]


@pytest.fixture
def office(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def test_our_own_export_is_understood_and_adds_nothing(city: City, coordinator: User) -> None:
    listed = verified(coordinator, street="Weg 1", postcode="48429", town="Rheine")
    listed.agree([Wish(Purpose.LIST, item) for item in Item.values], by=None)
    [line] = exported_rows()
    report = brought(coordinator, dict(zip(HEADERS, line, strict=True)))
    assert (told(report), Association.objects.count()) == ([(2, "known", [])], 1)


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
    ("cells", "outcome"),
    [
        ({"Name": "afghanischer KULTURVEREIN e.V.", "VR": ""}, "known"),
        ({"Name": "Ganz anderer Name", "VR": "vr-77"}, "known"),
        ({"Name": "Afghanischer Kulturverein", "VR": "VR 78"}, "unclear"),
        ({"Name": "Afganischer Kulturverein", "VR": ""}, "unclear"),
        ({"Name": "Teehaus", "VR": ""}, "new"),
    ],
)
def test_matching_instead_of_doubling(city: City, coordinator: User, cells: dict[str, str], outcome: str) -> None:
    known = verified(coordinator, register_number="VR 77")
    [result] = brought(coordinator, cells).results
    assert (result.outcome, Association.objects.count()) == (outcome, 2 if outcome == "new" else 1)
    assert (result.association == known.pk) == (outcome != "new")


def test_a_known_associations_own_data_stay_and_the_difference_is_said(city: City, coordinator: User) -> None:
    verified(coordinator, phone="05971 1")
    report = brought(coordinator, {"Name": "Afghanischer Kulturverein", "Telefon": "05971 2"})
    assert (told(report), Association.objects.get().phone) == (
        [
            (
                2,
                "known",
                [
                    "Afghanischer Kulturverein (Geprüft): gleicher oder sehr ähnlicher Name",
                    "In der Liste steht anderes: Telefon: „05971 2“ in der Liste, „05971 1“ hier",
                ],
            )
        ],
        "05971 1",
    )


def test_rows_of_one_list_are_compared_with_each_other(city: City, coordinator: User) -> None:
    report = brought(coordinator, {"Name": "Teehaus"}, {"Name": "Teehaus e. V."}, {"Name": "Das Teehauss"})
    assert [outcome for _row, outcome, _remarks in told(report)] == ["new", "known", "new"]
    assert report.results[1].remarks == ["Teehaus (Zeile 2): gleicher oder sehr ähnlicher Name"]


def test_the_same_address_alone_is_only_mentioned(city: City, coordinator: User) -> None:
    verified(coordinator, street="Hauptstraße 5", postcode="48431")
    report = brought(coordinator, {"Name": "Teehaus", "Straße": "Hauptstr. 5", "PLZ": "48431"})
    assert told(report) == [(2, "new", ["Afghanischer Kulturverein (Geprüft): gleiche Adresse"])]


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DISSOLVED, State.REFUSED])
def test_of_one_that_is_gone_a_person_decides(city: City, coordinator: User, state: State) -> None:
    gone = registration()
    Association.objects.filter(pk=gone.pk).update(state=state)
    assert [outcome for _row, outcome, _remarks in told(brought(coordinator, {"Name": gone.name}))] == ["unclear"]


def test_a_person_says_that_it_is_another_one(city: City, coordinator: User) -> None:
    verified(coordinator)
    cells = {"Name": "Afghanischer Kulturvereinn"}
    assert told(brought(coordinator, cells, distinct={2}))[0][1] == "new"
    assert told(brought(coordinator, cells, distinct={2}))[0][1] == "known"


@pytest.mark.parametrize("notify", [True, False])
def test_writing_to_them_is_a_choice_and_goes_to_the_address_once(
    outbox: Outbox, city: City, coordinator: User, notify: bool
) -> None:
    outbox().clear()
    for _time in range(2):
        brought(
            coordinator, {"Name": "Teehaus", "Mail": "tee@example.org"}, {"Name": "Ohne", "Mail": ""}, notify=notify
        )
    sent = [(message.to, address_key(Association.objects.get(name="Teehaus")) in message.body) for message in outbox()]
    assert sent == ([(["tee@example.org"], True)] if notify else [])


def test_the_association_looks_agrees_and_is_verified_like_every_other(
    client: Client, city: City, coordinator: User
) -> None:
    brought(
        coordinator,
        {"Name": "Teehaus", "Art": "Kulturverein", "Mail": "tee@example.org", "Zweck": "Tee", "Kontakt": "Wer"},
    )
    it = Association.objects.get()
    way = f"/vereine/registrieren/{resume_token(it)}/"
    assert "Ihr Verein steht auf der Liste der Stadt." in client.get(way).content.decode()
    client.post(f"{way}zustimmung/", {"website": ["profile"]})
    client.post(f"{way}senden/", {"text": ""})
    it.refresh_from_db()
    assert (it.state, it.is_public, [entry.kind for entry in it.entries.all()]) == (
        State.SUBMITTED,
        False,
        [EntryKind.IMPORTED, EntryKind.CONSENT, EntryKind.SUBMITTED],
    )
    it.check_off(["exists", "reached", "local", "aims"], by=coordinator)
    it.verify(by=coordinator)
    assert client.get(it.get_absolute_url()).status_code == 200


def test_our_own_export_reads_back_unchanged_from_the_file(city: City, coordinator: User) -> None:
    city.faith.name = "Kita, Schule, Bildung"
    city.faith.save()
    listed = verified(
        coordinator,
        phone="+49 5971 123456",
        own_name="=Verein",
        activities="zwei\nZeilen; und mehr",
        contact_name="Wer",
        contact_function="Vorsitz",
        postcode="01067",
    )
    listed.set_languages(["ku", "ckb", "zh-hans", "fa", "arc"])
    listed.save()
    listed.interests.set([city.faith, city.language])
    listed.agree([Wish(Purpose.LIST, item) for item in Item.values], by=None)
    [line] = exported_rows()
    kept = [name for name in (*Target.values, "languages") if name not in ("topics",)]
    facts = {name: getattr(listed, name) for name in kept}
    for name, (write, _type) in FORMATS.items():
        Association.everything.all().erase()
        back = read(BytesIO(write(HEADERS, [line])), f"liste.{name}")
        report = run(back, guessed(back.headers), by=coordinator)
        it = Association.objects.get()
        assert (told(report), {each: getattr(it, each) for each in kept}) == ([(2, "new", [])], facts)
        assert set(it.interests.all()) == {city.faith, city.language}


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


# --- the pages -------------------------------------------------------------------------------------------------------


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


def test_reading_a_row_guesses_nothing(city: City) -> None:
    found = parse({"A": "Teehaus", "B": "48429 Rheine"}, {Target.NAME: "A", Target.TOWN: "B"}, Vocabulary())
    assert found.values == {"name": "Teehaus", "postcode": "48429", "town": "Rheine"}


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
