"""A decision appoints to an office and ends who held it; a correction takes both back."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from forums.bodies.models import Body, Kind, Membership, MembershipRole
from forums.council.appointments.models import Appointment
from forums.council.papers.models import Paper
from forums.council.papers.states import Part, Result
from forums.council.papers.treatment import Outcome
from forums.municipality.calendar import today
from forums.people.groups import ensure_groups
from forums.people.models import Person
from forums.people.roles import Role
from tests.factories import (
    BodyFactory,
    MembershipFactory,
    PersonFactory,
    UserFactory,
    consultation,
    council_body,
    paper,
)

FOR, AGAINST, BACK = Outcome(Result.MAJORITY, 38, 4), Outcome(Result.MAJORITY, 4, 38), Outcome(Result.OPEN)
DAY = timedelta(days=1)
DECIDED = today() - DAY


@pytest.fixture
def council(db: None) -> Body:
    return council_body("rat", members=44)


@pytest.fixture
def office(db: None) -> Body:
    made: Body = BodyFactory(slug="beauftragte", kind=Kind.OFFICE)
    return made


@pytest.fixture
def interim(office: Body) -> Membership:
    made: Membership = MembershipFactory(
        body=office, role=MembershipRole.HOLDER, interim=True, starts=today() - 900 * DAY, ends=None
    )
    return made


@pytest.fixture
def person(db: None) -> Person:
    made: Person = PersonFactory(name="Farida Amiri", name_public=True)
    return made


def appointment(office: Body, person: Person, matter: Paper, **dates: date) -> Appointment:
    return Appointment.objects.create(paper=matter, body=office, person=person, **dates)


def holders(office: Body) -> list[tuple[Person | None, date | None, date | None]]:
    rows = Membership.objects.filter(body=office).order_by("pk")
    return [(row.person, row.starts, row.ends) for row in rows]


def test_the_decision_appoints_and_ends_the_interim(
    office: Body, interim: Membership, person: Person, council: Body
) -> None:
    term = today() + 1800 * DAY
    appointment(office, person, matter := paper(), ends=term)
    consultation(matter, council).record(FOR, by=None)
    assert holders(office) == [
        (interim.person, interim.starts, DECIDED - DAY),
        (person, DECIDED, term),
    ]
    assert Membership.objects.get(person=person).appointed_by == council


@pytest.mark.parametrize("corrected", [BACK, AGAINST])
def test_a_correction_gives_the_office_back(
    office: Body, interim: Membership, person: Person, council: Body, corrected: Outcome
) -> None:
    appointment(office, person, matter := paper())
    step = consultation(matter, council)
    step.record(FOR, by=None)
    step.correct(corrected, reason="Falsche Zeile", by=None)
    assert holders(office) == [(interim.person, interim.starts, None)]


def test_corrected_numbers_appoint_nobody_twice(office: Body, person: Person, council: Body) -> None:
    appointment(office, person, matter := paper())
    step = consultation(matter, council)
    step.record(FOR, by=None)
    step.correct(Outcome(Result.MAJORITY, 37, 5), reason="Verzählt", by=None)
    assert holders(office) == [(person, DECIDED, None)]


@pytest.mark.parametrize(
    ("part", "outcome"),
    [(Part.NOTES, Outcome(Result.NOTED)), (Part.RECOMMENDS, Outcome(Result.UNANIMOUS)), (Part.DECIDES, AGAINST)],
)
def test_nothing_else_appoints(
    office: Body, interim: Membership, person: Person, council: Body, part: Part, outcome: Outcome
) -> None:
    appointment(office, person, matter := paper())
    consultation(matter, council, part).record(outcome, by=None)
    assert holders(office) == [(interim.person, interim.starts, None)]


@pytest.mark.parametrize("public", [True, False])
def test_the_page_names_whom_it_may(office: Body, person: Person, client: Client, public: bool) -> None:
    Person.objects.filter(pk=person.pk).update(name_public=public)
    appointment(office, person, matter := paper())
    html = client.get(matter.get_absolute_url()).content.decode()
    assert (str(office) in html, "Farida Amiri" in html) == (True, public)


def test_the_clerk_enters_it_after_the_decision_too(
    office: Body, interim: Membership, person: Person, council: Body, client: Client
) -> None:
    clerk = UserFactory(email="sitzungsdienst@example.org")
    clerk.groups.add(ensure_groups()[Role.COUNCIL_CLERK])
    client.force_login(clerk)
    matter = paper()
    consultation(matter, council).record(FOR, by=None)
    sent = {"paper": matter.pk, "body": office.pk, "person": person.pk, "starts": "", "ends": ""}
    assert client.post(reverse("appointments_admin:add"), sent).status_code == 302
    assert [holder for holder, _starts, _ends in holders(office)] == [interim.person, person]
    made = Appointment.objects.get()
    assert client.post(reverse("appointments_admin:delete", args=[made.pk])).status_code in (302, 403)
    assert Appointment.objects.filter(pk=made.pk).exists()


def test_a_vote_that_is_corrected_twice_leaves_what_it_says_last(
    office: Body, interim: Membership, person: Person, council: Body
) -> None:
    appointment(office, person, matter := paper())
    step = consultation(matter, council)
    step.record(FOR, by=None)
    step.correct(AGAINST, reason="Falsche Zeile", by=None)
    step.correct(FOR, reason="Doch die richtige", by=None)
    assert holders(office) == [(interim.person, interim.starts, DECIDED - DAY), (person, DECIDED, None)]


def test_a_decision_that_is_published_later_appoints_then(office: Body, person: Person, council: Body) -> None:
    appointment(office, person, matter := paper(public=False))
    consultation(matter, council).record(FOR, by=None)
    assert holders(office) == []
    matter.public = True
    matter.save()
    assert holders(office) == [(person, DECIDED, None)]


def test_the_mandate_begins_on_the_day_that_was_corrected(
    office: Body, interim: Membership, person: Person, council: Body
) -> None:
    appointment(office, person, matter := paper())
    step = consultation(matter, council)
    step.record(FOR, by=None)
    step.meeting.starts_at -= 3 * DAY
    step.meeting.save()
    step.correct(FOR, reason="Falscher Tag", by=None)
    assert holders(office) == [(interim.person, interim.starts, DECIDED - 4 * DAY), (person, DECIDED - 3 * DAY, None)]
