"""Whoever may call back what the other seat did alone is reminded once, on the last working day before that ends."""

from datetime import date
from typing import Any

import pytest

from cms.demo.clock import Clock
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.triage.solo_moves import SoloMove
from tests.conftest import City, Outbox
from tests.proposals.conftest import Mails

from ..conftest import on
from .conftest import NOBODY_LISTENS

SUBJECT = "Sie können einen Schritt nur noch kurz zurückholen"


@pytest.fixture
def move(suggestion: Suggestion, city: City, officer: User, pastor: User, clock: Clock) -> SoloMove:
    """Passed on, alone, on Monday, 15 June: the partner may call it back until Monday, 22 June."""
    clock.moment = on(15)
    suggestion.forward(to=city.faith, by=officer, reason="Das ist Ihr Thema.", seat="office")
    move = SoloMove.objects.get()
    assert move.back_until == date(2026, 6, 22)
    return move


def _reminded(mails: Mails) -> list[str]:
    return [email for email, subject in mails() if subject.startswith(SUBJECT)]


def test_the_partner_is_reminded_once_and_reads_which_step_and_until_when(
    move: SoloMove, teacher: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    told = {}
    for day in (15, 16, 18, 19, 22, 23):
        clock.moment = on(day)
        told[day] = _reminded(mails)
    assert told == {15: [], 16: [], 18: [], 19: [teacher.email], 22: [], 23: []}
    [notice] = Notice.objects.filter(kind="desk.call_back_soon")
    assert (notice.recipient, notice.sent_at is not None) == (f"user:{teacher.pk}", True)
    body = next(str(mail.body) for mail in outbox() if mail.subject.startswith(SUBJECT))
    assert ("22. Juni 2026" in body, "Das ist Ihr Thema." in body) == (True, True)


def test_a_missed_day_is_made_up_for_on_the_last_one(move: SoloMove, teacher: User, clock: Clock, mails: Mails) -> None:
    clock.moment = on(22)
    assert _reminded(mails) == [teacher.email]


def test_nobody_is_reminded_of_what_was_called_back_or_has_moved_on(
    move: SoloMove, teacher: User, pastor: User, city: City, clock: Clock, mails: Mails
) -> None:
    move.suggestion.refresh_from_db()
    move.suggestion.forward(to=city.language, by=pastor, reason="Doch Ihres.", seat="field")
    clock.moment = on(19)
    assert teacher.email not in _reminded(mails)


def test_a_reminder_that_was_held_up_past_the_day_is_not_sent(
    move: SoloMove, clock: Clock, settings: Any, mails: Mails
) -> None:
    clock.moment, working = on(19), settings.MAILERS
    settings.MAILERS = NOBODY_LISTENS
    mails()
    clock.moment, settings.MAILERS = on(23), working
    assert _reminded(mails) == []
