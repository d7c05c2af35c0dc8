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
    assert EASY not in links(client.get("/anregungen/").text, ".//nav[@class='site-nav']")


def test_leichte_sprache_stands_beside_the_languages(easy: StandardPage, client: Client) -> None:
    assert EASY in links(client.get("/anregungen/").text, ".//div[@class='hello']")


@pytest.mark.parametrize(
    ("path", "accepted", "language", "address", "words"),
    [
        ("/anregungen/", "uk-UA,de;q=0.8", "uk", "/anregungen/neu/", "Вітаємо! Пишіть українською"),
        ("/anregungen/", "en-GB,en;q=0.9,de;q=0.5", "en", "/en/anregungen/", "Welcome! Read in English"),
        ("/en/anregungen/", "de", "de", "/anregungen/", "Willkommen! Auf Deutsch lesen"),
        ("/en/anregungen/", "ar", "ar", "/en/anregungen/neu/", "أهلاً وسهلاً! يمكنكم الكتابة بالعربية"),
        ("/anregungen/", "xx,tr;q=0.5", "tr", "/anregungen/neu/", "Hoş geldiniz! Türkçe yazın"),
    ],
)
def test_visitors_are_greeted_in_their_language(
    home: HomePage, client: Client, path: str, accepted: str, language: str, address: str, words: str
) -> None:
    page = client.get(path, headers={"accept-language": accepted}).text
    assert links(page, ".//p[@class='hello__you']") == [(address, words)]
    assert f'class="hello__you" lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page


@pytest.mark.parametrize("accepted", ["", "de", "de-AT,en;q=0.5", "xx", "*", "a;b;q=,,"])
def test_whoever_reads_their_own_language_is_only_welcomed(home: HomePage, client: Client, accepted: str) -> None:
    page = client.get("/anregungen/", headers={"accept-language": accepted}).text
    assert links(page, ".//p[@class='hello__you']") == []
    assert "Willkommen!" in page


def test_a_page_behind_a_key_hands_it_to_no_machine(city: City, home: HomePage, client: Client) -> None:
    suggestion = released()
    forum: Forum = running(city.language)
    table = forum.tables.get(number=1)
    private = [f"/anregungen/verfolgen/{follow_token(suggestion)}/", host_url(table)]
    for path in private:
        answer = client.get(path, follow=True)
        head = answer.text.partition("</head>")[0]
        assert (answer.status_code, "og:" in head, 'rel="alternate"' in head) == (200, False, False)
        assert "on-paper" not in answer.text
    public = client.get(suggestion.get_absolute_url()).text
    assert ("og:title" in public, 'rel="alternate"' in public, "on-paper" in public) == (True, True, True)


@pytest.mark.parametrize(
    ("titles", "fit"),
    [
        (["Ort"], "short"),
        (["So funktioniert es"], "medium"),
        (["Mitmachen in Vereinen und Nachbarschaften"], "long"),
        (["Mitmachen in Vereinen, Nachbarschaften und Kirchengemeinden unserer Stadt"], "folded"),
    ],
)
def test_the_menu_never_leaves_one_entry_alone_in_a_row(
    home: HomePage, client: Client, titles: list[str], fit: str
) -> None:
    for title in titles:
        home.add_child(instance=StandardPage(title=title, show_in_menus=True))
    assert f'class="wrap site-header__bar site-header__bar--{fit}"' in client.get("/anregungen/").text
