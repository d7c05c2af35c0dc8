"""Lists of what is overdue: daily for the lead tandem, weekly for the coordination."""

from datetime import date
from typing import Any

from cms.demo.clock import Clock
from forums.bodies.models import Duty, MembershipRole
from forums.municipality.models import Municipality
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from tests.conftest import City, Outbox
from tests.factories import BodyFactory, released, seat
from tests.proposals.conftest import Mails

from ..conftest import on
from .conftest import NOBODY_LISTENS, body_of


def test_the_lead_tandem_gets_one_list_each_working_day(
    city: City,
    suggestion: Suggestion,
    lead_officer: User,
    lead_partner: User,
    clock: Clock,
    mails: Mails,
    outbox: Outbox,
) -> None:
    released("Ein zweiter Text", field=city.faith)
    mails()
    clock.moment = on(30)
    mails()
    lead = [lead_partner.email, lead_officer.email]
    for day in (1, 2, 3):
        clock.moment = on(day, 7)
        lists = [email for email, subject in mails() if subject == "2 Antworten sind überfällig"]
        assert lists == sorted(lead)
    assert "3 Arbeitstage zu spät" in body_of(outbox, lead_officer.email)
    assert "Deutschkurse am Abend" in body_of(outbox, lead_officer.email)
    for day in (4, 5):
        clock.moment = on(day, 7)
        assert mails() == []


def test_a_list_of_yesterday_is_not_sent_beside_todays(
    suggestion: Suggestion, lead_officer: User, clock: Clock, settings: Any, mails: Mails
) -> None:
    mails()
    clock.moment, working = on(1, 7), settings.MAILERS
    settings.MAILERS = NOBODY_LISTENS
    mails()
    clock.moment, settings.MAILERS = on(2, 7), working
    assert [subject for email, subject in mails() if email == lead_officer.email] == ["1 Antwort ist überfällig"]


def test_the_coordination_gets_one_list_a_week_on_its_first_working_day(
    suggestion: Suggestion, clock: Clock, coordinator: User, mails: Mails
) -> None:
    Suggestion.objects.update(due_on=date(2026, 5, 22))
    Municipality.objects.update(overdue_days=90)
    days = {}
    for day in range(1, 17):
        clock.moment = on(day)
        days[day] = [subject for email, subject in mails() if email == coordinator.email]
    assert {day for day, subjects in days.items() if subjects} == {1, 8, 15}
    Suggestion.objects.update(due_on=date(2026, 3, 2))
    clock.moment = on(6, 4)  # Easter Monday
    assert coordinator.email not in [email for email, _subject in mails()]


def test_where_the_city_has_a_project_coordination_it_is_written_to_and_nobody_twice(
    suggestion: Suggestion, city: City, clock: Clock, coordinator: User, lead_officer: User, mails: Mails
) -> None:
    office = BodyFactory(slug="koordination", duty=Duty.COORDINATION)
    leader = seat(office, MembershipRole.HOLDER, "projekt@example.org")
    office.memberships.create(person=lead_officer.person, role=MembershipRole.MEMBER)
    Suggestion.objects.update(due_on=date(2026, 5, 29))
    lists = [email for email, subject in mails() if subject == "1 Antwort ist überfällig"]
    assert lists == sorted([leader.email, lead_officer.email])


def test_a_seat_that_is_in_the_lead_tandem_too_hears_of_what_is_overdue_by_the_list_alone(
    suggestion: Suggestion, city: City, officer: User, clock: Clock, mails: Mails
) -> None:
    city.lead.memberships.create(person=officer.person, role=MembershipRole.OFFICE_SEAT)
    mails()
    clock.moment = on(1, 7)
    assert [subject for email, subject in mails() if email == officer.email] == ["1 Antwort ist überfällig"]
