"""What came from outside is marked, and changed by no hand; what it concerns stays open."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from forums.bodies.models import Body
from forums.council.meetings.models import AgendaItem, CouncilMeeting
from forums.council.oparl_sync.models import OparlOrganization
from forums.council.papers.annexes import Annex
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Result
from forums.council.papers.treatment import Outcome
from forums.people.groups import ensure_groups
from forums.people.roles import Role
from forums.records.exceptions import NotPossible
from tests.factories import UserFactory
from tests.forums.associations.test_proofs import pdf

from .conftest import Sync, paper
from .server import Ris

SENTENCE = "Das kommt aus dem Ratsinformationssystem. Ändern lässt es sich nur dort."


@pytest.fixture
def office(treated: Ris, sync: Sync, client: Client) -> Client:
    sync()
    clerk = UserFactory(email="sitzungsdienst@example.org")
    clerk.groups.add(ensure_groups()[Role.COUNCIL_CLERK])
    client.force_login(clerk)
    return client


def test_the_administration_refuses_and_says_why(office: Client) -> None:
    taken, meeting = Paper.objects.get(), CouncilMeeting.objects.get()
    for address in (
        reverse("council_papers_admin:edit", args=[taken.pk]),
        reverse("council_meetings_admin:edit", args=[meeting.pk]),
        reverse("council_results", args=[meeting.pk]),
        reverse("council_annexes", args=[taken.pk]),
    ):
        for answer in (office.get(address), office.post(address, {})):
            assert answer.status_code == 403
            assert SENTENCE in answer.content.decode()


def test_what_it_concerns_stays_open(office: Client) -> None:
    address = reverse("council_concerns", args=[Paper.objects.get().pk])
    assert office.get(address).status_code == 200
    assert office.post(address, {}).status_code == 302


def test_no_verb_changes_it(office: Client) -> None:
    taken, step, meeting = Paper.objects.get(), Consultation.objects.get(), CouncilMeeting.objects.get()
    taken.subject = "Anders"
    refused = (
        taken.save,
        taken.delete,
        meeting.delete,
        lambda: step.correct(Outcome(Result.NOTED), reason="Versehen", by=None),
        lambda: Consultation.objects.create(paper=Paper.objects.get(), body=step.body),
    )
    for verb in refused:
        with pytest.raises(NotPossible):
            verb()
    assert Paper.objects.get().subject == "Kinderbetreuung am Abend"
    assert Consultation.objects.get().result == Result.UNANIMOUS


def test_pages_say_where_it_comes_from(office: Client) -> None:
    for record in (Paper.objects.get(), CouncilMeeting.objects.get()):
        assert "Aus dem Ratsinformationssystem." in office.get(record.get_absolute_url()).content.decode()


def test_the_office_says_whose_body_it_is(office: Client) -> None:
    known = OparlOrganization.objects.get()
    address = reverse("oparl_organizations_admin:edit", args=[known.pk])
    assert office.get(address).status_code == 200
    assert office.post(address, {"body": ""}).status_code == 302
    known.refresh_from_db()
    assert (known.body, known.name) == (None, "Rat")


BULK: dict[str, Callable[[Any], object]] = {
    "update": lambda rows: rows.update(outside_url="https://example.org/"),
    "delete": lambda rows: rows.delete(),
    "erase": lambda rows: rows.erase(),
    "bulk_update": lambda rows: rows.bulk_update([*rows], ["outside_url"]),
    "bulk_create": lambda rows: rows.bulk_create([*rows]),
    "one row": lambda rows: rows.get().erase(),
}


@pytest.mark.parametrize("way", BULK)
@pytest.mark.parametrize("model", [Paper, CouncilMeeting, AgendaItem, Consultation, Annex])
def test_nobody_changes_many_at_once(treated: Ris, sync: Sync, model: Any, way: str) -> None:
    treated.objects["/1.pdf"] = pdf()
    paper(treated, mainFile=treated.made("file/1", "File", downloadUrl=f"{treated.home}/1.pdf"))
    sync()
    before = [*model.everything.values()]
    for rows in (model.objects.all(), model.everything.all()):
        with pytest.raises(NotPossible), transaction.atomic():
            BULK[way](rows)
    assert [*model.everything.values()] == before


def test_what_is_shown_beside_it_still_renews_it(treated: Ris, rat: Body, sync: Sync) -> None:
    sync()
    before = CouncilMeeting.objects.get().modified
    rat.name = "Stadtrat"
    rat.save()
    assert CouncilMeeting.objects.get().modified > before
