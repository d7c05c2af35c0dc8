"""Live pages as the tests open them: the address, the cookie of a telephone, the socket."""

import json
from collections.abc import Callable, Coroutine
from functools import wraps
from http.cookies import SimpleCookie
from typing import Any

from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from django.http import HttpResponse

from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.dialogue.tokens import join, token

type Story = Callable[..., Coroutine[Any, Any, None]]


def told_asynchronously(story: Story) -> Callable[..., None]:
    """A test that is a coroutine. The database is used by this thread, as everywhere in the tests."""

    @wraps(story)
    def test(*args: Any, **kwargs: Any) -> None:
        async_to_sync(story)(*args, **kwargs)

    return test


def cookie(table: Table) -> str:
    """What a telephone keeps that has joined the table."""
    response = HttpResponse()
    join(response, table, "de", None)
    jar: SimpleCookie = response.cookies
    return "; ".join(f"{name}={morsel.value}" for name, morsel in jar.items())


def live(forum: Forum) -> str:
    return f"/ws/foren/{forum.slug}/live/"


def wall(forum: Forum) -> str:
    return f"/ws/foren/{forum.slug}/wand/"


def host_page(table: Table) -> str:
    return f"/ws/foren/{table.forum.slug}/leitung/{token(table, 'host')}/"


class Page(ApplicationCommunicator):
    """An open page. Use as `async with`; `came_in` says whether the handshake was accepted."""

    def __init__(self, path: str, cookie: str = "", origin: str = "http://testserver", after: int = 0) -> None:
        from config.asgi import application

        headers = [(b"host", b"testserver"), (b"origin", origin.encode()), (b"cookie", cookie.encode())]
        scope = {"type": "websocket", "path": path, "query_string": f"nach={after}".encode(), "headers": headers}
        super().__init__(application, scope)

    async def __aenter__(self) -> "Page":
        await self.send_input({"type": "websocket.connect"})
        self.came_in = (await self.receive_output())["type"] == "websocket.accept"
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait()

    async def frame(self) -> dict[str, Any]:
        message = await self.receive_output(timeout=3)
        return dict(json.loads(message["text"]))

    async def news(self) -> dict[str, Any]:
        frame = await self.frame()
        assert frame["type"] == "news"
        return frame

    async def numbers(self) -> list[int | str]:
        """The cards of the next news; `gone` for one to forget."""
        return [row.get("number", "gone") for row in (await self.news())["cards"]]

    async def say(self, frame: Any) -> None:
        """As JSON; a text as it is, bytes as a binary frame."""
        kind = "bytes" if isinstance(frame, bytes) else "text"
        content = frame if isinstance(frame, str | bytes) else json.dumps(frame)
        await self.send_input({"type": "websocket.receive", kind: content})

    async def refused(self) -> str:
        frame = await self.frame()
        assert frame["type"] == "refused"
        return str(frame["why"])

    async def closed(self) -> int:
        """The code it was closed with."""
        message = await self.receive_output()
        assert message["type"] == "websocket.close"
        return int(message["code"])

    async def hears_nothing(self) -> bool:
        return bool(await self.receive_nothing(timeout=0.4))
