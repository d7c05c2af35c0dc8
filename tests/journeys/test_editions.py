"""An edition is discussed, adopted and compared in a browser: with and without scripts, by keyboard, on any screen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from cms.concept.models import ChapterPage
from cms.editions.models import Edition
from forums.municipality.calendar import today
from tests.cms.conftest import english
from tests.cms.editions.conftest import Vote, chapter, council, draft, goal, measure, plan, rewrite, text, title, vote
from tests.factories import both

from .conftest import barriers, sideways

__all__ = ["chapter", "council", "draft", "english", "goal", "measure", "plan", "vote"]

type Enter = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST = "/konzept/fassungen/erste/"
COMPARISON = "/konzept/fassungen/zweite/vergleich/erste/"


@pytest.fixture
def second(draft: Edition, vote: Vote, chapter: ChapterPage) -> Edition:
    draft.adopt(vote())
    edition = Edition.begin(number=2, slug="zweite", title=both("Zweite Fortschreibung", "Second update"), by=None)
    edition.open_consultation(today(), today() + timedelta(days=5), by=None)
    rewrite(chapter, title("Alle gehören dazu"), text("Wir wollen gut und sicher zusammenleben."))
    return edition


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_no_barriers_on_any_page(second: Edition, page: Page, live_server: LiveServer, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in (
        "/konzept/fassungen/",
        FIRST,
        f"{FIRST}kapitel/leitbild/",
        f"{FIRST}handlungsfeld/sprachfoerderung/",
        COMPARISON,
        f"{COMPARISON}kapitel/leitbild/",
        "/konzept/teil-a/leitbild/",
    ):
        response = page.goto(live_server.url + address)
        assert response is not None
        assert (address, response.status, barriers(page), sideways(page)) == (address, 200, [], 0)


def test_what_has_changed_is_read_from_the_numbers_to_the_words(second: Edition, enter: Enter) -> None:
    page = enter()
    page.goto("/konzept/fassungen/")
    page.get_by_role("link", name="Zweite Fortschreibung").click()
    page.get_by_role("link", name="Was sich geändert hat").click()
    expect(page.get_by_text("1 geändert").first).to_be_visible()
    page.get_by_role("link", name="Leitbild").click()
    expect(page.locator("ins")).to_contain_text("und sicher")
    page.get_by_role("link", name="Im Ganzen lesen").click()
    expect(page).to_have_url("/konzept/teil-a/leitbild/")


def test_somebody_says_something_about_a_passage_by_keyboard_and_without_scripts(
    second: Edition, browser: Browser, live_server: LiveServer
) -> None:
    page = browser.new_context(java_script_enabled=False, locale="de-DE").new_page()
    page.goto(live_server.url + "/konzept/teil-a/leitbild/")
    page.get_by_role("link", name="Dazu etwas sagen : Wir wollen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("blockquote")).to_contain_text("Wir wollen gut und sicher zusammenleben.")
    expect(page.get_by_label("Was soll sich ändern?")).to_be_visible()


def test_nothing_on_a_field_s_page_covers_what_is_said_of_the_consultation(second: Edition, enter: Enter) -> None:
    for width in (360, 1280):
        page = enter(width=width)
        page.goto("/konzept/handlungsfelder/sprachfoerderung/")
        notice, cards = (page.locator(name).bounding_box() for name in (".asked", ".glance"))
        assert notice
        assert cards
        assert cards["y"] + cards["height"] <= notice["y"]
