"""Telephones of a test: they come by the table's code, choose a language, and write."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.dialogue.tokens import Participant, participant, token

JSON = {"Accept": "application/json"}


def address(table: Table) -> str:
    """Where the table's code leads."""
    return reverse("forum_join", args=[table.forum.slug, token(table, "join")])


def joined(table: Table, language: str = "de", *, of: str = "127.0.0.1") -> Client:
    """A telephone at the table, by the connection `of` this address."""
    client = Client(REMOTE_ADDR=of)
    client.post(address(table), {"language": language})
    return client


def who(client: Client, forum: Forum) -> Participant:
    found = participant({name: morsel.value for name, morsel in client.cookies.items()}, forum)
    assert found is not None
    return found


def send(client: Client, forum: Forum, text: str = "Mehr Bänke im Park", **facts: Any) -> HttpResponse:
    """By script: the answer is JSON."""
    return client.post(reverse("forum_card", args=[forum.slug]), _card(text, facts), headers=JSON)


def send_form(client: Client, forum: Forum, text: str = "Mehr Bänke im Park", **facts: Any) -> HttpResponse:
    """By the plain form."""
    return client.post(reverse("forum_card", args=[forum.slug]), _card(text, facts))


def _card(text: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {"client_uuid": uuid4(), "text": text, "kind": "idea", "language": "de", **facts}
