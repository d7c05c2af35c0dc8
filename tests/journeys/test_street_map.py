"""The city's map of streets in a real browser, with a tile server beside the site: opened by who wants it, within the
policy, by keyboard; and what is said where it does not load."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from cms.home.models import HomePage
from tests.conftest import City
from tests.factories import DistrictFactory, released, town_map
from tests.tiles import TileServer, tile_server

from .conftest import Enter, barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/anregungen/karte/"


@pytest.fixture
def tiles(settings: Any) -> Iterator[TileServer]:
    with tile_server() as server:
        settings.STREET_MAP = {"url": f"{server.url}/style.json", "host": server.url, "attribution": "Vermessungsamt"}
        yield server


@pytest.fixture
def town(home: HomePage, city: City) -> None:
    north = DistrictFactory(slug="nord", name="Nord")
    town_map(north, DistrictFactory(slug="sued", name="Süd"))
    released(field=city.language, district=north)


def test_nothing_is_asked_of_it_before_somebody_opens_it(town: None, tiles: TileServer, enter: Enter) -> None:
    page = enter()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(PAGE)
    expect(page.get_by_role("button", name="Straßenkarte öffnen")).to_be_visible()
    assert (tiles.asked, [url for url in loaded if "street_map" in url]) == ([], [])
    page.get_by_role("button", name="Straßenkarte öffnen").press("Enter")
    expect(page.get_by_role("link", name="Nord: 1 Anregung")).to_have_count(2)
    expect(page.locator(".maplibregl-ctrl-attrib")).to_have_text("Vermessungsamt")
    assert "/style.json" in tiles.asked
    assert any(path.endswith(".png") for path in tiles.asked)
    assert (barriers(page), sideways(page)) == ([], 0)


def test_it_is_worked_by_keyboard(town: None, tiles: TileServer, enter: Enter) -> None:
    page = enter()
    page.goto(PAGE)
    page.get_by_role("button", name="Straßenkarte öffnen").press("Enter")
    mark = page.locator(".street-map__mark").first
    expect(mark).to_be_visible()
    expect(page.locator("canvas")).to_be_focused()
    before = mark.bounding_box()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(600)
    assert mark.bounding_box() != before
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/anregungen/?stadtteil=nord")


def test_tiles_of_other_hosts_are_not_asked_for(
    town: None, tiles: TileServer, browser: Browser, live_server: LiveServer
) -> None:
    with tile_server() as stranger, browser.new_context(base_url=live_server.url, locale="de-DE") as context:
        tiles.other_host = stranger.url
        page = context.new_page()
        page.goto(PAGE)
        page.get_by_role("button", name="Straßenkarte öffnen").press("Enter")
        expect(page.get_by_text("Die Straßenkarte lädt gerade nicht.")).to_be_visible()
        assert stranger.asked == []


def test_where_its_server_is_silent_the_drawn_map_stays(town: None, settings: Any, enter: Enter) -> None:
    silent = "http://127.0.0.1:9"
    settings.STREET_MAP = {"url": f"{silent}/style.json", "host": silent, "attribution": "Amt"}
    page = enter(refused=True)
    page.goto(PAGE)
    page.get_by_role("button", name="Straßenkarte öffnen").press("Enter")
    expect(page.get_by_text("Die Straßenkarte lädt gerade nicht.")).to_be_visible()
    expect(page.get_by_role("button", name="Straßenkarte öffnen")).to_be_enabled()
    expect(page.get_by_role("link", name="Nord: 1 Anregung")).to_have_count(1)


def test_without_script_only_the_drawn_map_is_there(town: None, tiles: TileServer, enter: Enter) -> None:
    page = enter(scripts=False)
    page.goto(PAGE)
    expect(page.get_by_role("button", name="Straßenkarte öffnen")).to_be_hidden()
    expect(page.get_by_role("link", name="Nord: 1 Anregung")).to_be_visible()
    assert tiles.asked == []
