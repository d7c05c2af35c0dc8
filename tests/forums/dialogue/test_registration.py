"""Registering for a forum: places, the waiting list, changes, and what is written to whom."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from forums.dialogue.models import Forum, Registration
from forums.dialogue.registration import Needs
from forums.dialogue.registration_window import Window, window
from forums.dialogue.states import ForumKind, RegistrationState
from forums.notices.models import Notice
from forums.records.exceptions import NotPossible
from tests.conftest import Outbox
from tests.factories import ForumFactory

STATUS = re.compile(r"STATUS:(\w+)")
DAY = timedelta(days=1)
PLACE, WAITING, CANCELLED = RegistrationState.PLACE, RegistrationState.WAITING, RegistrationState.CANCELLED


def enter(forum: Forum, name: str = "Amina", *, confirmed: bool = False, **facts: Any) -> Registration:
    found = Registration.enter(forum, **{"client_uuid": uuid4(), "name": name, **facts})
    if confirmed:
        found.confirm_address()
    return found


def states(forum: Forum) -> list[tuple[str, str]]:
    return list(forum.registrations.values_list("name", "state"))


def test_who_comes_after_the_last_place_waits(db: None) -> None:
    forum = ForumFactory(capacity=2)
    for name in ("Amina", "Boris", "Cem", "Dilan"):
        enter(forum, name)
    assert states(forum) == [("Amina", PLACE), ("Boris", PLACE), ("Cem", WAITING), ("Dilan", WAITING)]
    assert [row.before_me for row in forum.registrations.waiting()] == [0, 1]


def test_without_a_limit_everybody_has_a_place(db: None) -> None:
    forum = ForumFactory(capacity=None)
    assert [enter(forum).state for _each in range(3)] == [PLACE] * 3
    assert forum.places_left is None


def test_pressing_twice_makes_one_registration(db: None) -> None:
    forum, uuid = ForumFactory(capacity=5), uuid4()
    assert len({enter(forum, client_uuid=uuid).pk for _time in range(3)}) == 1
    assert forum.places_left == 4


def test_a_cancelled_place_goes_to_the_first_who_waits_and_the_person_is_forgotten(db: None) -> None:
    forum = ForumFactory(capacity=1)
    first, _second, _third = (
        enter(forum, name, email=f"{name}@example.org", needs=Needs(note="Rampe")) for name in "abc"
    )
    first.cancel()
    first.cancel()
    assert states(forum) == [("", CANCELLED), ("b", PLACE), ("c", WAITING)]
    first.refresh_from_db()
    assert (first.email, first.needs) == ("", Needs())


def test_who_waits_can_leave_the_queue(db: None) -> None:
    forum = ForumFactory(capacity=1)
    _first, second, _third = (enter(forum, name) for name in "abc")
    second.cancel()
    assert states(forum) == [("a", PLACE), ("", CANCELLED), ("c", WAITING)]


@pytest.mark.parametrize(
    ("capacity", "placed"), [(2, ["a", "b"]), (9, ["a", "b", "c", "d"]), (None, ["a", "b", "c", "d"])]
)
def test_more_places_go_to_those_who_wait(db: None, capacity: int | None, placed: list[str]) -> None:
    forum = ForumFactory(capacity=1)
    for name in "abcd":
        enter(forum, name)
    forum.change(capacity=capacity)
    assert list(forum.registrations.placed().values_list("name", flat=True)) == placed


def test_fewer_places_take_nobodys_place_away(db: None) -> None:
    forum = ForumFactory(capacity=2)
    first, _second, _third = (enter(forum, name) for name in "abc")
    forum.change(capacity=1)
    first.cancel()
    assert (states(forum), forum.places_left) == ([("", CANCELLED), ("b", PLACE), ("c", WAITING)], 0)


NOW = timezone.now()


@pytest.mark.parametrize(
    ("facts", "invited", "expected"),
    [
        ({}, False, Window.OPEN),
        ({"registration_from": NOW + DAY}, False, Window.NOT_YET),
        ({"registration_from": NOW - DAY, "registration_until": NOW + DAY}, False, Window.OPEN),
        ({"registration_until": NOW - DAY}, False, Window.CLOSED),
        ({"starts_at": NOW - timedelta(hours=1)}, False, Window.CLOSED),
        ({"kind": ForumKind.WORKSHOP}, False, Window.INVITED),
        ({"kind": ForumKind.WORKSHOP}, True, Window.OPEN),
        ({"kind": ForumKind.WORKSHOP, "registration_from": NOW + DAY}, True, Window.NOT_YET),
        ({"state": "cancelled"}, False, Window.CLOSED),
        ({"state": "running"}, False, Window.CLOSED),
        ({"state": "over"}, True, Window.CLOSED),
    ],
)
def test_when_one_can_register(db: None, facts: dict[str, Any], invited: bool, expected: Window) -> None:
    forum = ForumFactory(**facts)
    assert window(forum, invited=invited) == expected
    if expected == Window.OPEN:
        assert enter(forum, invited=invited).state == PLACE
    else:
        with pytest.raises(NotPossible):
            enter(forum, invited=invited)


def mails(outbox: Outbox) -> list[tuple[str, str]]:
    """To whom with which title, since the last look."""
    sent = outbox()
    found = [(mail.to[0].partition("@")[0], mail.subject.partition(": ")[2]) for mail in sent]
    sent.clear()
    return found


def test_before_an_address_is_confirmed_only_the_question_goes_to_it(db: None, outbox: Outbox) -> None:
    forum = ForumFactory(capacity=1)
    first = enter(forum, email="Amina@Example.org")
    second = enter(forum, email="boris@example.org")
    enter(forum, "ohne Adresse")
    question = "Ist das Ihre E-Mail-Adresse?"
    assert mails(outbox) == [("amina", question), ("boris", question)]
    first.cancel()
    forum.change(place="Rathaus")
    assert mails(outbox) == []
    second.confirm_address()
    second.confirm_address()
    assert mails(outbox) == [("boris", "Sie haben einen Platz")]


def test_each_turn_is_written_once_to_whom_it_concerns(db: None, outbox: Outbox) -> None:
    forum = ForumFactory(capacity=1, starts_at=timezone.now() + 10 * DAY)
    first = enter(forum, email="amina@example.org", confirmed=True)
    enter(forum, email="boris@example.org", confirmed=True)
    titles = [title for _who, title in mails(outbox) if "Adresse" not in title]
    assert titles == ["Sie haben einen Platz", "Sie stehen auf der Warteliste"]
    first.cancel()
    assert mails(outbox) == [("boris", "Ein Platz ist frei geworden: Sie können kommen")]
    forum.change(place="Rathaus", agenda="Neu")
    forum.change(agenda="Noch neuer")
    assert mails(outbox) == [("boris", "Zeit oder Ort haben sich geändert")]
    forum.cancel()
    assert mails(outbox) == [("boris", "Das Forum findet nicht statt")]
    forum.plan_again()
    assert mails(outbox) == [("boris", "Das Forum findet doch statt")]


def test_mails_bring_the_date_into_the_calendar_of_everybody_as_it_stands(db: None, outbox: Outbox) -> None:
    forum = ForumFactory(capacity=1)
    enter(forum, email="amina@example.org", confirmed=True)
    enter(forum, email="boris@example.org", confirmed=True)
    forum.change(place="Rathaus")
    changed = [mail for mail in outbox() if "geändert" in mail.subject]
    assert {mail.to[0]: STATUS.findall(str(mail.attachments[0][1])) for mail in changed} == {  # type: ignore[index]
        "amina@example.org": ["CONFIRMED"],
        "boris@example.org": ["TENTATIVE"],
    }


def test_mails_come_in_the_language_in_which_somebody_registered(db: None, outbox: Outbox) -> None:
    entered = enter(ForumFactory(), email="amina@example.org", language="en")
    outbox()
    entered.confirm_address()
    assert [mail.subject for mail in outbox()] == [
        "Dialogue forum: Is this your e-mail address?",
        "Dialogue forum: You have a place",
    ]


def test_two_days_before_who_has_a_place_is_reminded_once(db: None, outbox: Outbox) -> None:
    soon, later = (ForumFactory(capacity=1, starts_at=timezone.now() + days * DAY) for days in (1.5, 2.5))
    for forum in (soon, later):
        for name in ("platz", "wartet"):
            enter(forum, name, email=f"{name}@example.org", confirmed=True)
    enter(soon, email="offen@example.org")
    Registration.objects.update(entered_at=timezone.now() - 5 * DAY)
    late = ForumFactory(starts_at=timezone.now() + DAY)
    enter(late, email="eben-erst@example.org", confirmed=True)
    mails(outbox)
    for _hour in range(3):
        call_command("tick", verbosity=0)
    assert mails(outbox) == [("platz", "Bald ist es so weit")]


def test_registrations_go_two_weeks_after_the_forum_with_addresses_of_unsent_mails(db: None) -> None:
    old, young = (ForumFactory(starts_at=timezone.now() + DAY) for _each in range(2))
    for forum in (old, young):
        enter(forum, email="amina@example.org")
    now = timezone.now()
    Forum.objects.filter(pk=old.pk).update(starts_at=now - 16 * DAY, ends_at=now - 15 * DAY)
    call_command("retention", verbosity=0)
    assert [row.forum for row in Registration.objects.all()] == [young]
    assert list(Notice.objects.order_by("pk").values_list("about_id", "email")) == [
        (old.pk, ""),
        (young.pk, "amina@example.org"),
    ]


def test_an_address_nobody_confirms_goes_after_a_week_and_the_place_stays(db: None) -> None:
    forum = ForumFactory()
    enter(forum, email="amina@example.org")
    enter(forum, email="boris@example.org", confirmed=True)
    Registration.objects.update(entered_at=timezone.now() - 8 * DAY)
    call_command("retention", verbosity=0)
    assert list(forum.registrations.values_list("email", "state")) == [("", PLACE), ("boris@example.org", PLACE)]


def test_a_mail_about_a_forum_names_the_day_of_the_week_and_the_hour_as_one(db: None, outbox: Outbox) -> None:
    begins = datetime(2027, 3, 4, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    enter(ForumFactory(starts_at=begins), email="amina@example.org").confirm_address()
    told = [mail.body for mail in outbox() if "Sie haben einen Platz" in mail.subject]
    assert ["Donnerstag, 4. März 2027, 18:00 Uhr" in body for body in told] == [True]
