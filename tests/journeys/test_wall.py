"""The projector: from the last row, for hours, by itself."""

from math import radians, tan

import pytest
from playwright.sync_api import Browser, Page, expect

from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from tests.asgi import AsgiServer
from tests.conftest import City
from tests.factories import card, running

from .conftest import barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FURTHEST = 20.0  # metres
PICTURE = 2.25  # metres high, which is what a hall of that depth has
SMALLEST = 16 / 60  # degrees that a capital letter must be high (ISO 9241-303)


@pytest.fixture
def forum(city: City) -> Forum:
    return running(city.language, city.faith)


@pytest.fixture
def projector(browser: Browser, asgi_server: AsgiServer) -> Page:
    page = browser.new_page(base_url=asgi_server.url, viewport={"width": 1920, "height": 1080}, locale="de-DE")
    page.set_default_timeout(15_000)
    return page


def test_released_cards_come_by_themselves_and_hidden_ones_go(projector: Page, forum: Forum) -> None:
    table = forum.tables.get(number=1)
    first = card(table, "دورات مسائية", language="ar", german="Kurse am Abend")
    projector.goto(f"/foren/{forum.slug}/wand/")
    expect(projector.get_by_text("Hier sehen Sie, was Sie schreiben.")).to_be_visible()
    first.release(by=None)
    expect(projector.get_by_text("دورات مسائية")).to_have_attribute("dir", "rtl")
    expect(projector.get_by_text("Kurse am Abend")).to_be_visible()
    first.hide(because="Name einer Person", by=None)
    expect(projector.get_by_text("دورات مسائية")).to_have_count(0)


def test_everything_released_is_shown_in_turn(projector: Page, forum: Forum) -> None:
    table = forum.tables.get(number=1)
    cards = [card(table, f"Karte {number}: {'Der Bus fährt abends nicht mehr. ' * 6}") for number in range(4)]
    Cluster.make(table, "Der Bus", cards[:2])
    for each in cards:
        each.release(by=None)
    projector.clock.install()
    projector.goto(f"/foren/{forum.slug}/wand/")
    seen: set[str] = set()
    for _scene in range(8):
        projector.clock.run_for(500)
        projector.locator(".wall-card__text").first.wait_for()
        seen |= {text[:7] for text in projector.locator(".wall-card__text").all_inner_texts()}
        projector.clock.run_for(12_500)
    assert seen == {f"Karte {number}" for number in range(4)}


def test_a_wall_that_lost_its_connection_finds_back(projector: Page, forum: Forum) -> None:
    projector.goto(f"/foren/{forum.slug}/wand/")
    projector.wait_for_load_state("networkidle")
    projector.context.set_offline(True)
    card(forum.tables.get(number=1), "Im Funkloch geschrieben").release(by=None)
    projector.context.set_offline(False)
    expect(projector.get_by_text("Im Funkloch geschrieben")).to_be_visible()


def test_letters_are_high_enough_for_the_last_row(projector: Page, forum: Forum) -> None:
    card(forum.tables.get(number=1), "Mehr Deutschkurse", language="de").release(by=None)
    projector.goto(f"/foren/{forum.slug}/wand/")
    sizes = projector.evaluate(
        """[...document.querySelectorAll('.wall-card__text, .wall__topic')].map((element) => (
          parseFloat(getComputedStyle(element).fontSize) / innerHeight))"""
    )
    capital = min(sizes) * 0.7 * PICTURE
    assert capital >= FURTHEST * tan(radians(SMALLEST))


@pytest.mark.parametrize("width", [320, 1920])
def test_the_wall_has_no_barriers(projector: Page, forum: Forum, width: int) -> None:
    card(forum.tables.get(number=1), "Mehr Deutschkurse").release(by=None)
    projector.set_viewport_size({"width": width, "height": 1080 if width > 500 else 600})
    projector.goto(f"/foren/{forum.slug}/wand/")
    expect(projector.get_by_text("Mehr Deutschkurse")).to_be_visible()
    assert barriers(projector) == []
    if width == 320:
        assert sideways(projector) == 0


def test_whoever_speaks_about_a_card_holds_the_picture_with_the_space_bar(projector: Page, forum: Forum) -> None:
    for table in forum.tables.all():
        card(table, f"Karte von Tisch {table.number}").release(by=None)
    projector.clock.install()
    projector.goto(f"/foren/{forum.slug}/wand/")
    expect(projector.locator(".wall-card__text")).to_have_count(1)
    shown = projector.locator(".wall-card__text").inner_text()
    projector.keyboard.press("Space")
    projector.clock.run_for(40_000)
    assert projector.locator(".wall-card__text").inner_text() == shown
    expect(projector.get_by_role("button", name="Bild anhalten")).to_have_attribute("aria-pressed", "true")


def test_cards_are_read_without_script(browser: Browser, asgi_server: AsgiServer, forum: Forum) -> None:
    card(forum.tables.get(number=1), "Mehr Deutschkurse").release(by=None)
    page = browser.new_context(java_script_enabled=False, base_url=asgi_server.url).new_page()
    page.goto(f"/foren/{forum.slug}/wand/")
    expect(page.get_by_text("Mehr Deutschkurse")).to_be_visible()
    assert Card.objects.count() == 1


SIZES = [(320, 640), (844, 390), (1280, 720), (1920, 1080), (3840, 2160)]
CUT = """() => ['.wall__stage', '.wall-card', '.wall-card__text', '.wall-card__german', '.wall__topic', '.wall__head']
  .map((name) => [name, document.querySelector(name)])
  .filter(([, it]) => it.scrollWidth > it.clientWidth + 1
    || (it.scrollHeight > it.clientHeight + 1 && getComputedStyle(it).overflowY === 'hidden'))
  .map(([name]) => name)"""
BELOW = "(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('.wall__stage'))"


@pytest.mark.parametrize("text", ["Bus " * 124, "Sprachförderungsangebote" * 20])
def test_the_longest_card_is_shown_whole_on_every_picture(projector: Page, forum: Forum, text: str) -> None:
    long = card(forum.tables.get(number=1), text.strip(), language="uk", german="Mehr Busse am Abend. " * 9)
    Cluster.make(long.table, "Eine sehr lange Überschrift, wie sie eine Tischleitung am Abend eben schreibt", [long])
    long.release(by=None)
    projector.goto(f"/foren/{forum.slug}/wand/")
    expect(projector.locator(".wall-card__text")).to_be_visible()
    for width, height in SIZES:
        projector.set_viewport_size({"width": width, "height": height})
        projector.wait_for_timeout(300)
        assert ((width, height), projector.evaluate(CUT), sideways(projector)) == ((width, height), [], 0)
        if height >= 720:  # at a projector nobody scrolls
            assert projector.evaluate(BELOW) <= 1


def test_after_the_end_the_wall_says_so_by_itself(projector: Page, forum: Forum) -> None:
    projector.goto(f"/foren/{forum.slug}/wand/")
    expect(projector.locator("[data-wall-join]")).to_be_visible()
    forum.refresh_from_db()
    forum.end()
    expect(projector.get_by_text("Das Forum ist zu Ende. Danke!")).to_be_visible()
    expect(projector.locator("[data-wall-join]")).to_be_hidden()
    assert barriers(projector) == []
