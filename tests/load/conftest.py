"""Real web servers, each in processes of its own, on the test's database."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from forums.dialogue.models import Forum
from tests.factories import running

from .http import Http
from .pages import Venue
from .prepare import signs
from .servers import Redis, WebServer, web

type Open = Callable[..., WebServer]


def _environment() -> dict[str, str]:
    """Where the test's own data lie, as a server finds them."""
    facts: dict[str, Any] = connection.settings_dict
    if not settings.POSTGRES:
        return {"SQLITE_PATH": str(facts["NAME"])}
    address = f"{facts['USER']}:{facts['PASSWORD']}@{facts['HOST']}:{facts['PORT']}"
    return {"DATABASE_URL": f"postgres://{address}/{facts['NAME']}"}


@pytest.fixture
def open_server(transactional_db: None, tmp_path: Path) -> Iterator[Open]:
    with ExitStack() as stack:

        def opened(**options: Any) -> WebServer:
            env = {"DJANGO_SETTINGS_MODULE": "tests.settings", **_environment(), **options.pop("env", {})}
            server = web("uvicorn", env, tmp_path / "server.log", **options)
            stack.callback(server.stop)
            server.start()
            server.wait()
            return server

        yield opened


@pytest.fixture
def hall(transactional_db: None) -> Forum:
    """A running forum with four tables."""
    return running(*[None] * 4, points_each=100)


@pytest.fixture
def redis_of_ours(tmp_path: Path) -> Iterator[Redis]:
    redis = Redis(tmp_path)
    redis.start()
    redis.wait()
    yield redis
    redis.stop()


def venue(server: WebServer, forum: Forum) -> Venue:
    return Venue(http=Http("127.0.0.1", server.port), socket=server.url.replace("http", "ws"), **signs(forum))
