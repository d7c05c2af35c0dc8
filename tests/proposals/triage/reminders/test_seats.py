"""Reminders of dates to the seats: before and after them, to each seat once."""

from datetime import date
from typing import Any

from cms.demo.clock import Clock
from forums.bodies.models import Body, MembershipRole
from forums.municipality.models import Municipality
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.triage.bias import recuse
from proposals.triage.decisions import Decision
from tests.conftest import City, Outbox
from tests.factories import released, seat
from tests.proposals.conftest import Mails

from ..conftest import HandOver, on
from .conftest import NOBODY_LISTENS, body_of


def test_each_seat_is_reminded_once_five_working_days_before_the_date(
    suggestion: Suggestion, officer: User, teacher: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    mails()
    clock.moment = on(22)
    assert mails() == []
    clock.moment = on(23)
    subject = f"Bald ist eine Antwort fällig: {suggestion.number}"
    assert mails() == [(officer.email, subject), (teacher.email, subject)]
    assert "Die Antwort ist bis 30. Juni 2026 fällig: in 5 Arbeitstagen." in body_of(outbox, officer.email)
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
    body = body_of(outbox, officer.email)
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
    assert "in 2 Arbeitstagen" in body_of(outbox, officer.email)


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
    assert "Dafür ist kein Geld da." in body_of(outbox, teacher.email)
    clock.moment = on(23)
    assert mails() == [(officer.email, f"Bald ist eine Antwort fällig: {suggestion.number}")]
    assert "wartet auf die zweite Unterschrift" in body_of(outbox, officer.email)
