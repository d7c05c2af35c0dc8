"""A live page's socket at a real server: what only a server on the network can get wrong."""

import json
import socket as network
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode
from websockets.sync.client import ClientConnection, connect

from forums.dialogue.live.consumer import NO_ENTRY, sockets_open
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from tests.asgi import AsgiServer
from tests.factories import card

from ..pages import cookie, live

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def telephone(server: AsgiServer, forum: Forum, kept: str = "", origin: str = "") -> Iterator[ClientConnection]:
    headers = {"Cookie": kept}
    address = f"{server.socket_url}{live(forum)}?nach=0"
    with connect(address, origin=origin or server.url, additional_headers=headers) as socket:  # type: ignore[arg-type]
        yield socket


def heard(socket: ClientConnection) -> list[Any]:
    return [row["text"] for row in json.loads(socket.recv(timeout=5))["cards"]]


def closed_with(socket: ClientConnection) -> int:
    try:
        while True:
            socket.recv(timeout=5)
    except ConnectionClosed as closed:
        return int(closed.rcvd.code) if closed.rcvd else 0


def soon(what: Callable[[], bool]) -> bool:
    patience = time.monotonic() + 5
    while not what() and time.monotonic() < patience:
        time.sleep(0.02)
    return what()


def test_a_telephone_hears_of_a_card_written_while_it_listens(
    asgi_server: AsgiServer, forum: Forum, table: Table
) -> None:
    with telephone(asgi_server, forum, cookie(table)) as socket:
        assert heard(socket) == []
        card(table, "Mehr Bänke")
        assert heard(socket) == ["Mehr Bänke"]


def test_who_has_not_joined_is_turned_away(asgi_server: AsgiServer, forum: Forum) -> None:
    with telephone(asgi_server, forum) as socket:
        assert closed_with(socket) == NO_ENTRY


def test_a_page_of_another_site_gets_no_socket(asgi_server: AsgiServer, forum: Forum, table: Table) -> None:
    with (
        pytest.raises(InvalidStatus) as refused,
        telephone(asgi_server, forum, cookie(table), origin="https://evil.example"),
    ):
        pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (Frame(Opcode.TEXT, b"x" * 20_000), 1009),
        (Frame(Opcode.TEXT, b"x" * 2_000), 1009),
        (Frame(Opcode.TEXT, b"\xff\xfe"), 1007),
        (Frame(Opcode.BINARY, b"\x00"), 1003),
        (Frame(Opcode.CONT, b"x"), 1002),
    ],
    ids=["larger than the server takes", "larger than we take", "no UTF-8", "binary", "the end of nothing"],
)
def test_a_broken_frame_closes_its_socket_and_no_other(
    asgi_server: AsgiServer, forum: Forum, table: Table, content: Frame, code: int
) -> None:
    with telephone(asgi_server, forum, cookie(table)) as neighbour:
        assert heard(neighbour) == []
        with telephone(asgi_server, forum, cookie(table)) as hostile:
            hostile.socket.sendall(content.serialize(mask=True))
            assert closed_with(hostile) == code
        card(table, "Mehr Bänke")
        assert heard(neighbour) == ["Mehr Bänke"]
    assert soon(lambda: sockets_open() == {"sockets": 0, "devices": 0})


def test_who_vanishes_without_a_word_is_forgotten(asgi_server: AsgiServer, forum: Forum, table: Table) -> None:
    with telephone(asgi_server, forum, cookie(table)) as neighbour:
        with telephone(asgi_server, forum, cookie(table)) as lost:
            assert heard(lost) == heard(neighbour) == []
            lost.socket.setsockopt(network.SOL_SOCKET, network.SO_LINGER, struct.pack("ii", 1, 0))
            lost.socket.close()
            assert soon(lambda: sockets_open() == {"sockets": 1, "devices": 1})
        card(table, "Mehr Bänke")
        assert heard(neighbour) == ["Mehr Bänke"]
