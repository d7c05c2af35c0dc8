"""What programs read: lists by pages, single records, conditions, problems in words; never who wrote something."""

import json
from time import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import parse_http_date

from forums.council.process.documents import MilestoneDocument
from proposals.open_data.datasets import DATASETS
from proposals.open_data.tables import TABLES
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import MilestoneFactory, released
from tests.forums.associations.test_proofs import pdf

from .conftest import SECRET

API = "/api/v1/"
LISTS = [f"{API}{dataset.name}" for dataset in DATASETS]


def read(client: Client, path: str, **headers: str) -> Any:
    response = client.get(path, headers=headers)
    assert response.status_code == 200, response.content
    return response.json()


def everything(client: Client) -> list[str]:
    """The addresses of all lists, records, tables and feeds."""
    found = [API, f"{API}openapi.json", "/daten/", "/daten/api/", *LISTS]
    for dataset in DATASETS:
        key = "id" if dataset.key == "uuid" else dataset.key
        found += [f"{API}{dataset.name}/{row[key]}" for row in read(client, f"{API}{dataset.name}")["items"]]
        found += [f"/daten/{dataset.table}.atom"] if dataset.page else []
    return [*found, *(f"/daten/{name}.{end}" for name in TABLES for end in ("csv", "csv-metadata.json"))]


def test_nothing_that_is_not_public_and_nobody_who_wrote_stands_anywhere(full_city: City, client: Client) -> None:
    for path in [*everything(client), f"{API}suggestions?stand=zurueckgezogen", f"{API}suggestions?q=zurueckgezogen"]:
        response = client.get(path)
        assert response.status_code == 200, path
        told = b"".join(response.streaming_content) if response.streaming else response.content
        assert SECRET.lower().encode() not in told.lower(), path
        assert b"0800 4711" not in told, path


def test_a_suggestion_is_told_with_its_steps_and_its_measure(full_city: City, client: Client) -> None:
    number = Suggestion.objects.get(public_text__startswith="Abends").number
    told = read(client, f"{API}suggestions/{number}")
    assert [step["kind"] for step in told["steps"]] == ["received", "released", "begun", "measure_linked"]
    assert (told["field"], told["label"], len(told["measures"])) == ("sprachfoerderung", "in_progress", 1)
    assert told["holder"] == {"de": "Netzwerk Sprachförderung", "en": "Netzwerk Sprachförderung"}
    assert "author_name" not in json.dumps(told)


def test_what_its_author_took_back_keeps_its_number_without_words(full_city: City, client: Client) -> None:
    [told] = read(client, f"{API}suggestions?stand=zurueckgezogen")["items"]
    assert (told["title"], told["text"], told["answer"], told["label"]) == (None, None, None, "withdrawn")
    assert {step["text"] for step in told["steps"]} == {None}
    assert read(client, f"{API}suggestions/{told['number']}") == told


@pytest.mark.parametrize("order", ["", "wartezeit", "unterstuetzung"])
def test_pages_lead_to_each_row_once(city: City, client: Client, order: str) -> None:
    numbers = [released(f"Anregung {n}", field=city.language).number for n in range(5)]
    found, path = [], f"{API}suggestions?limit=2&sortierung={order}"
    while path:
        page = read(client, path)
        found += [row["number"] for row in page["items"]]
        path = (page["next"] or "").replace("http://testserver", "")
        path = path[path.index("/api") :] if path else ""
        released(f"Später {len(found)}", field=city.language)
    assert [number for number in found if number in numbers] == (numbers if order == "wartezeit" else numbers[::-1])
    assert len(found) == len(set(found))


def test_the_filters_are_those_of_the_page(full_city: City, client: Client) -> None:
    def count(query: str) -> int:
        return len(read(client, f"{API}suggestions?{query}")["items"])

    number = Suggestion.objects.get(public_text__startswith="Abends").number
    asked = ("", "feld=religion", "stand=in-bearbeitung", f"q={number}")
    assert [count(query) for query in asked] == [2, 1, 1, 1]
    assert [count(query) for query in ("von=2099-01-01", "bis=0001-01-01", "von=9999-12-31", "bis=9999-12-31")] == [
        0,
        0,
        0,
        2,
    ]
    assert count("von=2030-01-01&bis=2029-01-01") == 0


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("feld=gibt-es-nicht", "feld"),
        ("von=gestern", "von"),
        ("von=2026-02-30", "von"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("seite=2", "seite"),
        ("feld=religion&feld=religion", "feld"),
    ],
)
def test_what_says_nothing_is_refused_in_the_readers_language(
    city: City, client: Client, query: str, parameter: str
) -> None:
    response = client.get(f"{API}suggestions?{query}", headers={"Accept-Language": "en"})
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")
    assert response.json()["title"] == "A part of the address says nothing here."
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]
    assert "Accept-Language" in response["Vary"]
    german = client.get(f"{API}suggestions?{query}", headers={"Accept-Language": "de"})
    assert (german["Content-Language"], german.json()["title"]) == ("de", "Ein Teil der Adresse sagt hier nichts.")


@pytest.mark.parametrize("path", ["nix", "suggestions/2026-9999", "suggestions/x", "fields/nix", "suggestions?after=x"])
def test_what_is_not_there_is_a_problem_in_json(city: City, client: Client, path: str) -> None:
    response = client.get(API + path)
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_nothing_can_be_changed(city: City) -> None:
    client = Client(enforce_csrf_checks=True)
    for path in [API, f"{API}suggestions", f"{API}fields/religion", f"{API}nix"]:
        for method in ("post", "put", "patch", "delete"):
            response = getattr(client, method)(path)
            assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS"), path


@pytest.mark.parametrize("path", LISTS)
def test_who_has_it_already_is_told_so(full_city: City, client: Client, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert parse_http_date(first["Last-Modified"]) <= time()
    assert (first["Access-Control-Allow-Origin"], first["Cache-Control"]) == ("*", "public, no-cache")
    head = client.head(path)
    assert (head.status_code, head["ETag"], head.content) == (200, first["ETag"], b"")


def test_a_list_costs_the_same_whatever_stands_in_it(full_city: City, client: Client) -> None:
    def queries() -> list[int]:
        counts = []
        for path in LISTS:
            client.get(path)
            with CaptureQueriesContext(connection) as asked:
                client.get(path)
            counts.append(len(asked))
        return counts

    before = queries()
    for n in range(30):
        released(f"Anregung {n}", field=full_city.language)
    assert queries() == before
    assert max(before) <= 14


def test_the_page_beside_it_names_every_field(full_city: City, client: Client) -> None:
    page = client.get("/daten/api/").content.decode()
    document = read(client, f"{API}openapi.json")
    for name, schema in document["components"]["schemas"].items():
        if name.endswith("Record") and name.removesuffix("Record") + "Page" in document["components"]["schemas"]:
            assert [field for field in schema["properties"] if field not in page] == []


def test_a_milestone_leads_to_its_documents(city: City, client: Client) -> None:
    document = MilestoneDocument.take(MilestoneFactory(), SimpleUploadedFile("plan.pdf", pdf()), "Plan")
    [told] = read(client, f"{API}milestones")["items"]
    assert told["documents"] == [f"http://testserver{document.get_absolute_url()}"]
