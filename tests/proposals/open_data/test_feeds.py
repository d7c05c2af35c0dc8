"""Feeds: what changed last, of all, of a field, of a label, by identifiers that stay."""

from datetime import datetime
from xml.etree import ElementTree as Xml

import pytest
from django.test import Client

from proposals.open_data.datasets import DATASETS
from proposals.suggestions.models import Suggestion
from tests.conftest import City

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = [f"/daten/{dataset.table}.atom" for dataset in DATASETS if dataset.page]


def feed(client: Client, path: str) -> Xml.Element:
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return Xml.fromstring(response.content)  # noqa: S314  # our own


def words(element: Xml.Element, name: str) -> str:
    [found] = element.findall(ATOM + name)
    return found.text or ""


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_what_rfc_4287_asks_for(full_city: City, client: Client, path: str) -> None:
    found = feed(client, path)
    entries = found.findall(f"{ATOM}entry")
    assert words(found, "id").startswith("http")
    assert words(found, "title")
    assert found.find(f"{ATOM}author/{ATOM}name") is not None
    assert {link.get("rel") for link in found.findall(f"{ATOM}link")} == {"self", "alternate"}
    assert entries
    moments = [datetime.fromisoformat(words(entry, "updated")) for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert datetime.fromisoformat(words(found, "updated")) == moments[0]
    for entry in entries:
        assert words(entry, "id").startswith("urn:uuid:")
        assert words(entry, "title")
        [link] = entry.findall(f"{ATOM}link")
        assert client.get("/" + str(link.get("href")).split("/", 3)[3].partition("#")[0]).status_code == 200


def test_a_feed_can_be_of_a_field_or_a_label(full_city: City, client: Client) -> None:
    def titles(query: str) -> list[str]:
        found = feed(client, f"/daten/anregungen.atom?{query}").findall(f"{ATOM}entry")
        return [words(entry, "title") for entry in found]

    assert sorted(titles("")) == ["-2 Busse", "Abends fährt kein Bus"]
    assert titles("feld=religion") == ["-2 Busse"]
    assert titles("stand=in-bearbeitung") == ["Abends fährt kein Bus"]


def test_support_is_no_news(full_city: City, client: Client) -> None:
    before = client.get("/daten/anregungen.atom?feld=sprachfoerderung").content
    Suggestion.objects.get(public_text__startswith="Abends").support(by=None, browser="a" * 32)
    assert client.get("/daten/anregungen.atom?feld=sprachfoerderung").content == before
