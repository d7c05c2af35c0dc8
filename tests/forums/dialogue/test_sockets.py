"""A live page's socket at a real server: what it is told, and who is turned away."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from forums.dialogue.live.consumer import NO_ENTRY
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.dialogue.tokens import cookie_name, join
from tests.asgi import AsgiServer
from tests.factories import card

pytestmark = pytest.mark.django_db(transaction=True)


def cookie(table: Table) -> str:
    """What a telephone keeps after joining this table."""
    response = HttpResponse()
    join(response, table, "de", None)
    name = cookie_name(table.forum)
    return f"{name}={response.cookies[name].value}"


@contextmanager
def telephone(server: AsgiServer, forum: Forum, kept: str = "") -> Iterator[ClientConnection]:
    address = f"{server.socket_url}/ws/foren/{forum.slug}/live/?nach=0"
    with connect(address, origin=server.url, additional_headers={"Cookie": kept}) as socket:  # type: ignore[arg-type]
        yield socket


def heard(socket: ClientConnection) -> list[Any]:
    return [row["text"] for row in json.loads(socket.recv(timeout=5))["cards"]]


def test_a_telephone_hears_of_a_card_written_while_it_listens(
    asgi_server: AsgiServer, forum: Forum, table: Table
) -> None:
    with telephone(asgi_server, forum, cookie(table)) as socket:
        assert heard(socket) == []
        card(table, "Mehr Bänke", client_uuid=uuid4())
        assert heard(socket) == ["Mehr Bänke"]


def test_who_has_not_joined_is_turned_away(asgi_server: AsgiServer, forum: Forum) -> None:
    with telephone(asgi_server, forum) as socket, pytest.raises(ConnectionClosed) as closed:
        socket.recv(timeout=5)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == NO_ENTRY
