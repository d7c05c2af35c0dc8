"""How the addresses answer: conditions, methods, languages, errors."""

import pytest
from django.test import Client

from .conftest import Council
from .harvest import ROOT

ADDRESSES = ["", "body/", "body/1/", "paper/", "organization/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_it_already_gets_304(council: Council, client: Client, address: str) -> None:
    first = client.get(ROOT + address)
    for condition in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = client.get(ROOT + address, headers=condition)
        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"


def test_after_a_change_nobody_gets_304(council: Council, client: Client) -> None:
    address = f"{ROOT}paper/{council.paper.uuid}/"
    etag = client.get(address)["ETag"]
    council.paper.subject = "Neu"
    council.paper.save()
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_says_what_get_would(council: Council, client: Client, address: str) -> None:
    got, asked = client.get(ROOT + address), client.head(ROOT + address)
    assert asked.status_code == 200
    assert {name: asked[name] for name in ("ETag", "Last-Modified")} == {
        name: got[name] for name in ("ETag", "Last-Modified")
    }


def test_browsers_of_other_origins_may_ask_with_conditions(db: None, client: Client) -> None:
    answer = client.options(f"{ROOT}paper/", headers={"Origin": "https://example.org"})
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_changed_here(db: None, client: Client, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"{ROOT}paper/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_the_language_of_the_asker_changes_nothing(council: Council, client: Client) -> None:
    german = client.get(f"{ROOT}meeting/")
    english = client.get(f"{ROOT}meeting/", headers={"Accept-Language": "en"})
    assert english.content == german.content
    assert english["Content-Language"] == "de"


def test_the_host_of_the_asker_changes_nothing(council: Council, client: Client) -> None:
    assert client.get(ROOT, headers={"Host": "localhost"}).content == client.get(ROOT).content


def test_no_session_and_no_cookie(council: Council, client: Client) -> None:
    answer = client.get(f"{ROOT}paper/")
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "public, no-cache"


def test_what_is_not_there_is_said_in_json(db: None, client: Client) -> None:
    answer = client.get(f"{ROOT}paper/00000000-0000-4000-8000-000000000000/")
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (404, "*")
    assert answer.json() == {"error": "There is no such object."}


def test_the_list_of_papers_leads_here(council: Council, client: Client) -> None:
    page = client.get("/vorlagen/").content.decode()
    assert f'<link rel="alternate" type="application/json" href="{ROOT}" title="OParl 1.1">' in page
    assert f'<a href="{ROOT}" hreflang="de">offene Daten nach dem Standard OParl</a>' in page.replace("\xad", "")
