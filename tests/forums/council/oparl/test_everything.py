"""A strict harvester reads everything from the system on and finds nothing wrong."""

from django.test import Client

from forums.council.oparl.kinds import KINDS

from .conftest import SECRET, Council
from .harvest import ROOT, Harvest, fetch, items
from .rules import PROPERTIES


def test_a_strict_harvester_finds_nothing(council: Council, client: Client) -> None:
    harvest = Harvest.of(client)
    assert harvest.findings == []
    assert harvest.kinds == set(PROPERTIES)


def test_an_empty_city_is_valid(db: None, client: Client) -> None:
    harvest = Harvest.of(client)
    assert harvest.findings == []
    assert harvest.kinds == {"System", "Body"}


def test_every_property_that_we_hold_is_said(council: Council, client: Client) -> None:
    said: dict[str, set[str]] = {}
    for found in Harvest.of(client).objects.values():
        said.setdefault(found["type"].rpartition("/")[2], set()).update(found)
    silent = {kind: sorted(PROPERTIES[kind].keys() - said[kind]) for kind in PROPERTIES}
    assert {kind: names for kind, names in silent.items() if names} == {
        "Organization": ["endDate"],
        "Membership": ["endDate"],
    }


def test_nothing_of_what_is_not_public_is_said_anywhere(council: Council, client: Client) -> None:
    said = repr(Harvest.of(client).objects)
    for hidden in (SECRET, council.closed.number, str(council.closed.uuid), "Nicht Genannt", "Nur Mitwirkend"):
        assert hidden not in said
    since = "?modified_since=2000-01-01T00:00:00%2B01:00"
    assert str(council.closed.uuid) not in repr([items(client, f"{ROOT}{kind}/{since}") for kind in KINDS])
    closed = council.closed
    gone = [("paper", closed.uuid), *(("consultation", step.uuid) for step in closed.consultations.all())]
    for kind, uuid in [*gone, *(("file", annex.uuid) for annex in closed.annexes.all())]:
        assert client.get(f"{ROOT}{kind}/{uuid}/").status_code == 404


def test_votes_stand_under_the_prefix_of_this_installation(council: Council, client: Client, settings: object) -> None:
    counted = {"yes": 3, "no": 1, "abstentions": 1, "entitled": 5}
    assert fetch(client, f"{ROOT}consultation/{council.decided.uuid}/")["mitreden:votes"] == counted
    settings.OPARL_VENDOR = "rheine"  # type: ignore[attr-defined]
    assert fetch(client, f"{ROOT}consultation/{council.decided.uuid}/")["rheine:votes"] == counted


def test_an_agenda_item_says_what_was_decided(council: Council, client: Client) -> None:
    item = council.decided.agenda_item
    assert item
    found = fetch(client, f"{ROOT}agendaitem/{item.uuid}/")
    assert found["result"] == "beschlossen, mehrheitlich, mit geändertem Wortlaut"
    assert found["resolutionText"] == "Der Rat beschließt es mit Ergänzung."
    assert found["name"] == "Kinderbetreuung am Abend"


def test_of_a_closed_item_only_the_number_is_said(council: Council, client: Client) -> None:
    step = council.closed.consultations.get()
    found = fetch(client, f"{ROOT}agendaitem/{step.agenda_item.uuid}/")
    assert found.keys() - {"id", "type", "created", "modified"} == {"meeting", "number", "order", "public", "web"}
    assert found["public"] is False
