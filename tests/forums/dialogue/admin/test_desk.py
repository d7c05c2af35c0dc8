"""Coordinators plan a forum in the admin: the form, its course, its desk, what people need."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from forums.dialogue import extensions
from forums.dialogue.models import Forum, Registration
from forums.dialogue.registration import Needs
from forums.dialogue.states import ForumKind
from forums.people.access_log import AccessKind, DataAccess, DataKind
from forums.people.models import User
from tests.conftest import City, Outbox
from tests.factories import ForumFactory, PersonFactory, TableFactory, both

from .conftest import LIST, desk_of


def planned(**facts: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    begins = timezone.localtime(timezone.now() + timedelta(days=20)).replace(hour=18, minute=0)
    return {
        "kind": "dialogue",
        "title_0": "Zusammen leben",
        "title_1": "Living together",
        "part": "Teil II",
        "starts_at": f"{begins:%Y-%m-%d %H:%M}",
        "ends_at": f"{begins + timedelta(hours=3):%Y-%m-%d %H:%M}",
        "place": "Stadthalle",
        "access": ["step_free", "lift"],
        "interpreters": ["ar", "uk"],
        "capacity": "80",
        "showing": "at_once",
        "points_each": "5",
        "published": "on",
        **facts,
    }


@pytest.mark.parametrize(
    ("who", "status"), [("coordinator", 200), ("moderator", 404), ("editor", 404), ("citizen", 403)]
)
def test_who_plans_forums(request: pytest.FixtureRequest, client: Client, city: City, who: str, status: int) -> None:
    forum = ForumFactory()
    table = TableFactory(forum=forum)
    client.force_login(request.getfixturevalue(who))
    pages = [
        desk_of(forum),
        f"{desk_of(forum)}anmeldungen/",
        f"{LIST}tisch/{table.pk}/",
        f"{desk_of(forum)}tische/neu/",
    ]
    assert {client.get(page, follow=True).status_code for page in pages} == {status}


def test_a_forum_is_planned_and_found_on_the_website(office: Client, city: City) -> None:
    answer = office.post(f"{LIST}new/", planned())
    forum = Forum.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, desk_of(forum))
    assert (forum.slug, forum.access, forum.interpreters, forum.capacity) == (
        "zusammen-leben-teil-ii",
        "step_free lift",
        "ar uk",
        80,
    )
    assert f'href="{desk_of(forum)}"' in office.get(LIST).content.decode()
    assert "Zusammen leben" in office.get(f"/foren/{forum.slug}/").content.decode()


def test_the_same_title_gets_another_address_and_none_takes_a_reserved_one(office: Client, city: City) -> None:
    office.post(f"{LIST}new/", planned())
    office.post(f"{LIST}new/", planned())
    refused = office.post(f"{LIST}new/", planned(slug="anmeldung"))
    assert refused.status_code == 200
    office.post(f"{LIST}new/", planned(title_0="Anmeldung", part=""))
    assert list(Forum.objects.order_by("pk").values_list("slug", flat=True)) == [
        "zusammen-leben-teil-ii",
        "zusammen-leben-teil-ii-2",
        "anmeldung-2",
    ]


def test_an_end_before_the_beginning_is_said_in_a_sentence(office: Client, city: City) -> None:
    answer = office.post(f"{LIST}new/", planned(ends_at="2020-01-01 10:00"))
    assert (answer.status_code, Forum.objects.count()) == (200, 0)
    assert "Das Ende muss nach dem Beginn liegen." in answer.content.decode()


def test_changing_place_and_places_reaches_those_who_are_registered(office: Client, city: City, outbox: Outbox) -> None:
    office.post(f"{LIST}new/", planned(capacity="1"))
    forum = Forum.objects.get()
    people = [
        Registration.enter(forum, client_uuid=uuid4(), name=name, email=f"{name}@example.org") for name in ("a", "b")
    ]
    for person in people:
        person.confirm_address()
    outbox().clear()
    form = f"{LIST}edit/{forum.pk}/"
    assert office.get(form).status_code == 200
    same = planned(capacity="1", slug=forum.slug)
    assert office.post(form, same).status_code == 302
    assert outbox() == []
    office.post(form, same | {"capacity": "2", "place": "Rathaus"})
    subjects = sorted((mail.to[0], mail.subject.partition(": ")[2]) for mail in outbox())
    assert subjects == [
        ("a@example.org", "Zeit oder Ort haben sich geändert"),
        ("b@example.org", "Ein Platz ist frei geworden: Sie können kommen"),
        ("b@example.org", "Zeit oder Ort haben sich geändert"),
    ]
    forum.refresh_from_db()
    assert (forum.place, forum.capacity, forum.revision, forum.interpreters) == ("Rathaus", 2, 1, "ar uk")


def test_begin_end_and_cancel_are_buttons(office: Client, city: City) -> None:
    forum = ForumFactory()
    TableFactory(forum=forum)

    def press(name: str) -> tuple[str, bool]:
        assert office.post(f"{desk_of(forum)}tun/", {"act": name, "early": "on"}).status_code == 302
        forum.refresh_from_db()
        return forum.state, forum.tables.get().is_open

    assert [press(name) for name in ("cancel", "begin", "plan_again", "begin", "cancel", "end", "begin")] == [
        ("cancelled", False),
        ("cancelled", False),
        ("planned", False),
        ("running", True),
        ("running", True),
        ("over", False),
        ("running", True),
    ]
    assert office.get(f"{desk_of(forum)}tun/").status_code == 405
    assert office.post(f"{desk_of(forum)}tun/", {"act": "erase"}).status_code == 404


def test_begin_asks_when_it_is_early_and_can_be_taken_back(office: Client, city: City) -> None:
    early, due = ForumFactory(), ForumFactory(starts_at=timezone.now() - timedelta(minutes=1))

    def press(forum: Forum, **typed: str) -> tuple[int, str]:
        answer = office.post(f"{desk_of(forum)}tun/", typed)
        forum.refresh_from_db()
        return answer.status_code, forum.state

    assert press(early, act="begin") == (200, "planned")
    assert "Schon beginnen?" in office.post(f"{desk_of(early)}tun/", {"act": "begin"}).content.decode()
    assert press(early, act="begin", early="on") == (302, "running")
    assert 'value="take_back"' in office.get(desk_of(early)).content.decode()
    assert press(early, act="take_back") == (302, "planned")
    assert press(early, act="take_back") == (302, "planned")
    assert 'value="take_back"' not in office.get(desk_of(early)).content.decode()
    assert press(due, act="begin") == (302, "running")
    assert [press(due, act="end"), press(due, act="begin")] == [(302, "over"), (302, "running")]


def test_the_invitation_of_a_workshop_stands_on_the_desk_and_can_be_renewed(office: Client, city: City) -> None:
    forum = ForumFactory(kind=ForumKind.WORKSHOP)
    before = office.get(desk_of(forum)).context["invitation"]
    assert Client().get(before.removeprefix("http://testserver")).status_code == 200
    office.post(f"{desk_of(forum)}tun/", {"act": "renew_invitation"})
    assert Client().get(before.removeprefix("http://testserver")).status_code == 404
    assert office.get(desk_of(ForumFactory())).context["invitation"] == ""


def test_the_desk_counts_what_is_needed_of_those_who_have_a_place(office: Client, city: City) -> None:
    forum = ForumFactory(capacity=3)
    wishes = [Needs("ar", 2, step_free=True), Needs("ar", 1, sign_language=True), Needs("uk", note="Rollator")]
    for needs in [*wishes, Needs("tr", 5)]:
        Registration.enter(forum, client_uuid=uuid4(), name="Amina", needs=needs)
    answer = office.get(desk_of(forum))
    counted = answer.context["needs"]
    assert counted == {
        "placed": 3,
        "waiting": 1,
        "arrived": 0,
        "left": 0,
        "children": 3,
        "step_free": 1,
        "sign_language": 1,
        "notes": 1,
        "interpreters": [("ar", "العربية", 2), ("uk", "Українська", 1)],
    }
    assert ("Rollator" in answer.content.decode(), DataAccess.objects.count()) == (False, 0)


def test_who_looks_at_names_and_needs_is_written_down(office: Client, city: City, coordinator: User) -> None:
    forum = ForumFactory()
    Registration.enter(forum, client_uuid=uuid4(), name="Amina", needs=Needs(note="Rollator"))
    page = office.get(f"{desk_of(forum)}anmeldungen/").content.decode()
    assert ("Amina" in page, "Rollator" in page) == (True, True)
    assert list(DataAccess.objects.values_list("by", "act", "what", "about")) == [
        (coordinator.pk, AccessKind.LOOKED, DataKind.REGISTRATIONS, forum.slug)
    ]


def test_attendance_is_a_number(office: Client, city: City) -> None:
    forum = ForumFactory()
    for sent in ("84", "viele"):
        office.post(f"{desk_of(forum)}besucher/", {"attendance": sent})
    forum.refresh_from_db()
    assert forum.attendance == 84


@pytest.mark.parametrize("many", [1, 30])
def test_the_desk_costs_the_same_with_one_table_and_with_thirty(
    office: Client, city: City, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    forum = ForumFactory()
    for number in range(1, many + 1):
        TableFactory(forum=forum, number=number, field=city.language, host=PersonFactory()).put_down(both("Was?"))
        Registration.enter(forum, client_uuid=uuid4(), name="Amina", needs=Needs("ar"))
    office.get(desk_of(forum))
    # the account and what it may, the forum, its tables, two counts of those who come, parts of higher rooms
    with django_assert_max_num_queries(18):
        office.get(desk_of(forum))


def test_higher_rooms_add_parts_to_the_desk(office: Client, city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extensions, "_desk", {})
    extensions.add_to_desk("components/alert.html", lambda forum, request: {"title": f"Ziele für {forum.slug}"})
    forum = ForumFactory()
    assert f"Ziele für {forum.slug}" in office.get(desk_of(forum)).content.decode()
