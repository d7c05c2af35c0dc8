"""The list of measures says how far they are, field by field; each of its numbers leads to as many rows."""

from datetime import date

import html5lib
import pytest
from django.test import Client

from proposals.measures.models import Status
from tests.conftest import City
from tests.factories import FieldFactory, MeasureFactory, both


@pytest.fixture
def several(city: City) -> None:
    part = FieldFactory(code="1a", slug="kurse", name=both("Kurse"), parent=city.language)
    for field, status in (
        (city.language, Status.RUNNING),
        (city.language, Status.PLANNED),
        (part, Status.DONE),
        (city.faith, Status.STOPPED),
    ):
        MeasureFactory(field=field, status=status)


def test_measures_stand_in_groups_by_field(several: None, city: City, client: Client) -> None:
    groups = client.get("/massnahmen/").context["listing"].groups
    assert {group.field.slug: len(group.rows) for group in groups} == {
        city.language.slug: 2,
        "kurse": 1,
        city.faith.slug: 1,
    }


@pytest.mark.parametrize(
    ("query", "title"),
    [("", "2 von 4 Maßnahmen laufen oder sind fertig"), ("?feld=religion", "0 von 1 Maßnahme läuft oder ist fertig")],
)
def test_the_title_counts_what_has_begun(several: None, client: Client, query: str, title: str) -> None:
    assert client.get(f"/massnahmen/{query}").context["listing"].standings.title == title


def test_every_number_leads_to_as_many_measures(several: None, client: Client) -> None:
    listing = client.get("/massnahmen/").context["listing"]
    lines = listing.by_field.lines
    parts = [square.part for line in lines for square in line.squares]
    parts += [segment.part for segment in listing.standings.chart.legend]
    wholes = [(line.whole.url, line.whole.total) for line in lines]
    counted = [(part.url, part.count) for part in parts if part.count] + [row for row in wholes if row[1]]
    found = [(url, client.get(url).context["listing"].page.paginator.count) for url, _count in counted]
    assert found == counted


def test_ids_are_unique_on_the_page(several: None, client: Client) -> None:
    tree = html5lib.parse(client.get("/massnahmen/").content.decode(), namespaceHTMLElements=False)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_no_picture_carries_a_style(several: None, client: Client) -> None:
    assert "style=" not in client.get("/massnahmen/").content.decode()


def test_only_what_is_not_done_is_late(city: City, client: Client) -> None:
    for status in (Status.RUNNING, Status.DONE, Status.STOPPED):
        MeasureFactory(field=city.language, status=status, until=date(2020, 1, 1))
    html = client.get("/massnahmen/").content.decode()
    assert (html.count("überfällig seit"), html.count("zu spät"), html.count("geplant bis")) == (1, 1, 2)
