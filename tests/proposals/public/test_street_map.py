"""The city's map of streets: nothing of it without the setting; with it one more host, on one page."""

from typing import Any

import pytest
from config.street_map import street_map
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from tests.conftest import City
from tests.factories import DistrictFactory, town_map

PAGE, ABOVE = "/anregungen/karte/", "/anregungen/karte/strassen.json"
SOURCE = {
    "url": "https://karten.example/{z}/{x}/{y}.png",
    "host": "https://karten.example",
    "attribution": "Vermessungsamt Rheine",
}


def test_by_default_nothing_of_it_is_there(city: City, client: Client) -> None:
    town_map(DistrictFactory(), DistrictFactory())
    page = client.get(PAGE)
    assert "street" not in page.content.decode()
    assert page["Content-Security-Policy"] == client.get("/anregungen/")["Content-Security-Policy"]
    assert client.get(ABOVE).status_code == 404


def test_with_it_only_the_page_of_the_map_may_ask_that_host(city: City, client: Client, settings: Any) -> None:
    town_map(DistrictFactory(), DistrictFactory())
    settings.STREET_MAP = SOURCE
    policy = client.get(PAGE)["Content-Security-Policy"].split("; ")
    assert {
        "connect-src 'self' https://karten.example",
        "img-src 'self' data: blob: https://karten.example",
        "worker-src 'self' blob:",
        "default-src 'self'",
    } <= set(policy)
    for other in ("/anregungen/", "/anregungen/neu/", "/massnahmen/"):
        assert "karten.example" not in client.get(other)["Content-Security-Policy"]


def test_what_stands_above_the_tiles_are_the_numbers_and_links_of_the_drawn_map(
    city: City, client: Client, settings: Any
) -> None:
    town = town_map(DistrictFactory(), DistrictFactory())
    settings.STREET_MAP = SOURCE
    above = client.get(ABOVE).json()
    page = client.get(PAGE).content.decode()
    [[west, south], [east, north]] = above["bounds"]
    assert (west < east, south < north, len(above["outlines"])) == (True, True, len(town.drawn))
    for district in above["districts"]:
        assert district["url"].replace("&", "&amp;") in page
        assert west < district["at"][0] < east
        assert south < district["at"][1] < north
    assert above["words"]["NavigationControl.ZoomIn"] == "Vergrößern"


def test_without_shapes_there_is_nothing_to_stand_above(city: City, client: Client, settings: Any) -> None:
    settings.STREET_MAP = SOURCE
    assert "street-map" not in client.get(PAGE).content.decode()
    assert client.get(ABOVE).status_code == 404


@pytest.mark.parametrize(
    ("url", "attribution"),
    [
        ("http://karten.example/style.json", "Amt"),
        ("https://karten.example/{z}/{x}.png", "Amt"),
        ("https://karten.example/style.json", ""),
    ],
)
def test_a_wrong_setting_stops_the_start_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, url: str, attribution: str
) -> None:
    monkeypatch.setenv("MAP_URL", url)
    monkeypatch.setenv("MAP_ATTRIBUTION", attribution)
    with pytest.raises(ImproperlyConfigured, match="MAP_URL"):
        street_map()


def test_the_host_is_the_one_of_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAP_URL", SOURCE["url"])
    monkeypatch.setenv("MAP_ATTRIBUTION", SOURCE["attribution"])
    assert street_map() == SOURCE
    monkeypatch.delenv("MAP_URL")
    assert street_map() is None
