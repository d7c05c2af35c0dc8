"""Nobody stands in the list twice, and nobody is public by an import."""

from io import BytesIO

import pytest
from django.test import Client

from forums.associations.bulk_import.mapping import Target, guessed
from forums.associations.bulk_import.run import run
from forums.associations.export import HEADERS, exported_rows
from forums.associations.history import EntryKind
from forums.associations.links import address_key, resume_token
from forums.associations.models import Association, Item, State
from forums.people.consents import Purpose, Wish
from forums.people.models import User
from forums.spreadsheets.reading import read
from forums.spreadsheets.writing import FORMATS
from tests.conftest import City, Outbox
from tests.factories import registration, verified

from .importing import brought, told


def test_our_own_export_is_understood_and_adds_nothing(city: City, coordinator: User) -> None:
    listed = verified(coordinator, street="Weg 1", postcode="48429", town="Rheine")
    listed.agree([Wish(Purpose.LIST, item) for item in Item.values], by=None)
    [line] = exported_rows()
    report = brought(coordinator, dict(zip(HEADERS, line, strict=True)))
    assert (told(report), Association.objects.count()) == ([(2, "known", [])], 1)


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
