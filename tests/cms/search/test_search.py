"""Finding things: the menu, the search, and what search engines are told."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.search.models import IndexEntry

from cms.concept.models import ConceptPage
from cms.content.models import StandardPage
from cms.home.models import HomePage
from forums.people.models import User
from tests.conftest import City
from tests.factories import ForumFactory, MeasureFactory, released, suggestion, verified

from ..conftest import valid
from ..reading import links


def test_the_menu_is_made_of_pages_and_rooms(home: HomePage, english: HomePage, client: Client) -> None:
    home.add_child(instance=StandardPage(title="So geht es", show_in_menus=True))
    page = client.get("/konzept/").content.decode()
    assert links(page, ".//nav[@class='site-nav']") == [
        ("/anregungen/", "Anregungen"),
        ("/massnahmen/", "Maßnahmen"),
        ("/konzept/", "Konzept"),
        ("/foren/", "Foren"),
        ("/vereine/", "Vereine"),
        ("/so-geht-es/", "So geht es"),
        ("/konto/login/", "Anmelden"),
    ]
    assert links(page, ".//footer")[:5] == [
        ("/konzept/handlungsfelder/", "Handlungsfelder"),
        ("/aktuelles/", "Aktuelles"),
        ("/wer-macht-was/", "Wer macht was"),
        ("/prozess/", "Prozess"),
        ("/vorlagen/", "Vorlagen"),
    ]
    assert ("/en/konzept/", "Concept") in links(client.get("/en/").content.decode(), ".//nav[@class='site-nav']")


def test_what_an_editor_adds_beyond_six_entries_stands_in_the_footer(home: HomePage, client: Client) -> None:
    for title in ("So geht es", "Mitmachen"):
        home.add_child(instance=StandardPage(title=title, show_in_menus=True))
    page = client.get("/").content.decode()
    assert ("/mitmachen/", "Mitmachen") not in links(page, ".//nav[@class='site-nav']")
    assert links(page, ".//footer")[0] == ("/mitmachen/", "Mitmachen")


def test_no_page_of_the_menu_is_lost_in_a_city_without_a_concept(home: HomePage, client: Client) -> None:
    ConceptPage.objects.all().delete()
    found = [words for _url, words in links(client.get("/").content.decode(), ".//nav[@class='site-nav']")]
    assert found == ["Anregungen", "Maßnahmen", "Foren", "Vereine", "Wer macht was", "Aktuelles", "Anmelden"]


def test_the_menu_costs_one_query_on_a_page_that_is_no_page(home: HomePage, client: Client) -> None:
    client.get("/barriere-melden/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/barriere-melden/")
    assert ["wagtailcore_page" in query["sql"] for query in asked].count(True) == 1


@pytest.mark.parametrize(("words", "found"), [("Grundlagen", 1), ("Sprachkurs", 0)])
def test_search_finds_pages_in_the_readers_language(
    home: HomePage, english: HomePage, client: Client, words: str, found: int
) -> None:
    response = client.get("/suche/", {"q": words})
    valid(response.content)
    assert len(response.context["pages"]) == found
    assert len(client.get("/en/suche/", {"q": "Grundlagen"}).context["pages"]) == 0


def test_search_finds_only_public_suggestions(
    home: HomePage, city: City, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        public = released("Mehr Fahrradständer am Bahnhof")
        suggestion("Fahrradständer vor dem Rathaus")
    response = client.get("/suche/", {"q": "Fahrradständer"})
    valid(response.content)
    assert [each.pk for each in response.context["suggestions"]] == [public.pk]


def test_one_search_finds_suggestions_measures_pages_associations_and_forums(
    home: HomePage, city: City, client: Client, officer: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        told = released("Ein Schwimmkurs für Frauen")
        home.add_child(instance=StandardPage(title="Im Schwimmbad"))
        measure = MeasureFactory(title="Schwimmkurse anbieten", field=city.language)
        forum = ForumFactory(slug="schwimmen", title="Forum Schwimmhalle")
        ForumFactory(slug="geheim", title="Schwimmhalle, noch geheim", published=False)
        association = verified(officer, "Schwimmverein Rheine")
        verified(officer, "Schwimmfreunde ohne Zustimmung", shown=[])
    response = client.get("/suche/", {"q": "Schwimmen"})
    valid(response.content)
    shown = {
        name: [str(one) for one in response.context[name]]
        for name in ("suggestions", "measures", "pages", "forums", "associations")
    }
    assert shown == {
        "suggestions": [str(told)],
        "measures": [str(measure)],
        "pages": ["Im Schwimmbad"],
        "forums": [str(forum)],
        "associations": [str(association)],
    }


def test_what_is_taken_back_leaves_the_index(
    home: HomePage, city: City, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        forum = ForumFactory(slug="schwimmen", title="Forum Schwimmhalle")
    with django_capture_on_commit_callbacks(execute=True):
        forum.published = False
        forum.save()
    assert IndexEntry.objects.filter(content_type__model="forum").count() == 0
    assert list(client.get("/suche/", {"q": "Schwimmhalle"}).context["forums"]) == []


@pytest.mark.parametrize("words", ["Kita", "Kindergarten"])
def test_what_means_the_same_in_other_words_is_shown_and_said_to_be_similar(
    home: HomePage,
    city: City,
    client: Client,
    settings: Any,
    words: str,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.COMPARE_TEXTS_BY = "meaning"
    with django_capture_on_commit_callbacks(execute=True):
        kita = released("Wir finden keinen Platz in der Kita für unser Kind")
        garden = released("Im Kindergarten fehlen Plätze")
        released("Die Straßenlampe ist kaputt")
    response = client.get("/suche/", {"q": words})
    found, similar = (kita, garden) if words == "Kita" else (garden, kita)
    assert [one.pk for one in response.context["suggestions"]] == [found.pk]
    assert [one.pk for one in response.context["similar"]] == [similar.pk]
    assert "Ähnlich gemeint" in response.content.decode()


@pytest.mark.parametrize("words", ['"', 'a"', "\x00", "AND", "NEAR(", "'", "x" * 100_000, "²", "\u202e", "a:b*"])
def test_search_takes_every_string(home: HomePage, city: City, client: Client, words: str) -> None:
    assert client.get("/suche/", {"q": words}).status_code == 200
    assert client.get("/anregungen/", {"q": words}).status_code == 200
    assert client.get("/vereine/", {"q": words}).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_a_search_costs_the_same_however_much_is_found(
    home: HomePage, city: City, client: Client, count: int, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(count):
            released(f"Ein Schwimmkurs, Nummer {number}")
            ForumFactory(slug=f"f{number}", title="Forum Schwimmhalle")
    client.get("/suche/", {"q": "Schwimmen"})
    with CaptureQueriesContext(connection) as asked:
        client.get("/suche/", {"q": "Schwimmen"})
    assert len(asked) == 15


def test_every_page_has_the_search_in_its_header(home: HomePage, client: Client) -> None:
    """As a field: behind a button beside the menu where it is wide, in the menu on a phone."""
    page = client.get("/barriere-melden/").content.decode()
    assert re.findall(r'<input[^>]*type="search" id="([^"]*)" name="q"', page) == [
        "header-search-wide",
        "header-search",
    ]
    assert page.count('action="/suche/"') == 2


def test_search_without_words_or_results_is_kind(home: HomePage, client: Client) -> None:
    assert "Nichts gefunden" not in valid(client.get("/suche/").content)
    assert "Nichts gefunden" in valid(client.get("/suche/", {"q": "xyzxyz"}).content)


def test_the_sitemap_lists_what_is_public(home: HomePage, english: HomePage, city: City, client: Client) -> None:
    ConceptPage.objects.descendant_of(english).get().unpublish()
    public = released()
    hidden = suggestion()
    index = client.get("/sitemap.xml").content.decode()
    assert [f"sitemap-{name}.xml" in index for name in ("pages", "suggestions", "measures", "forums")] == [True] * 4
    ForumFactory(slug="dialogforum-1")
    ForumFactory(slug="noch-geheim", published=False)
    forums = client.get("/sitemap-forums.xml").content.decode()
    assert ["/foren/dialogforum-1/" in forums, "noch-geheim" in forums] == [True, False]
    pages = client.get("/sitemap-pages.xml").content.decode()
    assert ("http://testserver/konzept/</loc>" in pages, "/en/konzept/</loc>" in pages) == (True, False)
    said = client.get("/sitemap-suggestions.xml").content.decode()
    assert (public.number in said, hidden.number in said) == (True, False)


def test_robots_leave_private_rooms_alone(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /tandem/\n" in response.content.decode()
    assert "/sitemap.xml\n" in response.content.decode()
