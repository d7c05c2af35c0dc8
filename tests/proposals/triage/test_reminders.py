"""Reminders of dates: before and after them, to each seat once; lists for those who look after all of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from cms.demo.clock import Clock
from forums.bodies.models import Body, Duty, MembershipRole
from forums.municipality.models import Municipality
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.status import sentence_of
from proposals.suggestions.steps import StepKind
from proposals.suggestions.timeline import entries
from proposals.triage.bias import recuse
from proposals.triage.decisions import Decision
from proposals.triage.signatures import AskedOf
from proposals.triage.states import State
from tests.conftest import City, Outbox
from tests.factories import BodyFactory, released, seat

from .conftest import HandOver, on

KNOWS = "Das Leitungs-Team weiß davon."
LATE = "Die Antwort ist nicht bis zum 30. Juni 2026 gekommen. Das tut uns leid."

type Mails = Callable[[], list[tuple[str, str]]]

NOBODY_LISTENS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": 9},
    }
}


@pytest.fixture
def city(clock: Clock, city: City) -> City:
    return city


@pytest.fixture
def suggestion(city: City, officer: User, teacher: User) -> Suggestion:
    """Released on Monday, 1 June 2026: the answer is due on Tuesday, 30 June, since the 4th is a holiday."""
    told = released("Deutschkurse am Abend", field=city.language)
    assert told.due_on == date(2026, 6, 30)
    return told


@pytest.fixture
def mails(outbox: Outbox) -> Mails:
    """Tick twice, and give who got which subject since the last time; the second run must add nothing."""
    seen = 0

    def run() -> list[tuple[str, str]]:
        nonlocal seen
        call_command("tick", verbosity=0)
        sent = len(outbox())
        call_command("tick", verbosity=0)
        assert len(outbox()) == sent
        new, seen = outbox()[seen:], sent
        return sorted((mail.to[0], mail.subject) for mail in new)

    return run


def _said(suggestion: Suggestion) -> str:
    """What the timeline says of the date that has passed."""
    [entry] = entries(suggestion.steps.filter(kind=StepKind.OVERDUE))
    return entry["title"]


def _body(outbox: Outbox, to: User) -> str:
    return str([mail for mail in outbox() if mail.to == [to.email]][-1].body)


def test_each_seat_is_reminded_once_five_working_days_before_the_date(
    suggestion: Suggestion, officer: User, teacher: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    mails()
    clock.moment = on(22)
    assert mails() == []
    clock.moment = on(23)
    subject = f"Bald ist eine Antwort fällig: {suggestion.number}"
    assert mails() == [(officer.email, subject), (teacher.email, subject)]
    assert "Die Antwort ist bis 30. Juni 2026 fällig: in 5 Arbeitstagen." in _body(outbox, officer)
    for day in (24, 29, 30):
        clock.moment = on(day)
        assert mails() == []


def test_the_city_chooses_how_long_before(suggestion: Suggestion, clock: Clock, mails: Mails) -> None:
    Municipality.objects.update(reminder_days=2)
    mails()
    clock.moment = on(25)
    assert mails() == []
    clock.moment = on(26)
    assert len(mails()) == 2


def test_when_it_falls_overdue_seats_and_deputies_are_told_once_and_again_after_five_working_days(
    suggestion: Suggestion, officer: User, teacher: User, deputy_teacher: User, clock: Clock, mails: Mails
) -> None:
    mails()
    clock.moment = on(30)
    mails()
    everyone = [officer.email, teacher.email, deputy_teacher.email]
    subject = f"Eine Antwort ist überfällig: {suggestion.number}"
    clock.moment = on(1, 7)
    assert mails() == sorted((email, subject) for email in everyone)
    clock.moment = on(7, 7)
    assert mails() == []
    clock.moment = on(8, 7)
    assert mails() == sorted((email, subject) for email in everyone)


def test_days_without_a_run_are_not_made_up_for_and_no_mail_lies_about_days(
    suggestion: Suggestion, officer: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    mails()
    clock.moment = on(9, 7)
    assert [subject for email, subject in mails() if email == officer.email] == [
        f"Eine Antwort ist überfällig: {suggestion.number}"
    ]
    body = _body(outbox, officer)
    assert "Die Antwort war bis 30. Juni 2026 fällig. Sie ist 7 Arbeitstage zu spät." in body
    assert "übernimmt sie das Leitungs-Tandem am 14. Juli 2026" in body


def test_on_the_weekend_after_its_date_nobody_is_told_that_it_is_late(
    suggestion: Suggestion, clock: Clock, mails: Mails, lead_officer: User
) -> None:
    Suggestion.objects.update(due_on=date(2026, 6, 12))  # a Friday
    mails()
    clock.moment = on(13)
    assert mails() == []
    clock.moment = on(15)
    assert len(mails()) == 3  # two seats, and the lead tandem's list


def test_the_deputy_is_reminded_where_the_holder_takes_no_part(
    suggestion: Suggestion, officer: User, teacher: User, deputy_teacher: User, clock: Clock, mails: Mails
) -> None:
    recuse(suggestion, by=teacher)
    mails()
    clock.moment = on(23)
    assert [email for email, _subject in mails()] == sorted([officer.email, deputy_teacher.email])


def test_a_vacant_seat_is_the_lead_tandems_to_fill(
    suggestion: Suggestion, city: City, officer: User, teacher: User, lead_officer: User, clock: Clock, mails: Mails
) -> None:
    city.language_network.memberships.filter(person=teacher.person).update(ends=date(2026, 6, 1))
    mails()
    clock.moment = on(23)
    assert [email for email, _subject in mails()] == sorted([officer.email, lead_officer.email])


def test_an_office_of_one_person_without_an_account_is_written_to_at_its_own_address(
    city: City, officer: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    Body.objects.filter(pk=city.concept_office.pk).update(email="konzept@example.org")
    left = seat(city.concept_office, MembershipRole.HOLDER, "nicht.mehr.hier@example.org")
    User.objects.filter(pk=left.pk).update(is_active=False)
    told = released("Zum Kapitel 3", field=city.language)
    told.forward(to=city.concept_office, by=officer, reason="Das ist Teil A.", seat="office")
    mails()
    clock.moment = on(23)
    assert mails() == [("konzept@example.org", f"Bald ist eine Antwort fällig: {told.number}")]
    assert "weil Ihre Stelle diese Anregung hat" in outbox()[-1].body


def test_an_ended_mandate_is_reminded_of_nothing(
    suggestion: Suggestion, city: City, officer: User, clock: Clock, settings: Any, mails: Mails, outbox: Outbox
) -> None:
    """Not even by a mail that could not be sent before."""
    mails()
    clock.moment, working = on(23), settings.MAILERS
    settings.MAILERS = NOBODY_LISTENS
    mails()
    city.language_network.memberships.filter(person=officer.person).update(ends=date(2026, 6, 23))
    clock.moment, settings.MAILERS = on(24), working
    assert officer.email not in [email for email, _subject in mails()]


def test_a_reminder_that_was_held_up_counts_the_days_when_it_is_sent(
    suggestion: Suggestion, officer: User, clock: Clock, settings: Any, mails: Mails, outbox: Outbox
) -> None:
    mails()
    clock.moment, working = on(23), settings.MAILERS
    settings.MAILERS = NOBODY_LISTENS
    assert mails() == []
    clock.moment, settings.MAILERS = on(26), working
    assert len(mails()) == 2
    assert "in 2 Arbeitstagen" in _body(outbox, officer)


def test_a_reminder_that_was_held_up_past_its_date_is_not_sent(
    suggestion: Suggestion, clock: Clock, settings: Any, mails: Mails
) -> None:
    mails()
    clock.moment, working = on(23), settings.MAILERS
    settings.MAILERS = NOBODY_LISTENS
    mails()
    clock.moment, settings.MAILERS = on(1, 7), working
    assert [subject for _email, subject in mails()] == [f"Eine Antwort ist überfällig: {suggestion.number}"] * 2


def test_a_stopped_clock_and_a_hidden_text_remind_nobody(
    city: City, suggestion: Suggestion, officer: User, moderator: User, clock: Clock, mails: Mails
) -> None:
    hidden = released("Ein zweiter Text", field=city.language)
    suggestion.ask(by=officer, question="Welche Tage?")
    hidden.hold(by=moderator)
    mails()
    clock.moment = on(23)
    assert [email for email, _subject in mails() if email != moderator.email] == []


def test_who_was_just_given_a_case_with_its_date_is_not_reminded_of_it_at_once(
    city: City, suggestion: Suggestion, officer: User, faith_officer: User, pastor: User, clock: Clock, mails: Mails
) -> None:
    mails()
    clock.moment = on(24)
    suggestion.forward(to=city.faith, by=officer, reason="Das ist Ihr Thema.", seat="office")
    assert [subject for email, subject in mails() if email == pastor.email] == [
        f"Eine Anregung für Ihr Team: {suggestion.number}"
    ]


def test_who_is_waited_for_is_reminded_of_the_signature_and_not_of_the_answer_as_well(
    suggestion: Suggestion,
    officer: User,
    teacher: User,
    hand_over: HandOver,
    clock: Clock,
    mails: Mails,
    outbox: Outbox,
) -> None:
    clock.moment = on(15)
    hand_over(suggestion, by=officer)
    due = Decision.objects.get().cosign_by
    assert due == date(2026, 6, 29)
    mails()
    clock.moment = on(22)
    assert mails() == [(teacher.email, f"Bitte unterschreiben Sie: {suggestion.number}")]
    assert "Dafür ist kein Geld da." in _body(outbox, teacher)
    clock.moment = on(23)
    assert mails() == [(officer.email, f"Bald ist eine Antwort fällig: {suggestion.number}")]
    assert "wartet auf die zweite Unterschrift" in _body(outbox, officer)


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
    assert "3 Arbeitstage zu spät" in _body(outbox, lead_officer)
    assert "Deutschkurse am Abend" in _body(outbox, lead_officer)
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


def test_what_is_overdue_for_ten_working_days_goes_to_the_lead_tandem_and_says_why(
    suggestion: Suggestion, city: City, lead_officer: User, clock: Clock, mails: Mails
) -> None:
    mails()
    clock.moment = on(13, 7)
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.language_network
    clock.moment = on(14, 7)
    mails()
    suggestion.refresh_from_db()
    step = suggestion.steps.latest("number")
    assert (suggestion.holder, step.kind, step.reason, step.because) == (
        city.lead,
        StepKind.ESCALATED,
        "overdue",
        "Der Termin für die Antwort war lange vorbei.",
    )


def test_a_draft_that_waits_for_its_signature_goes_along_and_is_told_once(
    suggestion: Suggestion,
    city: City,
    officer: User,
    lead_officer: User,
    hand_over: HandOver,
    clock: Clock,
    mails: Mails,
) -> None:
    mails()
    clock.moment = on(13, 7)
    mails()
    hand_over(suggestion, by=officer)
    clock.moment = on(14, 7)
    about_it = [subject for email, subject in mails() if email == lead_officer.email and suggestion.number in subject]
    decision = Decision.objects.get()
    assert (decision.state, decision.asked, about_it) == (
        State.HANDED_OVER,
        AskedOf.LEAD,
        [f"Bitte unterschreiben Sie: {suggestion.number}"],
    )


def test_what_the_lead_tandem_gives_back_does_not_come_back_at_once(
    suggestion: Suggestion, city: City, lead_officer: User, pastor: User, clock: Clock, mails: Mails
) -> None:
    mails()
    clock.moment = on(14, 7)
    mails()
    suggestion.refresh_from_db()
    suggestion.forward(to=city.faith, by=lead_officer, reason="Bitte hier antworten.", seat="office")
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.faith_network
    clock.moment = on(28, 7)
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.lead


def test_what_was_hidden_for_long_has_its_days_from_the_release_on(
    suggestion: Suggestion, city: City, moderator: User, clock: Clock, mails: Mails
) -> None:
    suggestion.hold(by=moderator)
    clock.moment = on(20, 7)
    suggestion.release(by=moderator)
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.language_network


def test_what_the_owner_must_decide_stays_there(
    suggestion: Suggestion, city: City, owner: User, clock: Clock, mails: Mails
) -> None:
    suggestion.escalate(to=city.owner, reason="lead_disagrees")
    clock.moment = on(31, 7)
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.owner


def test_that_the_team_was_reminded_and_the_lead_tandem_knows_is_said_only_when_mails_have_gone_out(
    suggestion: Suggestion, lead_officer: User, clock: Clock, settings: Any, mails: Mails
) -> None:
    mails()
    clock.moment, working = on(1, 7), settings.MAILERS
    settings.MAILERS = NOBODY_LISTENS
    mails()
    suggestion.refresh_from_db()
    assert (_said(suggestion), KNOWS in sentence_of(suggestion)) == (LATE, False)
    clock.moment, settings.MAILERS = on(2, 7), working
    mails()
    assert (_said(suggestion), KNOWS in sentence_of(suggestion)) == (
        f"{LATE} Das Team ist am 2. Juli 2026 per E-Mail erinnert worden.",
        True,
    )
    Notice.objects.update(sent_at=None)
    assert (_said(suggestion), KNOWS in sentence_of(suggestion)) == (LATE, False)


def test_no_mail_to_the_lead_tandem_no_claim_that_it_knows(suggestion: Suggestion, clock: Clock, mails: Mails) -> None:
    """The city has named nobody to it."""
    mails()
    clock.moment = on(3, 7)
    mails()
    suggestion.refresh_from_db()
    assert KNOWS not in sentence_of(suggestion)
