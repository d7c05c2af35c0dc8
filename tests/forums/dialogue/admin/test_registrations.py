"""Coordinators enter, change, cancel and print registrations, and check people in at the door."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from forums.dialogue.models import Forum, Registration
from forums.dialogue.registration import Needs
from forums.people.access_log import AccessKind, DataAccess, DataKind
from tests.conftest import City, Outbox
from tests.factories import ForumFactory


@pytest.fixture
def forum(city: City) -> Forum:
    return ForumFactory(capacity=2, child_care=True)


def enter(forum: Forum, name: str = "Amina", **facts: Any) -> Registration:
    return Registration.enter(forum, **{"client_uuid": uuid4(), "name": name, **facts})


def at(forum: Forum, rest: str = "") -> str:
    return f"/verwaltung/foren/{forum.pk}/anmeldungen{rest or '/'}"


def typed(**facts: Any) -> dict[str, Any]:
    return {"client_uuid": str(uuid4()), "name": "Amina", "people": "1", "children": "0", "language": "de", **facts}


def states(forum: Forum) -> list[tuple[str, int, str]]:
    return list(forum.registrations.order_by("pk").values_list("name", "people", "state"))


def test_somebody_is_entered_even_after_the_deadline_and_pressed_twice_once(office: Client, forum: Forum) -> None:
    forum.change(registration_until=timezone.now() - timedelta(days=1))
    sent = typed(people="2", step_free="on")
    for _time in range(2):
        assert office.post(at(forum, "/neu/"), sent).status_code == 302
    office.post(at(forum, "/neu/"), typed(name="Boris"))
    office.post(at(forum, "/neu/"), typed(name="Cem", beyond="on"))
    assert states(forum) == [("Amina", 2, "place"), ("Boris", 1, "waiting"), ("Cem", 1, "place")]
    wrong = office.post(at(forum, "/neu/"), typed(name=""))
    assert (wrong.status_code, forum.registrations.count()) == (422, 3)


def test_a_registration_is_changed_and_two_at_once_do_not_overwrite(office: Client, forum: Forum) -> None:
    registration = enter(forum)
    address = at(forum, f"/{registration.pk}/")
    seen = registration.revision
    assert office.get(address).status_code == 200
    assert office.post(address, typed(name="Boris", people="2", seen=seen)).status_code == 302
    late = office.post(address, typed(name="Cem", seen=seen))
    assert (late.status_code, states(forum), 'value="Cem"' in late.content.decode()) == (
        409,
        [("Boris", 2, "place")],
        True,
    )
    registration.refresh_from_db()
    assert f'name="seen" value="{registration.revision}"' in late.content.decode()


def test_a_registration_is_cancelled_for_somebody_who_is_told(office: Client, forum: Forum, outbox: Outbox) -> None:
    registration = enter(forum, email="amina@example.org")
    registration.confirm_address()
    outbox().clear()
    for status in (302, 404):
        assert office.post(at(forum, f"/{registration.pk}/absagen/")).status_code == status
    assert [mail.subject.partition(": ")[2] for mail in outbox()] == ["Ihre Anmeldung ist abgesagt worden"]
    assert states(forum) == [("", 1, "cancelled")]


def test_people_are_checked_in_at_the_door_and_out_again(office: Client, forum: Forum) -> None:
    registration = enter(forum, people=2)
    enter(forum, "Boris")

    def press(here: str) -> tuple[bool, str]:
        answer = office.post(at(forum, f"/{registration.pk}/einlass/"), {"da": here, "suche": "ami"}, follow=True)
        registration.refresh_from_db()
        page = answer.content.decode()
        counted = next(words for words in ("2 von 3", "0 von 3", "?") if words in page)
        assert "Boris" not in page
        return registration.arrived_at is not None, counted

    assert [press("1"), press("1"), press("0"), press("0")] == [
        (True, "2 von 3"),
        (True, "2 von 3"),
        (False, "0 von 3"),
        (False, "0 von 3"),
    ]
    press("1")
    desk = office.get(f"/verwaltung/foren/{forum.pk}/")
    assert (desk.context["needs"]["arrived"], desk.context["attendance"].initial) == (2, {"attendance": 2})


def test_the_list_shows_no_addresses_and_says_who_cannot_be_told(office: Client, forum: Forum) -> None:
    enter(forum, "Amina", email="amina@example.org").confirm_address()
    enter(forum, "Boris")
    page = office.get(at(forum)).content.decode()
    assert ("amina@example.org" in page, page.count("nicht per E-Mail")) == (False, 1)


def test_the_list_is_printed_and_that_is_written_down(office: Client, forum: Forum) -> None:
    enter(forum, "Amina", needs=Needs("ar", 1, step_free=True, note="Rollator"), people=2)
    enter(forum, "سمر")
    answer = office.get(at(forum, ".pdf"))
    text = " ".join(PdfReader(BytesIO(answer.content)).pages[0].extract_text().split())
    assert [words for words in ("Amina", "Rollator", "Kinder: 1", "Warteliste") if words not in text] == []
    assert list(DataAccess.objects.values_list("act", "what", "about")) == [
        (AccessKind.EXPORTED, DataKind.REGISTRATIONS, forum.slug)
    ]


@pytest.mark.parametrize(("who", "status"), [("moderator", 404), ("editor", 404), ("citizen", 403)])
def test_nobody_else_gets_in(
    request: pytest.FixtureRequest, client: Client, forum: Forum, who: str, status: int
) -> None:
    registration = enter(forum)
    client.force_login(request.getfixturevalue(who))
    reading = [client.get(at(forum, rest), follow=True).status_code for rest in ("/", ".pdf", "/neu/")]
    ways = [f"/{registration.pk}/{rest}" for rest in ("", "absagen/", "einlass/")]
    doing = [client.post(at(forum, way), {"da": "1"}, follow=True).status_code for way in ways]
    registration.refresh_from_db()
    assert ({*reading, *doing}, registration.arrived_at, registration.state) == ({status}, None, "place")


def test_a_registration_of_another_forum_is_not_found(office: Client, forum: Forum) -> None:
    other = enter(ForumFactory())
    assert office.post(at(forum, f"/{other.pk}/einlass/"), {"da": "1"}).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same(
    office: Client, forum: Forum, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(many):
        enter(forum)
    office.get(at(forum))
    with django_assert_num_queries(14):
        office.get(at(forum))
