"""A real server beside the test: pages and sockets, on the test's own database.

pytest-django's `live_server` speaks WSGI and has no sockets. What the test writes itself reaches open sockets when
the server looks by itself (`hub.LOOKS_EVERY`); what pages send reaches them at once.
"""

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread

import pytest
import uvicorn
from asgiref.sync import sync_to_async
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.db import connections

WAITS = 10.0  # seconds for the server to begin and to end


@dataclass(frozen=True)
class AsgiServer:
    host: str

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    @property
    def socket_url(self) -> str:
        return f"ws://{self.host}"


class _Server(uvicorn.Server):
    """Leaves no connection of its threads open: PostgreSQL would not let go of the test's database."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        await sync_to_async(connections.close_all)()


@pytest.fixture
def asgi_server(transactional_db: None) -> Iterator[AsgiServer]:
    """`asgi_server.url` for pages, `asgi_server.socket_url` for sockets."""
    from config.asgi import application

    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        ASGIStaticFilesHandler(application),
        lifespan="off",
        log_level="warning",
        access_log=False,
        ws_max_size=16384,  # as in the Makefile and the README
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    patience = time.monotonic() + WAITS
    while not server.started:
        assert thread.is_alive(), "the server did not begin"
        assert time.monotonic() < patience
        time.sleep(0.01)
    yield AsgiServer("{}:{}".format(*listener.getsockname()))
    server.should_exit = server.force_exit = True
    thread.join(WAITS)
    assert not thread.is_alive()
