"""Authors are reminded of their dates, once: before a question's date ends, and before the right to reopen does."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from cms.demo.clock import Clock, set_back
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.author_reminders import (
    QUESTION_DUE,
    REOPENING_ENDS,
    remind_of_questions,
    remind_of_reopening,
)
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from tests.conftest import City, Outbox
from tests.factories import released

AUTHOR, NEIGHBOUR = "autorin@example.org", "nachbarin@example.org"


def _at(day: date) -> timezone.datetime:
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 9))


@pytest.fixture
def clock() -> Iterator[Clock]:
    with set_back() as clock:
        clock.moment = _at(date(2026, 6, 1))
        yield clock


@pytest.fixture
def told(clock: Clock, city: City) -> Suggestion:
    told = released("Deutschkurse am Abend", field=city.language)
    for email, is_author in ((AUTHOR, True), (NEIGHBOUR, False)):
        Follower.objects.create(suggestion=told, email=email, is_author=is_author).confirm()
    return told


def _sent(kind: str) -> list[tuple[str, str]]:
    """By notices that went out: to whom, of which day."""
    rows = Notice.objects.sent().filter(kind=kind).order_by("pk")
    return [(row.recipient, row.data["due"]) for row in rows]


def _follower(email: str) -> str:
    return f"follower:{Follower.objects.get(email=email).pk}"


def test_before_a_questions_date_its_author_is_reminded_once(told: Suggestion, officer: User, clock: Clock) -> None:
    told.ask(by=officer, question="An welchen Tagen?")
    assert told.answer_asked_by == date(2026, 6, 30)
    written = {}
    for day in (1, 22, 23, 24, 30):
        clock.moment = _at(date(2026, 6, day))
        written[day] = remind_of_questions()
    assert written == {1: 0, 22: 0, 23: 1, 24: 0, 30: 0}


def test_the_reminder_shows_the_question_its_date_and_no_key(
    told: Suggestion, officer: User, clock: Clock, outbox: Outbox
) -> None:
    told.ask(by=officer, question="An welchen Tagen?")
    clock.moment = _at(date(2026, 6, 23))
    outbox().clear()
    remind_of_questions()
    [mail] = outbox()
    assert (mail.to, mail.subject) == ([AUTHOR], f"{told.number}: Unsere Frage wartet auf Sie")
    assert "Bitte antworten Sie bis zum 30. Juni 2026." in mail.body
    assert ("An welchen Tagen?" in mail.body, "/anregungen/verfolgen/?nummer=" in mail.body) == (True, True)
    assert '<blockquote lang="de" dir="ltr">' in str(mail.alternatives[0].content)
    assert _sent(QUESTION_DUE) == [(_follower(AUTHOR), "2026-06-30")]


def test_what_was_answered_meanwhile_or_has_passed_is_not_reminded_of(
    told: Suggestion, officer: User, clock: Clock
) -> None:
    """Without the commit nothing is sent yet; then the words are asked for."""
    told.ask(by=officer, question="An welchen Tagen?")
    clock.moment = _at(date(2026, 6, 23))
    remind_of_questions()
    notice = Notice.objects.get(kind=QUESTION_DUE)
    assert notice.mail() is not None
    clock.moment = _at(date(2026, 7, 1))
    assert Notice.objects.get(pk=notice.pk).mail() is None
    clock.moment = _at(date(2026, 6, 23))
    told.reply(text="Montags.")
    assert Notice.objects.get(pk=notice.pk).mail() is None


@pytest.mark.parametrize("merged", [False, True])
def test_before_the_right_to_reopen_ends_its_author_is_reminded_once(
    told: Suggestion, city: City, officer: User, clock: Clock, outbox: Outbox, merged: bool
) -> None:
    """Settled on 1 June: four weeks are over on 29 June."""
    answered = told
    if merged:
        answered = released("Abends Deutsch lernen", field=city.language)
        told.merge(into=answered, by=officer, reason="Das Gleiche.", seat="office")
    answered.refer_elsewhere(by=officer, text="Die Volkshochschule.", seat="office")
    told.refresh_from_db()
    assert told.reopen_until == date(2026, 6, 29)
    written = {}
    for day in (1, 19, 22, 23, 29, 30):
        clock.moment = _at(date(2026, 6, day))
        written[day] = remind_of_reopening()
        outbox()
    assert written == {1: 0, 19: 0, 22: 1, 23: 0, 29: 0, 30: 0}
    assert _sent(REOPENING_ENDS) == [(_follower(AUTHOR), "2026-06-29")]


def test_who_has_reopened_already_is_not_reminded(told: Suggestion, officer: User, clock: Clock) -> None:
    told.refer_elsewhere(by=officer, text="Die Volkshochschule.", seat="office")
    told.reopen(reason="Die bietet das nicht an.")
    told.refer_elsewhere(by=officer, text="Wirklich die Volkshochschule.", seat="office")
    clock.moment = _at(date(2026, 6, 1) + timedelta(weeks=4))
    assert remind_of_reopening() == 0
