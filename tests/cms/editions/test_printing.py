"""PDFs of the concept: tagged, in order, the same bytes for the same content, long ones in the background."""

from typing import Any

import pytest
from django.test import Client

from cms.concept.models import ChapterPage
from cms.editions.models import Edition, Printout
from tests.cms.conftest import valid
from tests.forums.printing.reading import Reading

from .conftest import Vote, rewrite, text

BASE = "/konzept/fassungen/erste/"


@pytest.fixture
def adopted(draft: Edition, vote: Vote) -> Edition:
    draft.adopt(vote())
    return draft


def asked_for(client: Client, address: str, run: Any) -> bytes:
    with run(execute=True):
        waiting = client.post(address)
    page = valid(client.get(waiting.headers["Location"]).content)
    assert "Das PDF ist fertig" in page
    answer = client.get(f"{waiting.headers['Location']}datei/")
    assert answer.headers["Content-Type"] == "application/pdf"
    return answer.content


def test_the_whole_is_written_in_the_background_and_read_in_order(
    adopted: Edition, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    read = Reading(asked_for(client, f"{BASE}pdf/", django_capture_on_commit_callbacks))
    assert all(read.claims.values())
    assert (read.language, read.title) == ("de", "Erste Fortschreibung")


def test_the_same_content_is_written_once_with_the_same_bytes(
    adopted: Edition, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    first = asked_for(client, f"{BASE}pdf/", django_capture_on_commit_callbacks)
    assert asked_for(client, f"{BASE}pdf/", django_capture_on_commit_callbacks) == first
    assert Printout.objects.count() == 1
    Printout.objects.all().delete()
    assert asked_for(client, f"{BASE}pdf/", django_capture_on_commit_callbacks) == first


def test_a_frozen_edition_prints_as_it_was(
    adopted: Edition, client: Client, chapter: ChapterPage, django_capture_on_commit_callbacks: Any
) -> None:
    addresses = [
        f"{BASE}kapitel/leitbild/pdf/",
        f"{BASE}handlungsfeld/sprachfoerderung/pdf/",
        f"/en{BASE}plan/prozess/pdf/",
    ]
    before = [client.get(address).content for address in addresses]
    whole = asked_for(client, f"{BASE}pdf/", django_capture_on_commit_callbacks)
    rewrite(chapter, text("Alles ist neu."))
    chapter.get_parent().delete()
    assert [client.get(address).content for address in addresses] == before
    assert asked_for(client, f"{BASE}pdf/", django_capture_on_commit_callbacks) == whole


def test_the_live_concept_prints_without_any_edition(chapter: ChapterPage, client: Client) -> None:
    answer = client.get("/konzept/pdf/kapitel/leitbild/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert client.get("/konzept/pdf/quatsch/leitbild/").status_code == 404
    assert client.get("/konzept/pdf/kapitel/fehlt/").status_code == 404


def test_a_name_that_was_taken_out_is_in_no_pdf_any_more(
    adopted: Edition, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    asked_for(client, f"{BASE}pdf/", django_capture_on_commit_callbacks)
    adopted.take_out("Abendkurse", instead="[Name entfernt]", reason="Auf Wunsch", by=None)
    assert Printout.objects.count() == 0
