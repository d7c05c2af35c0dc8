"""What a suggestion is not, and the way to the council: easy to find, and named by the law of the city's state."""

import pytest
from django.test import Client
from i18nfield.strings import LazyI18nString

from forums.municipality.models import Municipality
from tests.conftest import City

PAGE = "/anregungen/eingabe-an-den-rat/"
FORM = "/anregungen/neu/?fuer=stadt"


def _set(**facts: object) -> None:
    city = Municipality.current()
    for name, value in facts.items():
        setattr(city, name, value)
    city.save()


@pytest.mark.parametrize("page", ["/anregungen/", "/anregungen/neu/", FORM, "/massnahmen/", PAGE])
def test_every_page_leads_to_it(city: City, client: Client, page: str) -> None:
    assert f'<a href="{PAGE}">Eingabe an den Rat</a>' in client.get(page).content.decode()


def test_law_and_way_are_those_of_the_city(city: City, client: Client) -> None:
    _set(
        council_law=LazyI18nString({"de": "§ 34 NKomVG", "en": "section 34 NKomVG"}),
        council_contact=LazyI18nString({"de": "Ratsbüro, https://stadt.example/rat", "en": "Council office"}),
    )
    for address in (PAGE, FORM):
        html = client.get(address).content.decode()
        assert "keine Eingabe an den Rat (§ 34 NKomVG)" in html.replace("\u00a0", " ")
        assert 'href="https://stadt.example/rat"' in html
    assert "not a petition to the council (section 34 NKomVG)." in client.get(f"/en{PAGE}").content.decode()


def test_without_a_law_none_is_named_and_without_a_way_the_office_is(city: City, client: Client) -> None:
    _set(council_law="", council_contact="", contact_email="buero@stadt.example")
    for address in (PAGE, FORM):
        html = client.get(address).content.decode()
        assert "ist keine Eingabe an den Rat" in html
        assert "keine Eingabe an den Rat (" not in html
        assert 'href="mailto:buero@stadt.example"' in html
        assert "NRW" not in html
