"""Finding things: the menu, the search, and what search engines are told."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.concept.models import ConceptPage
from cms.content.models import StandardPage
from cms.home.models import HomePage
from tests.conftest import City
from tests.factories import ForumFactory, released, suggestion

from ..conftest import valid
from ..reading import links


def test_the_menu_is_made_of_pages_and_rooms(home: HomePage, english: HomePage, client: Client) -> None:
    home.add_child(instance=StandardPage(title="So geht es", show_in_menus=True))
    assert links(client.get("/konzept/").content.decode(), ".//nav[@class='site-nav']")[:9] == [
        ("/konzept/", "Integrationskonzept"),
        ("/konzept/handlungsfelder/", "Handlungsfelder"),
        ("/aktuelles/", "Aktuelles"),
        ("/so-geht-es/", "So geht es"),
        ("/anregungen/", "Anregungen"),
        ("/massnahmen/", "Maßnahmen"),
        ("/foren/", "Foren"),
        ("/vereine/", "Vereine"),
        ("/wer-macht-was/", "Wer macht was"),
    ]
    assert links(client.get("/en/").content.decode(), ".//nav[@class='site-nav']")[0] == (
        "/en/konzept/",
        "Integration concept",
    )


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
