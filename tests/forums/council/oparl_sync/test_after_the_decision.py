"""A decided paper, its meeting and its number change in the other system: nothing here claims what is gone there."""

from datetime import date

import pytest
from django.test import Client

from forums.bodies.models import Body, Kind, Membership, MembershipRole
from forums.council.appointments.models import Appointment
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Result
from tests.factories import BodyFactory, PersonFactory

from .conftest import Sync, item, meeting, paper
from .server import Ris

LATER, LATEST = "2026-06-01T10:00:00+02:00", "2026-06-02T10:00:00+02:00"
KEPT = "is deleted there; what was decided stays here, please check whether it still stands"


@pytest.fixture
def officer(treated: Ris, sync: Sync) -> Appointment:
    """The paper, which the council adopts with its first run, appoints somebody."""
    meeting(treated, item(treated, result=None))
    sync()
    office = BodyFactory(slug="beauftragte", kind=Kind.OFFICE)
    made: Appointment = Appointment.objects.create(paper=Paper.objects.get(), body=office, person=PersonFactory())
    meeting(treated, modified=LATER)
    assert sync() == []
    return made


def begun(officer: Appointment) -> list[date | None]:
    rows = Membership.objects.filter(body=officer.body, role=MembershipRole.HOLDER)
    return [row.starts for row in rows]


def result() -> str:
    return Consultation.everything.get().result


def test_a_meeting_that_is_called_off_there_has_decided_nothing(treated: Ris, sync: Sync, officer: Appointment) -> None:
    assert (result(), begun(officer)) == (Result.UNANIMOUS, [date(2026, 5, 23)])
    meeting(treated, cancelled=True, modified=LATEST)
    assert sync() == []
    assert (result(), begun(officer)) == (Result.OPEN, [])
    meeting(treated, modified="2026-06-03T10:00:00+02:00")
    assert sync() == []
    assert (result(), begun(officer)) == (Result.UNANIMOUS, [date(2026, 5, 23)])


def test_another_day_there_is_another_beginning_here(treated: Ris, sync: Sync, officer: Appointment) -> None:
    meeting(treated, start="2026-05-20T17:00:00+02:00", modified=LATEST)
    assert sync() == []
    assert (result(), begun(officer)) == (Result.UNANIMOUS, [date(2026, 5, 20)])


def test_a_decided_paper_that_is_deleted_there_is_said(
    treated: Ris, sync: Sync, officer: Appointment, client: Client
) -> None:
    treated.lists("papers", treated.made("paper/74", "Paper", deleted=True, modified=LATEST))
    assert sync() == [f"/paper/74: {KEPT}"]
    assert (result(), begun(officer)) == (Result.UNANIMOUS, [date(2026, 5, 23)])
    assert client.get("/vorlagen/2026-0074/").status_code == 404
    assert sync() == []  # once


def test_a_meeting_that_is_deleted_there_is_said_and_linked_no_more(
    treated: Ris, sync: Sync, officer: Appointment, client: Client
) -> None:
    address = CouncilMeeting.objects.get().get_absolute_url()
    assert address in client.get("/vorlagen/2026-0074/").content.decode()
    treated.lists("meetings", treated.made("meeting/1", "Meeting", deleted=True, modified=LATEST))
    assert sync() == [f"/meeting/1: {KEPT}"]
    page = client.get("/vorlagen/2026-0074/").content.decode()
    assert ("23. Mai 2026" in page, address in page) == (True, False)
    assert result() == Result.UNANIMOUS


def test_another_number_there_leaves_the_old_address_alive(
    treated: Ris, sync: Sync, officer: Appointment, client: Client
) -> None:
    paper(treated, reference="2026/0075", modified=LATEST)
    assert sync() == []
    answer = client.get("/vorlagen/2026-0074/")
    assert (answer.status_code, answer["Location"]) == (301, "/vorlagen/2026-0075/")
    assert begun(officer) == [date(2026, 5, 23)]


def test_a_body_that_is_renamed_or_ended_keeps_its_decision(
    treated: Ris, rat: Body, sync: Sync, officer: Appointment, client: Client
) -> None:
    rat.name, rat.ends = "Rat der Stadt", date(2026, 5, 30)
    rat.save()
    treated.lists("organizations", treated.made("org/1", "Organization", name="Rat (alt)", endDate="2026-05-30"))
    meeting(treated, modified=LATEST)
    assert sync() == []
    page = client.get("/vorlagen/2026-0074/").content.decode()
    assert ("Rat der Stadt" in page, "einstimmig" in page) == (True, True)
    assert (result(), begun(officer)) == (Result.UNANIMOUS, [date(2026, 5, 23)])
