"""Registering on the website: the form, one's own page behind a link, invitations to workshops."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from forums.dialogue.models import Forum, Registration
from forums.dialogue.public.links import address_key, invitation_token, registration_token
from forums.dialogue.registration import Needs
from forums.dialogue.states import ForumKind
from forums.protection import spam as guard
from tests.conftest import Outbox
from tests.factories import ForumFactory


@pytest.fixture(autouse=True)
def fresh_cache(db: None) -> None:
    cache.clear()


@pytest.fixture
def forum() -> Forum:
    return ForumFactory(capacity=2, child_care=True)


def send(client: Client, forum: Forum, address: str = "anmelden/", **typed: Any) -> Any:
    facts = {"client_uuid": str(uuid4()), "name": "Amina", "children": "0", **typed}
    return client.post(f"/foren/{forum.slug}/{address}", facts)


def mine(registration: Registration) -> str:
    return f"/foren/anmeldung/{registration_token(registration)}/"


def test_the_page_says_how_many_places_are_free_and_where_to_register(client: Client, forum: Forum) -> None:
    def shown() -> list[str]:
        page = client.get(f"/foren/{forum.slug}/").content.decode()
        found = re.search(r'<section class="panel panel--tint".*?</section>', page, re.S)
        text = re.sub(r"<[^>]+>|\s+", " ", found[0] if found else "")
        return [words for words in ("2 Plätze", "1 Platz ", "Warteliste", "Anmelden", "geschlossen") if words in text]

    free = shown()
    send(client, forum)
    last_place = shown()
    send(client, forum)
    full = shown()
    forum.change(registration_until=forum.created)
    assert (free, last_place, full, shown()) == (
        ["2 Plätze", "Anmelden"],
        ["1 Platz ", "Anmelden"],
        ["Warteliste"],
        ["geschlossen"],
    )


def test_from_the_form_to_ones_own_page(client: Client, forum: Forum) -> None:
    answer = send(client, forum, interpreter="ar", children="2", step_free="on", note="Ich komme mit Rollator.")
    registration = Registration.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, mine(registration))
    assert registration.needs == Needs("ar", 2, True, False, "Ich komme mit Rollator.")
    response = client.get(mine(registration))
    page = response.content.decode()
    wanted = (
        "Sie haben einen Platz",
        "Amina",
        "العربية",
        "Ich komme mit Rollator.",
        f"http://testserver{mine(registration)}",
    )
    assert [words for words in wanted if words not in page] == []
    assert (response["X-Robots-Tag"], response["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    assert "no-store" in response["Cache-Control"]


def test_what_is_missing_is_said_and_nothing_typed_is_lost(client: Client, forum: Forum) -> None:
    answer = send(client, forum, name="", email="keine Adresse", note="Rampe")
    page = answer.content.decode()
    assert (answer.status_code, Registration.objects.count()) == (422, 0)
    assert ['value="keine Adresse"' in page, 'value="Rampe"' in page, "Nichts ist verloren" in page] == [True] * 3


def test_sending_the_form_twice_makes_one_and_another_name_another(client: Client, forum: Forum) -> None:
    uuid = str(uuid4())
    where = [send(client, forum, client_uuid=uuid, name=name)["Location"] for name in ("Amina", "Amina", "Boris")]
    assert (where[0] == where[1], where[0] == where[2], Registration.objects.count()) == (True, False, 2)


def test_children_are_asked_for_only_where_there_is_care(client: Client, forum: Forum) -> None:
    without = ForumFactory(child_care=False)
    pages = [client.get(f"/foren/{listed.slug}/anmelden/").content.decode() for listed in (forum, without)]
    assert ["id_children" in page for page in pages] == [True, False]
    send(client, without, children="3")
    assert Registration.objects.get().children == 0


def test_the_waiting_list_says_how_many_are_before(client: Client, forum: Forum) -> None:
    *_placed, next_one, last = (send(client, forum)["Location"] for _each in range(4))
    assert "Sie sind als Nächstes an der Reihe." in client.get(next_one).content.decode()
    assert "Vor Ihnen wartet 1 Person." in client.get(last).content.decode()


def test_cancelling_by_the_link_without_any_cookie(forum: Forum) -> None:
    strict = Client(enforce_csrf_checks=True)
    first, second, third = (Registration.enter(forum, client_uuid=uuid4(), name=name) for name in "abc")
    assert strict.get(f"{mine(first)}absagen/").status_code == 405
    assert strict.post(f"{mine(first)}absagen/")["Location"] == mine(first)
    assert "Sie haben abgesagt" in strict.get(mine(first)).content.decode()
    third.refresh_from_db()
    second.refresh_from_db()
    assert (second.state, third.state) == ("place", "place")


def test_a_registration_is_changed_by_its_link(forum: Forum) -> None:
    strict = Client(enforce_csrf_checks=True)
    registration = Registration.enter(forum, client_uuid=uuid4(), name="Amina", needs=Needs("ar", children=1))
    Registration.enter(forum, client_uuid=uuid4(), name="Boris", people=1)
    change = f"{mine(registration)}aendern/"
    assert 'value="Amina"' in strict.get(change).content.decode()
    typed = {"name": "Amina B.", "people": "2", "language": "en", "interpreter": "uk", "children": "2", "seen": "0"}
    full = strict.post(change, typed)
    page = full.content.decode()
    assert (full.status_code, "Es ist kein Platz mehr frei" in page, 'value="Amina B."' in page) == (409, True, True)
    assert strict.post(change, typed | {"people": "1"})["Location"] == f"{mine(registration)}?geaendert"
    registration.refresh_from_db()
    assert (registration.name, registration.language, registration.needs, registration.state) == (
        "Amina B.",
        "en",
        Needs("uk", 2),
        "place",
    )
    assert "Ihre Änderungen sind gespeichert." in strict.get(f"{mine(registration)}?geaendert").content.decode()
    late = strict.post(change, typed | {"people": "1", "name": "spät"})
    assert (late.status_code, 'name="seen" value="1"' in late.content.decode()) == (409, True)
    assert strict.post(change, typed | {"people": "1", "name": ""}).status_code == 422


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Sie haben einen Platz"),
        ({"state": "over"}, "Dieses Forum ist vorbei"),
        ({"ends_at": "past"}, "Dieses Forum ist vorbei"),
        ({"state": "cancelled"}, "Dieses Forum findet nicht statt."),
    ],
)
def test_ones_own_page_is_true_at_every_time(client: Client, forum: Forum, facts: dict[str, Any], said: str) -> None:
    registration = Registration.enter(forum, client_uuid=uuid4(), name="Amina")
    if facts.get("ends_at") == "past":
        facts = {"starts_at": timezone.now() - timedelta(hours=4), "ends_at": timezone.now() - timedelta(hours=1)}
    Forum.objects.filter(pk=forum.pk).update(**facts)
    page = client.get(mine(registration)).content.decode()
    every = ("Sie haben einen Platz", "Dieses Forum ist vorbei", "Dieses Forum findet nicht statt.")
    assert [words for words in every if words in page] == [said]
    assert ("aendern/" in page, "Wir freuen uns auf Sie" in page) == (not facts, not facts)


def test_who_moved_up_reads_it_on_ones_own_page(client: Client, forum: Forum) -> None:
    first, _second, third = (Registration.enter(forum, client_uuid=uuid4(), name=name) for name in "abc")
    waiting = client.get(mine(third)).content.decode()
    first.cancel()
    page = client.get(mine(third)).content.decode()
    assert ("schreiben" in waiting, "nachgerückt" in waiting, "nachgerückt" in page) == (True, False, True)


def test_an_address_is_confirmed_by_a_press_not_by_opening_the_link(
    client: Client, forum: Forum, outbox: Outbox
) -> None:
    send(client, forum, email="amina@example.org")
    registration = Registration.objects.get()
    [asked] = outbox()
    link = re.search(r"http://testserver(\S+)", str(asked.body))
    assert link
    assert link[1] == f"{mine(registration)}adresse/{address_key(registration)}/"
    page = client.get(link[1]).content.decode()
    registration.refresh_from_db()
    assert ("amina@example.org" in page, registration.confirmed_at) == (True, None)
    assert client.post(link[1])["Location"] == mine(registration)
    assert [mail.subject for mail in outbox()][1:] == ["Dialogforum: Sie haben einen Platz"]


def test_forged_and_foreign_links_lead_nowhere(client: Client, forum: Forum) -> None:
    registration, other = (
        Registration.enter(forum, client_uuid=uuid4(), name=name, email=f"{name}@example.org") for name in "ab"
    )
    forged = registration_token(registration)[:-1] + ("A" if registration_token(registration)[-1] != "A" else "B")
    paths = [
        f"anmeldung/{forged}/",
        "anmeldung/x/",
        f"anmeldung/{registration_token(registration)}/adresse/{address_key(other)}/",
        f"anmeldung/{address_key(registration)}/",
    ]
    assert [client.get(f"/foren/{path}").status_code for path in paths] == [404] * 4


def test_a_closed_registration_answers_with_the_reason(client: Client, forum: Forum) -> None:
    forum.change(registration_until=forum.created)
    answer = send(client, forum)
    assert (answer.status_code, Registration.objects.count()) == (409, 0)
    assert "Die Anmeldung ist geschlossen." in answer.content.decode()


def test_a_workshop_is_registered_for_through_its_invitation_only(client: Client) -> None:
    workshop = ForumFactory(kind=ForumKind.WORKSHOP, published=False)
    invitation = f"einladung/{invitation_token(workshop)}/"
    assert client.get(f"/foren/{workshop.slug}/").status_code == 404
    page = client.get(f"/foren/{workshop.slug}/{invitation}")
    assert (page.status_code, "id_name" in page.content.decode()) == (200, True)
    assert send(client, workshop, invitation).status_code == 302
    workshop.change(published=True)
    assert "Workshop mit Einladung" in client.get(f"/foren/{workshop.slug}/").content.decode()
    assert send(client, workshop).status_code == 409
    workshop.renew_invitation()
    assert client.get(f"/foren/{workshop.slug}/{invitation}").status_code == 404


def test_a_machine_is_slowed_down_and_what_was_typed_is_kept(client: Client) -> None:
    forum = ForumFactory()
    most = guard.MOST["hurried"]
    assert [send(client, forum).status_code for _each in range(most)] == [302] * most
    answer = send(client, forum, name="Boris aus der Schule")
    assert (answer.status_code, Registration.objects.count()) == (429, most)
    assert 'value="Boris aus der Schule"' in answer.content.decode()


def test_a_repeat_of_what_succeeded_gets_the_receipt_however_often(client: Client, forum: Forum) -> None:
    once = str(uuid4())
    answers = {send(client, forum, client_uuid=once, email="neu@example.org")["Location"] for _try in range(100)}
    assert answers == {mine(Registration.objects.get())}


def test_a_change_pressed_twice_is_one(client: Client, forum: Forum) -> None:
    send(client, forum)
    row = Registration.objects.get()
    sent = {"name": "Amina B.", "people": "1", "children": "0", "language": "de", "seen": row.revision}
    answers = {client.post(f"{mine(row)}aendern/", sent)["Location"] for _try in range(3)}
    row.refresh_from_db()
    assert (answers, row.name, row.revision) == ({f"{mine(row)}?geaendert"}, "Amina B.", 1)


def test_the_trap_costs_one_more_press(client: Client, forum: Forum) -> None:
    answer = send(client, forum, website="https://spam.example")
    page = answer.content.decode()
    assert (answer.status_code, Registration.objects.count(), "spam.example" in page) == (422, 0, False)


def test_a_strangers_address_is_not_written_to_again_and_again(client: Client, outbox: Outbox) -> None:
    forum = ForumFactory()
    codes = [send(client, forum, email="opfer@example.org").status_code for _each in range(6)]
    assert (codes, len(outbox())) == ([302] * 5 + [422], 5)


@pytest.mark.parametrize("many", [1, 30])
def test_ones_own_page_costs_the_same_whoever_waits(client: Client, many: int, django_assert_num_queries: Any) -> None:
    forum = ForumFactory(capacity=1)
    for _each in range(many + 1):
        last = Registration.enter(forum, client_uuid=uuid4(), name="Amina")
    client.get(mine(last))
    with django_assert_num_queries(4):  # the registration, who is before, the city, the menu
        client.get(mine(last))
