"""What stands around every page: its foot, and what machines read in its head."""

import pytest
from django.test import Client
from django.utils import timezone

from cms.content.models import StandardPage
from cms.home.models import HomePage
from forums.dialogue.models import Forum
from forums.dialogue.tokens import host_url
from proposals.suggestions.follow_links import follow_token
from tests.cms.reading import links
from tests.conftest import City
from tests.factories import released, running

EASY = ("/leichte-sprache/", "Leichte Sprache")


@pytest.fixture
def easy(home: HomePage) -> StandardPage:
    page: StandardPage = home.add_child(
        instance=StandardPage(title="Leichte Sprache", slug="leichte-sprache", first_published_at=timezone.now())
    )
    return page


@pytest.mark.parametrize("path", ["/", "/anregungen/", "/konto/login/", "/en/anregungen/", "/gibt-es-nicht/"])
def test_every_page_leads_to_leichte_sprache(easy: StandardPage, client: Client, path: str) -> None:
    assert EASY in links(client.get(path).text, ".//footer")


def test_leichte_sprache_is_offered_only_while_it_is_there(easy: StandardPage, client: Client) -> None:
    easy.unpublish()
    assert EASY not in links(client.get("/anregungen/").text, ".//footer")


def test_the_page_in_leichte_sprache_stays_out_of_the_menu(easy: StandardPage, client: Client) -> None:
    assert EASY not in links(client.get("/anregungen/").text, ".//header")


def test_a_page_behind_a_key_hands_it_to_no_machine(city: City, home: HomePage, client: Client) -> None:
    suggestion = released()
    forum: Forum = running(city.language)
    table = forum.tables.get(number=1)
    private = [f"/anregungen/verfolgen/{follow_token(suggestion)}/", host_url(table)]
    for path in private:
        answer = client.get(path, follow=True)
        head = answer.text.partition("</head>")[0]
        assert (answer.status_code, "og:" in head, 'rel="alternate"' in head) == (200, False, False)
        assert "print-only" not in answer.text
    public = client.get(suggestion.get_absolute_url()).text
    assert ("og:title" in public, 'rel="alternate"' in public, "print-only" in public) == (True, True, True)
