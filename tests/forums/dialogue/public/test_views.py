"""The public pages of forums: what is found where, in which language, at what cost."""

from datetime import datetime, timedelta
from typing import Any

import html5lib
import pytest
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone
from i18nfield.strings import LazyI18nString
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from forums.dialogue import extensions
from forums.dialogue.models import Forum
from forums.people.models import User
from tests.conftest import City
from tests.factories import ForumFactory, PersonFactory, TableFactory, UserFactory, both, running

DAY = timedelta(days=1)


def found(client: Client, address: str = "/foren/") -> dict[str, list[str]]:
    """The list as it is read: each heading with the forums below it."""
    page = html5lib.parse(client.get(address).content, namespaceHTMLElements=False)
    sections = page.findall(".//main//section")
    return {
        str(part.find("h2").text): ["".join(link.itertext()) for link in part.iter("a")]  # type: ignore[union-attr]
        for part in sections
    }


def page_of(client: Client, forum: Forum, language: str = "") -> str:
    return client.get(f"{language}/foren/{forum.slug}/").content.decode()


def test_the_list_has_what_runs_what_comes_and_what_was_in_this_order(client: Client, city: City) -> None:
    now = timezone.now()
    running(title=both("Läuft"))
    for title, days in (("In drei Wochen", 21), ("Morgen", 1)):
        ForumFactory(title=both(title), starts_at=now + days * DAY)
    ForumFactory(title=both("Fällt aus"), starts_at=now + 2 * DAY).cancel()
    for title, days in (("Vorletztes", 60), ("Letztes", 30)):
        over = running(title=both(title), starts_at=now - days * DAY)
        over.end()
    ForumFactory(title=both("Nie begonnen"), starts_at=now - 90 * DAY)
    ForumFactory(title=both("Noch geheim"), published=False)
    assert found(client) == {
        "Läuft gerade": ["Läuft"],
        "Kommt": ["Morgen", "Fällt aus", "In drei Wochen"],
        "Vorbei": ["Letztes", "Vorletztes", "Nie begonnen"],
    }


def test_the_list_is_paged(client: Client, db: None) -> None:
    for _each in range(30):
        ForumFactory()
    assert [len(found(client, f"/foren/?seite={number}")["Kommt"]) for number in (1, 2)] == [24, 6]


