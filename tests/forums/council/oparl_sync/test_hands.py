"""What came from outside is marked, and changed by no hand; what it concerns stays open."""

import pytest
from django.test import Client
from django.urls import reverse

from forums.council.meetings.models import CouncilMeeting
from forums.council.oparl_sync.models import OparlOrganization
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Result
from forums.council.papers.treatment import Outcome
from forums.people.groups import ensure_groups
from forums.people.roles import Role
from forums.records.exceptions import NotPossible
from tests.factories import UserFactory

from .conftest import Sync
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
    paper, meeting = Paper.objects.get(), CouncilMeeting.objects.get()
    for address in (
        reverse("council_papers_admin:edit", args=[paper.pk]),
        reverse("council_meetings_admin:edit", args=[meeting.pk]),
        reverse("council_results", args=[meeting.pk]),
        reverse("council_annexes", args=[paper.pk]),
    ):
        for answer in (office.get(address), office.post(address, {})):
            assert answer.status_code == 403
            assert SENTENCE in answer.content.decode()


def test_what_it_concerns_stays_open(office: Client) -> None:
    address = reverse("council_concerns", args=[Paper.objects.get().pk])
    assert office.get(address).status_code == 200
    assert office.post(address, {}).status_code == 302


def test_no_verb_changes_it(office: Client) -> None:
    paper, step, meeting = Paper.objects.get(), Consultation.objects.get(), CouncilMeeting.objects.get()
    paper.subject = "Anders"
    refused = (
        paper.save,
        paper.delete,
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
