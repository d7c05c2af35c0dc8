"""No work is reachable only from a mail: what a letter to somebody announces also stands in their inbox."""

from datetime import timedelta

import pytest

from forums.bodies.models import Membership
from forums.inbox.registry import sources
from forums.municipality.calendar import today
from forums.notices.models import Notice, notice_kinds
from forums.people.models import User
from tests.conftest import City
from tests.factories import released

from .conftest import items
from .stories import STORIES, Cast

# Letters after which nobody has anything to do, or whose recipient has no account to have a list in.
NEWS = {
    "accessibility.answered": "the answer to a report",
    "account.invitation": "the link into a new account; its own page says what to do",
    "association.from_list": "to an address of the city's list; the link is the key",
    "association.way_back": "the link back into a registration, to an address without an account",
    "follower.confirm": "to an address nobody has confirmed yet",
    "desk.comment": "to read; unread ones are marked on the desk",
    "desk.correction_lapsed": "what became of one's own correction",
    "desk.correction_objected": "what became of one's own correction",
    "desk.overdue_list": "what other teams have not done; it stands in their lists",
    "desk.overdue_week": "what other teams have not done; it stands in their lists",
    "forum.altered": "to those who registered",
    "forum.cancelled": "to those who registered",
    "forum.changed": "to those who registered",
    "forum.confirm": "to an address nobody has confirmed yet",
    "forum.entered": "to those who registered",
    "forum.moved_up": "to those who registered",
    "forum.planned_again": "to those who registered",
    "forum.reminder": "to those who registered",
    "forum.struck": "to those who registered",
    "network.minutes": "to read",
    "reopening.ends_soon": "a right and no work; the author's own page offers it as long as it lasts",
}


# To whom letters go that are no account's: the person whose list has the same work.
READERS = {
    "association.entry": "lehrerin@example.org",
    "association.invitation": "lehrerin@example.org",
    "accessibility.received": "koordination@example.org",
}


# Letters that come again about work which was announced by another.
REMINDERS = {
    "accessibility.due": "accessibility.received",
    "complaint.reminder": "complaint.given",
    "desk.call_back_soon": "desk.alone",
    "desk.due_soon": "desk.arrived",
    "desk.overdue": "desk.arrived",
    "desk.sign_soon": "desk.to_sign",
    "desk.correction_to_sign": "desk.to_sign",
    "desk.unanswered": "desk.arrived",
    "evaluation.approve_late": "evaluation.to_approve",
    "evaluation.assess_late": "evaluation.asked",
    "evaluation.assess_soon": "evaluation.asked",
    "measure.review_late": "measure.review_soon",
    "moderation.daily": "moderation.new",
    "reading.overdue": "reading.due_soon",
    "question.due_soon": "suggestion.step",
}


def test_every_kind_of_letter_is_news_or_stands_in_the_inbox() -> None:
    announced = {kind for source in sources() for kind in source.letters}
    assert announced & set(NEWS) == set()
    assert announced | set(NEWS) == set(notice_kinds)


def test_every_kind_of_work_has_its_story() -> None:
    announced = {kind for source in sources() for kind in source.letters}
    assert set(STORIES) == announced - set(REMINDERS)
    assert set(REMINDERS.values()) <= set(STORIES)


@pytest.mark.parametrize("kind", STORIES)
def test_what_a_letter_announces_stands_in_the_inbox(city: City, coordinator: User, moderator: User, kind: str) -> None:
    url = STORIES[kind](Cast(city, coordinator))
    letters = Notice.objects.filter(kind=kind)
    accounts = [letter.recipient.removeprefix("user:") for letter in letters if letter.recipient.startswith("user:")]
    readers = User.objects.filter(pk__in=accounts) or User.objects.filter(email=READERS.get(kind, ""))
    assert letters
    assert readers
    for reader in readers:
        assert url in [item.url for item in items(reader)], reader


def test_memberships_are_what_opens_the_list(city: City, officer: User) -> None:
    made = released("Deutschkurse am Abend", field=city.language)
    assert [item.number for item in items(officer)] == [made.number]
    Membership.objects.update(ends=today() - timedelta(days=1))
    assert items(officer) == []
