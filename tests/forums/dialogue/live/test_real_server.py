"""A live page's socket at a real server: what only a server on the network can get wrong."""

import json
import socket as network
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import Settings
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode
from websockets.sync.client import ClientConnection, connect

from forums.dialogue.live.consumer import NO_ENTRY, sockets_open
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.people.models import User
from tests.asgi import AsgiServer
from tests.factories import card
from tests.forums.people.second_factor import record

from ..pages import cookie, host_page, live, wall

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def opened(server: AsgiServer, path: str, kept: str = "", origin: str = "") -> Iterator[ClientConnection]:
    headers, address = {"Cookie": kept}, f"{server.socket_url}{path}?nach=0"
    with connect(address, origin=origin or server.url, additional_headers=headers) as socket:  # type: ignore[arg-type]
        yield socket


def telephone(
    server: AsgiServer, forum: Forum, kept: str = "", origin: str = ""
) -> AbstractContextManager[ClientConnection]:
    return opened(server, live(forum), kept, origin)


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


def test_renewing_a_tables_links_closes_what_the_old_ones_opened(
    asgi_server: AsgiServer, forum: Forum, table: Table, other_table: Table
) -> None:
    with (
        telephone(asgi_server, forum, cookie(table)) as joined,
        opened(asgi_server, host_page(table)) as host,
        telephone(asgi_server, forum, cookie(other_table)) as elsewhere,
    ):
        assert [heard(socket) for socket in (joined, host, elsewhere)] == [[], [], []]
        table.renew_links()
        assert [closed_with(socket) for socket in (joined, host)] == [NO_ENTRY] * 2
        card(other_table, "Mehr Bänke")
        assert heard(elsewhere) == ["Mehr Bänke"]


@pytest.fixture
def staff(client: Client, coordinator: User, settings: Settings) -> Client:
    """A coordinator who has just passed the second factor; sockets are looked at again at once."""
    settings.SECOND_FACTOR_REQUIRED = True
    settings.STAFF_IDLE_MINUTES = 60
    client.force_login(coordinator)
    record(client, coordinator, "mfa")
    return client


def session_of(client: Client) -> str:
    name = django_settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def sit_idle(client: Client) -> None:
    session = client.session
    for proof in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        proof["at"] -= 61 * 60
    session.save()


def lose_the_role(client: Client) -> None:
    User.objects.get(pk=client.session["_auth_user_id"]).groups.clear()


def change_the_password(client: Client) -> None:
    user = User.objects.get(pk=client.session["_auth_user_id"])
    user.set_password("ein anderes, langes Passwort")
    user.save()


@pytest.mark.parametrize(
    "end", [Client.logout, sit_idle, lose_the_role, change_the_password], ids=lambda verb: verb.__name__
)
def test_a_socket_ends_with_the_session_that_opened_it(
    asgi_server: AsgiServer, forum: Forum, table: Table, staff: Client, monkeypatch: pytest.MonkeyPatch,
    end: Callable[[Client], None],
) -> None:  # fmt: skip
    monkeypatch.setattr("forums.dialogue.live.consumer.LOOKS_AGAIN_EVERY", 0.1)
    Forum.objects.filter(pk=forum.pk).update(published=False)
    kept = session_of(staff)
    with (
        opened(asgi_server, f"/ws/foren/{forum.slug}/leitung/{table.number}/", kept) as host,
        opened(asgi_server, wall(forum), kept) as projector,
        telephone(asgi_server, forum, f"{cookie(table)}; {kept}") as phone,
    ):
        assert [heard(socket) for socket in (host, projector, phone)] == [[], [], []]
        time.sleep(0.5)
        card(table, "Mehr Bänke")
        assert [heard(socket) for socket in (host, phone)] == [["Mehr Bänke"]] * 2
        end(staff)
        assert [closed_with(socket) for socket in (host, projector)] == [NO_ENTRY] * 2
        card(table, "Mehr Bäume")
        assert heard(phone) == ["Mehr Bäume"]
    assert soon(lambda: sockets_open() == {"sockets": 0, "devices": 0})
