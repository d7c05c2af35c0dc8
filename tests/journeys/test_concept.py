"""Every kind of page of the concept site in a browser: no barriers, no sideways scrolling, works without scripts."""

import json

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from cms.concept.models import ChapterPage, PartPage
from cms.home.models import HomePage
from cms.news.models import NewsIndexPage, NewsPage
from forums.bodies.models import MembershipRole
from proposals.measures.models import Resource
from tests.conftest import City
from tests.factories import GoalFactory, IndicatorFactory, MeasureFactory, MembershipFactory, both, released

from .conftest import barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COLUMNS = [{"type": "text", "heading": heading} for heading in ("Staatsangehörigkeit", "Einwohnerzahl", "Veränderung")]
TABLE = {"columns": COLUMNS, "rows": [{"values": ["Niederländisch", "1.234", "+ 56"]}], "caption": "Wer hier lebt"}
BODY = json.dumps([{"type": "table", "value": TABLE}])
ADDRESSES = [
    "/",
    "/konzept/",
    "/konzept/teil-a/",
    "/konzept/teil-a/einleitung/",
    "/konzept/teil-a/verstaendnis/",
    "/konzept/handlungsfelder/",
    "/konzept/handlungsfelder/sprachfoerderung/",
    "/konzept/handlungsfelder/religion/",
    "/aktuelles/",
    "/aktuelles/es-geht-los/",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/barriere-melden/",
    "/wer-macht-was/",
    "/suche/?q=Grundlagen",
    "/en/",
]


@pytest.fixture
def concept(city: City, home: HomePage) -> None:
    """The pages, with one of each thing a field can show."""
    cache.clear()
    part = PartPage.objects.descendant_of(home).get()
    part.add_child(instance=ChapterPage(title="Einleitung"))
    part.add_child(instance=ChapterPage(title="Integrationsverständnis", slug="verstaendnis", body=BODY))
    part.add_child(instance=ChapterPage(title="Rechtliche Grundlagen, Datenbasis"))
    NewsIndexPage.objects.child_of(home).get().add_child(instance=NewsPage(title="Es geht los", lead="Heute."))
    goal = GoalFactory(field=city.language)
    MeasureFactory(field=city.language, goal=goal)
    IndicatorFactory(goal=goal, target=5)
    Resource.objects.create(field=city.language, name=both("Personal"), amount=both("eine Stelle"))
    MembershipFactory(body=city.language_network, role=MembershipRole.OFFICE_SEAT)
    MembershipFactory(body=city.language_network, role=MembershipRole.ACTOR)
    released(field=city.language)


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_no_barriers_on_any_kind_of_page(
    concept: None, page: Page, live_server: LiveServer, scheme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in ADDRESSES:
        response = page.goto(live_server.url + address)
        assert response is not None
        assert (address, response.status, barriers(page), sideways(page)) == (address, 200, [], 0)


def test_a_barrier_can_be_reported_without_scripts(concept: None, browser: Browser, live_server: LiveServer) -> None:
    page = browser.new_context(java_script_enabled=False, locale="de-DE").new_page()
    page.goto(live_server.url + "/konzept/")
    page.get_by_role("link", name="Barriere melden").click()
    expect(page.get_by_label("Auf welcher Seite?")).to_have_value("/konzept/")
    page.get_by_label("Was funktioniert nicht?").fill("Der Screenreader schweigt.")
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("Danke. Ihre Meldung ist da.")).to_be_visible()


def test_phones_see_the_narrow_picture_and_wide_screens_the_wide_one(
    concept: None, page: Page, live_server: LiveServer
) -> None:
    for width, seen, hidden in ((360, "narrow", "wide"), (1280, "wide", "narrow")):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(live_server.url + "/wer-macht-was/")
        expect(page.locator(f".chart--{seen} svg").first).to_be_visible()
        expect(page.locator(f".chart--{hidden} svg").first).to_be_hidden()
