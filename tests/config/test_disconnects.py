"""People who close pages can't stop the site: whatever goes away half-way gives back what it had taken."""

import random
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import pytest
from django.db import connection

from cms.home.skeleton import lay_out
from tests.asgi import AsgiServer
from tests.conftest import City
from tests.factories import released, running
from tests.wagtail_roots import ensure_roots

pytestmark = pytest.mark.django_db(transaction=True)

DISCONNECTS, BURST = 500, 50
LONGEST_STAY = 0.2  # seconds until somebody goes away
ANSWERS_WITHIN = 10.0  # seconds, beside other work on the machine

PAGE = "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"
FORM = (
    "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: 18\r\n\r\ntext=Ein+Spielplatz"
)
SOCKET = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


@pytest.fixture
def addresses(city: City) -> list[str]:
    ensure_roots()
    lay_out()
    suggestion, forum = released(field=city.language), running(city.language)
    public = [
        "/",
        "/anregungen/",
        "/anregungen/neu/",
        "/massnahmen/",
        "/bericht/",
        "/vereine/",
        "/foren/",
        "/suche/?q=bus",
    ]
    return [*public, "/konto/login/", suggestion.get_absolute_url(), forum.get_absolute_url()]


@pytest.fixture
def requests(addresses: list[str]) -> Iterator[str]:
    """An endless mixture of pages, forms and sockets, the same in every run."""
    mixed = random.Random(7)  # noqa: S311
    wall = f"/ws{addresses[-1]}wand/"
    kinds = [(PAGE, path) for path in addresses] + [(FORM, "/anregungen/neu/"), (SOCKET, wall), (SOCKET, wall)]
    return (kind.format(path=path, host="{host}") for kind, path in iter(lambda: mixed.choice(kinds), None))


def go_away(host: str, request: str, stays: float) -> None:
    name, _colon, port = host.partition(":")
    with socket.create_connection((name, int(port))) as connected:
        connected.sendall(request.replace("{host}", host).encode())
        time.sleep(stays)


def test_after_five_hundred_who_went_away_every_page_answers(
    asgi_server: AsgiServer, addresses: list[str], requests: Iterator[str]
) -> None:
    with ThreadPoolExecutor(BURST) as people:
        for _burst in range(DISCONNECTS // BURST):
            stays = [LONGEST_STAY * place / BURST for place in range(BURST)]
            list(people.map(lambda stay: go_away(asgi_server.host, next(requests), stay), stays))
    for address in addresses:
        with urlopen(asgi_server.url + address, timeout=ANSWERS_WITHIN) as answer:  # noqa: S310
            assert (address, answer.status) == (address, 200)
    if connection.vendor == "postgresql":
        assert lent_connections() == 0


def lent_connections() -> int:
    """Connections that the pool still misses, once those of the last page have had a moment to come back."""
    patience = time.monotonic() + ANSWERS_WITHIN
    while True:
        counts = connection.pool.get_stats()
        lent = counts["pool_size"] - counts["pool_available"] - 1  # the test's own
        if lent <= 0 or time.monotonic() > patience:
            return lent
        time.sleep(0.05)
