"""A field that is made of parts shows theirs; a part leads back to it."""

import pytest
from django.test import Client

from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from forums.bodies.models import MembershipRole
from forums.fields.models import ActionField
from tests.cms.fields.pages import MOST_QUERIES, fill, page, queries
from tests.cms.reading import links, section
from tests.factories import (
    FieldFactory,
    GoalFactory,
    both,
    network,
    released,
    seat,
)


@pytest.fixture
def sports(home: HomePage) -> ActionField:
    """Field 5, which is made of sub-fields, and 5a as one of them."""
    container = FieldFactory(code="5", slug="engagement", name=both("Engagement", "Volunteering"))
    field: ActionField = FieldFactory(
        code="5a",
        slug="freizeit-kultur-sport",
        name=both("Freizeit, Kultur, Sport", "Leisure, culture, sport"),
        parent=container,
    )
    network(field)
    lay_out(["de"])
    return field


def test_field_5_shows_its_parts_and_all_that_is_theirs(sports: ActionField, client: Client) -> None:
    GoalFactory(field=sports, title=both("Alle spielen mit"))
    seat(sports.bodies.get(), MembershipRole.FIELD_SEAT, "verein@example.org", organisation=both("Sportverein"))
    released("Ein Platz für Mädchen", field=sports)
    html = page(client, "/konzept/handlungsfelder/engagement/")
    assert links(html, ".//section[@aria-labelledby='unterfelder']") == [
        ("/konzept/handlungsfelder/freizeit-kultur-sport/", "5a Freizeit, Kultur, Sport")
    ]
    assert section(html, "netzwerk")[:5] == [
        "a) Wer daran arbeitet",
        "1 Tandem-Person, 1 Platz frei",
        "5a",
        "Freizeit, Kultur, Sport",
        "Stadt:",
    ]
    assert section(html, "ziele") == ["b) Ziele", "1 Ziel", "5a.1", "Alle spielen mit", "5a Freizeit, Kultur, Sport"]
    assert section(html, "anregungen")[2:4] == ["1", "warten auf Antwort"]


def test_a_sub_fields_way_leads_over_its_field(sports: ActionField, client: Client) -> None:
    html = page(client, "/konzept/handlungsfelder/freizeit-kultur-sport/")
    assert links(html, ".//nav[@class='breadcrumb']") == [
        ("/", "Startseite"),
        ("/konzept/", "Integrationskonzept"),
        ("/konzept/handlungsfelder/", "Handlungsfelder"),
        ("/konzept/handlungsfelder/engagement/", "Engagement"),
    ]


@pytest.mark.parametrize("times", [1, 30])
def test_no_row_adds_a_query_to_the_page_of_field_5(
    home: HomePage, english: HomePage, sports: ActionField, client: Client, times: int
) -> None:
    lay_out()
    fill(sports, times)
    address = "/konzept/handlungsfelder/engagement/"
    found = queries(client, address), queries(client, f"/en{address}")
    assert found == (19, 19)
    assert max(found) <= MOST_QUERIES