def test_without_any_date_the_list_says_so(client: Client, db: None) -> None:
    assert "Noch steht kein Termin fest" in client.get("/foren/").content.decode()


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_four_queries(
    client: Client, city: City, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(many):
        ForumFactory(interpreters="ar tr")
    client.get("/foren/")  # the first page of an installation writes the city's settings
    with django_assert_num_queries(4):  # how many, the forums, the city, the menu
        client.get("/foren/")


@pytest.mark.parametrize("many", [1, 30])
def test_the_page_costs_the_same_with_one_table_and_with_thirty(
    client: Client, city: City, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    forum = ForumFactory()
    for number in range(1, many + 1):
        TableFactory(forum=forum, number=number, field=city.language).put_down(both("Was fehlt?"))
    page_of(client, forum)
    with django_assert_num_queries(5):  # the forum, its tables, their questions, the city, the menu
        page_of(client, forum)


def test_the_page_says_what_one_needs_to_know_to_come(client: Client, city: City) -> None:
    starts = timezone.make_aware(datetime(2027, 3, 4, 18, 0))
    forum = ForumFactory(
        title=both("Zusammen reden"),
        series="Dialogforum",
        part="Teil II",
        summary=both("Wir reden über das Konzept."),
        agenda=both("18 Uhr: Ankommen"),
        starts_at=starts,
        address="Humboldtplatz 10",
        access="step_free lift",
        interpreters="ar uk",
        child_care=True,
    )
    table = TableFactory(forum=forum, number=1, field=city.language, photo_free=True)
    table.put_down(both("Was hilft beim Deutschlernen?"))
    page = page_of(client, forum)
    sentences = (
        "Teil II",
        "Wir reden über das Konzept.",
        "18 Uhr: Ankommen",
        "Donnerstag, 4. März 2027, 18:00 bis 21:00 Uhr",
        "Stadthalle, Humboldtplatz 10",
        "ohne Stufen",
        "Aufzug",
        '<li lang="ar" dir="rtl">العربية</li>',
        "Українська",
        "wie viele Kinder",
        "Tisch 1:",
        city.language.get_absolute_url(),
        "Was hilft beim Deutschlernen?",
        "An diesem Tisch bitte nicht fotografieren",
    )
    assert [words for words in sentences if words not in page] == []


def test_texts_that_are_not_translated_say_in_which_language_they_are(client: Client, db: None) -> None:
    forum = ForumFactory(title=both("Gespräch", "Talk"), summary=LazyI18nString({"de": "Nur auf Deutsch."}))
    page = page_of(client, forum, "/en")
    assert '<span lang="en" dir="ltr">Talk</span>' in page
    assert '<div class="text prose" lang="de" dir="ltr"><p>Nur auf Deutsch.</p></div>' in page


def test_nobody_is_asked_to_register_children_where_nobody_can_register(client: Client, db: None) -> None:
    forum = ForumFactory(child_care=True)
    planned = page_of(client, forum)
    forum.begin()
    runs = page_of(client, forum)
    assert ["wie viele Kinder" in page for page in (planned, runs)] == [True, False]
    assert "Kinderbetreuung" in runs


def test_ways_on_follow_the_state(client: Client, db: None) -> None:
    forum = ForumFactory()
    ways = ("termin.ics", "live/", "wand/", "findet nicht statt")

    def shown() -> list[str]:
        page = page_of(client, forum)
        return [way for way in ways if f"/foren/{forum.slug}/{way}" in page or (way in page and " " in way)]

    planned = shown()
    forum.begin()
    runs = shown()
    forum.end()
    over = shown()
    called_off = ForumFactory()
    called_off.cancel()
    forum = called_off
    assert (planned, runs, over, shown()) == (
        ["termin.ics"],
        ["live/", "wand/"],
        ["wand/"],
        ["findet nicht statt"],
    )


def test_unpublished_forums_are_there_for_those_who_prepare_them(
    client: Client, city: City, coordinator: User, stranger: User
) -> None:
    host = UserFactory(email="tisch@example.org", person=PersonFactory())
    forum = ForumFactory(published=False)
    TableFactory(forum=forum, host=host.person)
    codes = []
    for user in (None, stranger, host, coordinator):
        client.logout()
        if user:
            client.force_login(user)
        codes.append([client.get(f"/foren/{forum.slug}/{part}").status_code for part in ("", "termin.ics")])
    assert codes == [[404, 404], [404, 404], [200, 200], [200, 200]]


def events(client: Client, address: str) -> list[dict[str, str]]:
    names = ("UID", "SEQUENCE", "STATUS", "SUMMARY", "LOCATION")
    calendar = Calendar.from_ical(client.get(address).content)
    return [{name: str(event.get(name)) for name in names} for event in calendar.walk("VEVENT")]


def test_the_calendar_entry_of_a_forum(client: Client, db: None) -> None:
    forum = ForumFactory(part="Teil I", address="Markt 1")
    answer = client.get(f"/foren/{forum.slug}/termin.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    entry = {
        "UID": f"{forum.uuid}@testserver",
        "SEQUENCE": "0",
        "STATUS": "CONFIRMED",
        "SUMMARY": "Dialogforum Teil I",
        "LOCATION": "Stadthalle, Markt 1",
    }
    assert events(client, f"/foren/{forum.slug}/termin.ics") == [entry]
    forum.cancel()
    cancelled = {"SEQUENCE": "1", "STATUS": "CANCELLED", "SUMMARY": "Abgesagt: Dialogforum Teil I"}
    assert events(client, f"/foren/{forum.slug}/termin.ics") == [entry | cancelled]
    forum.plan_again()
    assert events(client, f"/foren/{forum.slug}/termin.ics") == [entry | {"SEQUENCE": "2"}]


def test_the_subscription_has_all_public_dates_with_those_that_were_cancelled(client: Client, db: None) -> None:
    now = timezone.now()
    later = ForumFactory(starts_at=now + 9 * DAY)
    ForumFactory(starts_at=now - 365 * DAY)
    ForumFactory(published=False)
    soon = ForumFactory(starts_at=now + DAY)
    soon.cancel()
    found = events(client, "/foren/kalender.ics")
    assert [(event["UID"].partition("@")[0], event["STATUS"]) for event in found] == [
        (str(soon.uuid), "CANCELLED"),
        (str(later.uuid), "CONFIRMED"),
    ]


@pytest.fixture
def nothing_added(monkeypatch: pytest.MonkeyPatch) -> None:
    for known in ("_page", "_desk"):
        monkeypatch.setattr(extensions, known, {})


def test_higher_rooms_add_parts_to_the_page(client: Client, db: None, nothing_added: None) -> None:
    def wanted(forum: Forum, request: HttpRequest) -> dict[str, Any] | None:
        return {"title": f"Ergebnisse von {forum.slug}", "tone": "info"} if forum.part else None

    extensions.add_to_page("components/alert.html", wanted)
    with_part, without = ForumFactory(part="Teil I"), ForumFactory()
    words = [f"Ergebnisse von {forum.slug}" in page_of(client, forum) for forum in (with_part, without)]
    assert words == [True, False]


def test_those_who_plan_find_the_way_to_the_forums_desk(client: Client, coordinator: User) -> None:
    forum = ForumFactory()
    desk = f"/verwaltung/foren/{forum.pk}/"
    stranger = page_of(client, forum)
    client.force_login(coordinator)
    assert [desk in page for page in (stranger, page_of(client, forum))] == [False, True]


def test_readers_get_no_session(client: Client, db: None) -> None:
    page_of(client, ForumFactory())
    client.get("/foren/")
    assert dict(client.cookies) == {}
