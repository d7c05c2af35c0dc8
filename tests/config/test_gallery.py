"""The developers' page: every component renders, as valid HTML, in every language, and not in production."""

from typing import Any

import html5lib
import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.urls("tests.config.gallery_urls")
@pytest.mark.parametrize("address", ["/gestaltung/", "/en/gestaltung/", "/gestaltung/?richtung=rtl"])
def test_every_component_is_valid_html(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    html5lib.HTMLParser(strict=True).parse(response.content.decode())


@pytest.mark.urls("tests.config.gallery_urls")
def test_the_page_can_be_shown_right_to_left(client: Client) -> None:
    assert '<html lang="de" dir="rtl">' in client.get("/gestaltung/?richtung=rtl").content.decode()
    assert '<html lang="de" dir="ltr">' in client.get("/gestaltung/").content.decode()


def test_it_does_not_exist_in_production(client: Client) -> None:
    assert client.get("/gestaltung/").status_code == 404


@pytest.mark.urls("tests.config.gallery_urls")
def test_reading_starts_no_session_and_asks_for_city_and_menu_once(
    client: Client, django_assert_num_queries: Any
) -> None:
    client.get("/gestaltung/")
    with django_assert_num_queries(2):  # the city, the menu
        response = client.get("/gestaltung/")
    assert set(response.cookies) == set()


@pytest.mark.urls("tests.config.gallery_urls")
def test_many_languages_are_folded_into_a_menu(client: Client, settings: Any) -> None:
    few = client.get("/gestaltung/").content.decode()
    settings.LANGUAGES = [(code, code) for code in ("de", "en", "ar", "uk", "ru", "tr", "pl", "fr", "fa")]
    many = client.get("/gestaltung/").content.decode()
    html5lib.HTMLParser(strict=True).parse(many)
    folded = '<details class="languages">'
    assert (few.count(folded), many.count(folded)) == (0, 1)
    assert many.count('href="/ar/gestaltung/" lang="ar" dir="rtl" hreflang="ar"') == 1
