"""Telephones at a table, in a real browser at a server with sockets."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from tests.conftest import City
from tests.factories import running

from .conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Join = Callable[..., Page]


@pytest.fixture
def forum(city: City) -> Forum:
    return running(city.language, city.faith)


@pytest.fixture
def table(forum: Forum) -> Table:
    return forum.tables.get(number=1)


@pytest.fixture
def join(enter_live: Enter, table: Table) -> Join:
    """A telephone comes by the table's code and chooses its language by its own name."""

    def come(language: str = "Deutsch", *, scripts: bool = True, width: int = 360) -> Page:
        page = enter_live(scripts=scripts, width=width)
        page.goto(reverse("forum_join", args=[table.forum.slug, token(table, "join")]))
        page.get_by_role("button", name=language, exact=True).click()
        page.wait_for_url("**/live/")
        return page

    return come


def write(page: Page, text: str) -> None:
    page.get_by_label("Ihr Gedanke").fill(text)
    page.get_by_role("button", name="Karte senden").click()


def voice(page: Page, text: str) -> Locator:
    return page.locator(".live__cards .voice", has_text=text)


def test_three_telephones_talk_at_one_table(join: Join, table: Table) -> None:
    german, arabic, plain = join(), join("العربية"), join("Türkçe", scripts=False)
    write(german, "Mehr Bänke im Park")
    expect(voice(arabic, "Mehr Bänke im Park")).to_be_visible()
    expect(arabic.get_by_label("Ihr Gedanke")).to_have_attribute("dir", "rtl")
    write(arabic, "دورات مسائية")
    theirs = voice(german, "دورات مسائية").locator(".voice__text")
    expect(theirs).to_have_attribute("lang", "ar")
    expect(theirs).to_have_attribute("dir", "rtl")
    voice(german, "دورات مسائية").get_by_role("button", name="Punkt geben").click()
    expect(voice(arabic, "دورات مسائية").locator("[data-part=points]")).to_have_text("1")
    expect(german.locator("[data-points-left]")).to_have_text("4")
    write(plain, "Otobüs akşam da gelsin")
    expect(plain.locator("[data-thanks]")).to_contain_text("Ihre Karte hat die Nummer 3")
    expect(voice(german, "Otobüs")).to_be_visible()
    plain.get_by_role("link", name="Neue Karten zeigen").click()
    expect(plain.locator(".live__cards .voice")).to_have_count(3)
    voice(plain, "Mehr Bänke").get_by_role("button", name="Punkt geben").click()
    expect(voice(plain, "Mehr Bänke").get_by_role("button", name="Punkt zurücknehmen")).to_be_visible()
    expect(voice(german, "Mehr Bänke").locator("[data-part=points]")).to_have_text("1")
    assert [row.language for row in table.cards.order_by("number")] == ["de", "ar", "tr"]
