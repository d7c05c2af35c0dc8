"""News: the newest first, page by page, with their date; nothing that is not published."""

from datetime import date, timedelta

import pytest
from django.test import Client

from cms.home.models import HomePage
from cms.news.models import PER_PAGE, NewsIndexPage, NewsPage
from tests.cms.conftest import valid


@pytest.fixture
def index(home: HomePage) -> NewsIndexPage:
    found: NewsIndexPage = NewsIndexPage.objects.get(locale=home.locale)
    return found


def piece(index: NewsIndexPage, title: str, on: date, *, live: bool = True) -> NewsPage:
    added: NewsPage = index.add_child(instance=NewsPage(title=title, date=on, live=live, locale=index.locale))
    return added


def titles(client: Client, address: str) -> list[str]:
    return [page.title for page in client.get(address).context["news"]]


def test_without_news_the_page_says_so(client: Client, index: NewsIndexPage) -> None:
    assert "Es gibt noch keine Meldungen" in valid(client.get("/aktuelles/").content)


def test_the_newest_come_first_whatever_the_order_they_were_written_in(client: Client, index: NewsIndexPage) -> None:
    for title, day in (("Mitte", 2), ("Alt", 1), ("Neu", 3), ("Am selben Tag, später geschrieben", 3)):
        piece(index, title, date(2026, 3, day))
    assert titles(client, "/aktuelles/") == ["Am selben Tag, später geschrieben", "Neu", "Mitte", "Alt"]


def test_drafts_are_not_shown(client: Client, index: NewsIndexPage) -> None:
    draft = piece(index, "Entwurf", date(2026, 3, 1), live=False)
    assert titles(client, "/aktuelles/") == []
    assert client.get(f"/aktuelles/{draft.slug}/").status_code == 404


def test_a_piece_says_its_date_as_people_and_as_programs_read_it(client: Client, index: NewsIndexPage) -> None:
    told = piece(index, "Per E-Mail dabei", date(2026, 3, 1))
    html = valid(client.get(f"/aktuelles/{told.slug}/").content)
    assert '<time datetime="2026-03-01">1. März 2026</time>' in html
    assert "Per E-\u2060Mail dabei</h1>" in html


def test_pages_follow_each_other_without_a_gap(client: Client, index: NewsIndexPage) -> None:
    for number in range(PER_PAGE + 1):
        piece(index, f"Nummer {number}", date(2026, 1, 1) + timedelta(days=number))
    shown = titles(client, "/aktuelles/") + titles(client, "/aktuelles/?seite=2")
    assert shown == [f"Nummer {number}" for number in reversed(range(PER_PAGE + 1))]
    assert titles(client, "/aktuelles/?seite=99") == ["Nummer 0"]
