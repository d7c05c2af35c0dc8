"""Whoever keeps a copy hears of each change, wherever it can be seen, and of all that has gone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from forums.bodies.models import Membership
from forums.council.meetings.models import AgendaItem, CouncilMeeting
from forums.council.papers.annexes import Annex
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Result
from forums.council.papers.treatment import Outcome
from forums.council.terms.models import LegislativeTerm
from forums.people.models import Person
from forums.records.record import Record
from tests.factories import consultation, paper

from .conftest import Council
from .harvest import ROOT, Harvest, fetch, items

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def address(kind: str, record: Record) -> str:
    return f"{ROOT}{kind}/{record.uuid}/"


def age_all() -> None:
    """As if all had been made long ago; without a wave of changes."""
    for model in (Paper, Consultation, Annex, CouncilMeeting, AgendaItem, Person, Membership, LegislativeTerm):
        QuerySet.update(model.everything.all(), created=LONG_AGO, modified=LONG_AGO)


def renewed(client: Client) -> set[str]:
    """The types that say something new since the ageing, by what a harvester asks."""
    since = f"?modified_since={(timezone.now() - timedelta(hours=1)).isoformat().replace('+', '%2B')}"
    kinds = ("meeting", "agendaitem", "paper", "consultation", "file", "person", "membership", "location")
    return {kind for kind in kinds if items(client, f"{ROOT}{kind}/{since}")}


def _rename(council: Council) -> None:
    council.paper.subject = "Kinderbetreuung am Wochenende"
    council.paper.save()


def _correct(council: Council) -> None:
    council.decided.correct(Outcome(Result.UNANIMOUS, 4, 0, 0), reason="Verzählt.", by=None)


def _remove_annex(council: Council) -> None:
    council.annex.delete()


def _remove_all_annexes(council: Council) -> None:
    Annex.objects.filter(paper=council.paper).delete()


def _withdraw_name(council: Council) -> None:
    assert council.chair.person
    council.chair.person.show_name(False, by=None)


def _end_membership(council: Council) -> None:
    council.chair.ends = timezone.localdate()
    council.chair.save()


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (_rename, {"paper", "consultation", "agendaitem", "meeting"}),
        (_correct, {"paper", "consultation", "agendaitem", "meeting"}),
        (_remove_annex, {"paper", "file"}),
        (_remove_all_annexes, {"paper", "file"}),
        (_withdraw_name, {"person", "membership"}),
        (_end_membership, {"person", "membership"}),
    ],
)
def test_a_change_renews_all_that_shows_it(
    council: Council, client: Client, change: Callable[[Council], None], kinds: set[str]
) -> None:
    age_all()
    assert renewed(client) == set()
    change(council)
    assert renewed(client) - {"location"} == kinds
    assert Harvest.of(client).findings == []


def test_items_of_an_agenda_say_their_new_places(council: Council, client: Client) -> None:
    item = council.decided.agenda_item
    assert item
    assert fetch(client, address("agendaitem", item))["order"] == 0
    age_all()
    AgendaItem.objects.create(meeting=item.meeting, number="1", title="Eröffnung")
    found = fetch(client, address("agendaitem", item))
    assert (found["order"], found["modified"] > found["created"]) == (1, True)


def test_a_consultation_that_moves_renews_the_item_it_leaves(council: Council, client: Client) -> None:
    step = consultation(paper("090/26"), council.body, days_ago=-3, item="7")
    left = step.agenda_item
    assert left
    assert left.pk
    age_all()
    step.put_on_agenda(left.meeting, "8")
    found = fetch(client, address("agendaitem", AgendaItem.objects.get(pk=left.pk)))
    assert "consultation" not in found
    assert found["modified"] > found["created"]


def test_a_paper_that_is_closed_again_is_deleted_with_all_its_parts(council: Council, client: Client) -> None:
    council.paper.public = False
    council.paper.save()
    parts = [("paper", council.paper), ("consultation", council.decided), ("file", council.annex)]
    for kind, record in parts:
        found = fetch(client, address(kind, record))
        assert found.keys() == {"id", "type", "created", "modified", "deleted"}
        assert found["deleted"] is True
        assert found["id"] not in [each["id"] for each in items(client, f"{ROOT}{kind}/")]
        since = f"{ROOT}{kind}/?modified_since=2020-01-01T00:00:00%2B01:00"
        assert found in items(client, since)
    assert Harvest.of(client).findings == []


def test_what_is_added_to_a_paper_closed_again_was_never_public(council: Council, client: Client) -> None:
    council.paper.public = False
    council.paper.save()
    later = Consultation.objects.create(paper=council.paper, body=council.body, position=9)
    assert client.get(address("consultation", later)).status_code == 404


def test_a_name_that_is_withdrawn_leaves_a_mark_even_after_erasure(council: Council, client: Client) -> None:
    person = council.chair.person
    assert person
    Person.everything.filter(pk=person.pk).update(name="", function="", organisation="", name_public=False)
    for kind, record in (("person", person), ("membership", council.chair)):
        assert fetch(client, address(kind, record))["deleted"] is True
    assert Harvest.of(client).findings == []


@pytest.mark.parametrize("kind", ["meeting", "agendaitem", "location", "legislativeterm", "organization"])
def test_what_was_deleted_answers_that_it_is(council: Council, client: Client, kind: str) -> None:
    item = council.decided.agenda_item
    assert item
    record: Record = {
        "meeting": item.meeting,
        "agendaitem": item,
        "location": item.meeting,
        "legislativeterm": council.term,
        "organization": council.body,
    }[kind]
    assert "deleted" not in fetch(client, address(kind, record))
    record.delete()
    assert fetch(client, address(kind, record))["deleted"] is True
    assert Harvest.of(client).findings == []


def test_a_term_that_changes_renews_the_body(council: Council, client: Client) -> None:
    before = client.get(f"{ROOT}body/1/")["ETag"]
    council.term.name = "Wahlperiode 2025–2030"
    council.term.save()
    assert client.get(f"{ROOT}body/1/")["ETag"] != before
    assert (
        fetch(client, f"{ROOT}body/1/")["modified"]
        >= fetch(client, address("legislativeterm", council.term))["modified"]
    )
