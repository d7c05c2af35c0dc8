"""A registration that is changed: places, turns, addresses, calendar entries, and what the office does for others."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone
from icalendar import Calendar, Event

from forums.dialogue.models import Forum, Registration
from forums.dialogue.public import calendar
from forums.dialogue.registration import Needs
from forums.dialogue.states import RegistrationState
from forums.records.exceptions import NotPossible, OutOfDate
from tests.conftest import Outbox
from tests.factories import ForumFactory

DAY = timedelta(days=1)
PLACE, WAITING, CANCELLED = RegistrationState.PLACE, RegistrationState.WAITING, RegistrationState.CANCELLED


def enter(forum: Forum, name: str = "Amina", people: int = 1, *, confirmed: bool = False, **facts: Any) -> Registration:
    found = Registration.enter(forum, **{"client_uuid": uuid4(), "name": name, "people": people, **facts})
    if confirmed:
        found.confirm_address()
    return found


def change(registration: Registration, **facts: Any) -> None:
    registration.refresh_from_db()
    same = {name: getattr(registration, name) for name in ("name", "email", "language", "people", "needs")}
    registration.change(**{"seen": registration.revision, **same, **facts})


def states(forum: Forum) -> list[tuple[str, int, str]]:
    return list(forum.registrations.order_by("pk").values_list("name", "people", "state"))


def titles(outbox: Outbox) -> list[tuple[str, str]]:
    sent = outbox()
    found = [(mail.to[0].partition("@")[0], mail.subject.partition(": ")[2]) for mail in sent]
    sent.clear()
    return found


def test_places_are_counted_by_people(db: None) -> None:
    forum = ForumFactory(capacity=4)
    enter(forum, "a", 3)
    last = [enter(forum, "b", 2), enter(forum, "c", 1), enter(forum, "d", 1)][-1]
    assert states(forum) == [("a", 3, PLACE), ("b", 2, WAITING), ("c", 1, PLACE), ("d", 1, WAITING)]
    assert (forum.places_left, last.before_me) == (0, 2)


def test_fewer_people_let_others_move_up_who_fit(db: None) -> None:
    forum = ForumFactory(capacity=3)
    first = enter(forum, "a", 3)
    enter(forum, "b", 3)
    enter(forum, "c", 2)
    change(first, people=1)
    assert states(forum) == [("a", 1, PLACE), ("b", 3, WAITING), ("c", 2, PLACE)]


def test_more_people_than_places_leave_everything_as_it_was(db: None) -> None:
    forum = ForumFactory(capacity=3)
    first = enter(forum, "a", 1)
    enter(forum, "b", 1)
    with pytest.raises(NotPossible, match="Nur noch 1 Platz ist frei"):
        change(first, people=3, name="neu")
    assert states(forum) == [("a", 1, PLACE), ("b", 1, PLACE)]
    change(first, people=2, needs=Needs("ar"))
    with pytest.raises(NotPossible, match="Es ist kein Platz mehr frei"):
        change(first, people=3)
    assert (states(forum)[0], first.needs) == (("a", 2, PLACE), Needs("ar"))


def test_who_waits_keeps_the_turn_and_moves_up_when_fewer_fit(db: None) -> None:
    forum = ForumFactory(capacity=2)
    enter(forum, "a", 1)
    second = enter(forum, "b", 2)
    third = enter(forum, "c", 2)
    change(third, name="c2", people=4)
    assert (third.before_me, third.state) == (2, WAITING)
    change(second, people=1)
    assert (second.state, second.moved_up_at is not None) == (PLACE, True)


def test_an_older_page_changes_nothing(db: None) -> None:
    registration = enter(ForumFactory())
    seen = registration.revision
    change(registration, name="eins")
    with pytest.raises(OutOfDate):
        change(registration, name="zwei", seen=seen)
    registration.refresh_from_db()
    assert registration.name == "eins"


@pytest.mark.parametrize(
    ("facts", "people", "name"),
    [
        ({"registration_until": timezone.now() - DAY}, False, True),
        ({"state": "running"}, False, False),
        ({"state": "over"}, False, False),
        ({"state": "cancelled"}, False, False),
        ({"starts_at": timezone.now() - DAY}, False, False),
    ],
)
def test_what_can_still_be_changed_when(db: None, facts: dict[str, Any], people: bool, name: bool) -> None:
    forum = ForumFactory()
    registration = enter(forum, people=2)
    if "starts_at" in facts:
        facts = facts | {"ends_at": facts["starts_at"] + timedelta(hours=1)}
    Forum.objects.filter(pk=forum.pk).update(**facts)

    def possible(**asked: Any) -> bool:
        try:
            change(registration, **asked)
        except NotPossible:
            return False
        return True

    assert (possible(people=3), possible(name="Boris"), possible(people=1)) == (people, name, name)


def test_another_address_is_confirmed_before_anything_else_goes_to_it(db: None, outbox: Outbox) -> None:
    forum = ForumFactory(capacity=1)
    registration = enter(forum, email="alt@example.org", confirmed=True)
    titles(outbox)
    change(registration, email="neu@example.org")
    forum.change(place="Rathaus")
    assert titles(outbox) == [("neu", "Ist das Ihre E-Mail-Adresse?")]
    registration.confirm_address()
    assert titles(outbox) == [("neu", "Sie haben einen Platz")]
    for who in ("alt", "neu"):  # the question comes again, and what waits for the other address goes nowhere
        change(registration, email=f"{who}@example.org")
        assert titles(outbox) == [(who, "Ist das Ihre E-Mail-Adresse?")]


def test_another_address_has_its_own_week_to_be_confirmed(db: None) -> None:
    registration = enter(ForumFactory(), email="alt@example.org", confirmed=True)
    Registration.objects.update(entered_at=timezone.now() - 8 * DAY)
    change(registration, email="neu@example.org")
    call_command("retention", verbosity=0)
    registration.refresh_from_db()
    assert registration.email == "neu@example.org"
    Registration.objects.update(address_at=timezone.now() - 8 * DAY)
    call_command("retention", verbosity=0)
    registration.refresh_from_db()
    assert registration.email == ""


def entry(registration: Registration) -> Event:
    registration.refresh_from_db()
    registration.forum.refresh_from_db()
    [event] = Calendar.from_ical(calendar.own_entry(registration)).events
    return event


def seen_in_calendar(registration: Registration) -> tuple[str, int, str]:
    event = entry(registration)
    return str(event["status"]), int(event["sequence"]), str(event["uid"])


def test_the_calendar_entry_follows_from_tentative_to_confirmed_to_cancelled(db: None) -> None:
    forum = ForumFactory(capacity=1)
    first, second = enter(forum, "a"), enter(forum, "b")
    told = [seen_in_calendar(second)]
    first.cancel()
    told.append(seen_in_calendar(second))
    forum.change(place="Rathaus")
    told.append(seen_in_calendar(second))
    second.cancel()
    told.append(seen_in_calendar(second))
    assert [status for status, _sequence, _uid in told] == ["TENTATIVE", "CONFIRMED", "CONFIRMED", "CANCELLED"]
    sequences = [sequence for _status, sequence, _uid in told]
    assert sequences == sorted(set(sequences))
    assert len({uid for _status, _sequence, uid in told}) == 1
    assert seen_in_calendar(first)[0] == "CANCELLED"


def test_a_cancelled_forum_is_cancelled_for_those_who_wait_too(db: None) -> None:
    forum = ForumFactory(capacity=1)
    people = [enter(forum, "a"), enter(forum, "b")]
    forum.cancel()
    assert [seen_in_calendar(person)[0] for person in people] == ["CANCELLED", "CANCELLED"]


def test_moving_up_is_mailed_with_the_confirmed_entry(db: None, outbox: Outbox) -> None:
    forum = ForumFactory(capacity=1)
    first, _second = (enter(forum, name, email=f"{name}@example.org", confirmed=True) for name in "ab")
    before = [part[1] for mail in outbox() if mail.to == ["b@example.org"] for part in mail.attachments]  # type: ignore[index]
    outbox().clear()
    first.cancel()
    [mail] = outbox()
    after = [part[1] for part in mail.attachments]  # type: ignore[index]
    assert (mail.to, mail.subject.partition(": ")[2]) == (
        ["b@example.org"],
        "Ein Platz ist frei geworden: Sie können kommen",
    )
    events = [Calendar.from_ical(str(text)).events[0] for text in (*before, *after)]
    assert [str(event["status"]) for event in events] == ["TENTATIVE", "CONFIRMED"]
    assert events[0]["uid"] == events[1]["uid"]
    assert int(events[1]["sequence"]) > int(events[0]["sequence"])


def test_nobody_moves_up_into_a_forum_whose_day_is_past(db: None, outbox: Outbox) -> None:
    forum = ForumFactory(capacity=1)
    first, second = (enter(forum, name, email=f"{name}@example.org", confirmed=True) for name in "ab")
    titles(outbox)
    now = timezone.now()
    Forum.objects.filter(pk=forum.pk).update(starts_at=now - DAY, ends_at=now - DAY + timedelta(hours=1))
    first.cancel()
    second.refresh_from_db()
    assert (second.state, titles(outbox)) == (WAITING, [])


def test_the_office_enters_after_the_deadline_and_beyond_the_places(db: None) -> None:
    forum = ForumFactory(capacity=1, registration_until=timezone.now() - DAY)
    with pytest.raises(NotPossible):
        enter(forum)
    enter(forum, "a", by_office=True)
    waits = enter(forum, "b", by_office=True)
    enter(forum, "c", by_office=True, beyond=True)
    assert states(forum) == [("a", 1, PLACE), ("b", 1, WAITING), ("c", 1, PLACE)]
    assert forum.places_left == 0
    change(waits, by_office=True, beyond=True)
    assert waits.state == PLACE
    forum.begin()
    enter(forum, "d", by_office=True, beyond=True)
    forum.end()
    with pytest.raises(NotPossible):
        enter(forum, "e", by_office=True)


def test_what_the_office_does_is_told_once_and_ones_own_act_is_not(db: None, outbox: Outbox) -> None:
    forum = ForumFactory(capacity=5)
    registration = enter(forum, email="amina@example.org", confirmed=True)
    titles(outbox)
    change(registration, people=2)
    assert titles(outbox) == []
    change(registration, people=3, by_office=True)
    assert titles(outbox) == [("amina", "Ihre Anmeldung ist geändert worden")]
    registration.cancel(by_office=True)
    registration.cancel(by_office=True)
    assert titles(outbox) == [("amina", "Ihre Anmeldung ist abgesagt worden")]
    registration.refresh_from_db()
    assert (registration.state, registration.name, registration.email) == (CANCELLED, "", "")


def test_checking_in_is_harmless_when_repeated_and_can_be_taken_back(db: None) -> None:
    registration = enter(ForumFactory())
    registration.arrive()
    first = registration.arrived_at
    registration.arrive()
    assert registration.arrived_at == first
    registration.take_back_arrival()
    registration.take_back_arrival()
    registration.refresh_from_db()
    assert registration.arrived_at is None
    registration.cancel()
    with pytest.raises(NotPossible):
        registration.arrive()


def test_what_waited_for_the_mail_server_until_after_the_forum_is_not_sent(db: None, outbox: Outbox) -> None:
    forum = ForumFactory(capacity=1)
    first, _second = (enter(forum, name, email=f"{name}@example.org", confirmed=True) for name in "ab")
    titles(outbox)
    first.cancel()
    enter(forum, "c", email="c@example.org")
    now = timezone.now()
    Forum.objects.filter(pk=forum.pk).update(starts_at=now - DAY, ends_at=now - DAY + timedelta(hours=1))
    assert titles(outbox) == []
