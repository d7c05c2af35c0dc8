"""Each page says in its title what it is, and says the same to whoever shares it."""

import re
from html import unescape

import pytest
from django.test import Client

from cms.home.models import HomePage
from tests.conftest import City
from tests.factories import MeasureFactory, released

pytestmark = pytest.mark.django_db


def named(client: Client, path: str) -> tuple[str, str, str, str]:
    """Title, title for sharing, description, description for sharing."""
    html = unescape(client.get(path).content.decode())
    found = [
        re.search(pattern, html)
        for pattern in (
            r"<title>(.*?)</title>",
            r'property="og:title" content="(.*?)">',
            r'name="description" content="(.*?)">',
            r'property="og:description" content="(.*?)">',
        )
    ]
    title, shared, description, shared_description = (match[1] if match else "" for match in found)
    return title, shared, description, shared_description


def test_a_suggestion_is_named_by_its_heading(city: City, home: HomePage, client: Client) -> None:
    made = released("Mehr Bänke & Licht im Park", field=city.language)
    name = f"{made.title} ({made.number})"
    title, shared, description, shared_description = named(client, made.get_absolute_url())
    assert (title, shared) == (f"{name} – Stadt Rheine", name)
    assert description == shared_description
    assert made.public_text in description


def test_a_measure_and_a_page_are_named_too(city: City, home: HomePage, client: Client) -> None:
    measure = MeasureFactory(field=city.language)
    assert named(client, measure.get_absolute_url())[1] == str(measure.title)
    assert named(client, "/vereine/")[:2] == ("Vereine – Stadt Rheine", "Vereine")
    assert named(client, "/en/vereine/")[1] == "Associations"


def test_no_two_kinds_of_page_have_one_title(city: City, home: HomePage, client: Client) -> None:
    paths = [
        "/",
        "/anregungen/",
        "/massnahmen/",
        "/bericht/",
        "/vereine/",
        "/foren/",
        "/suche/",
        "/konto/login/",
        "/datenschutz/",
    ]
    titles = [named(client, path)[0] for path in paths]
    assert len(set(titles)) == len(paths), titles
