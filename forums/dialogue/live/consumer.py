"""A live page's socket. It carries news one way; what people write goes by POST, which works without sockets too.

A page says at opening which number it has seen (`?nach=17`), and may ask again (`{"type": "again", "after": 17}`).
Anything else is refused with a reason, and closes the socket when it goes on.
"""

import asyncio
import contextlib
import json
from collections import Counter
from typing import Any
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from ..feed import Audience
from . import hub
from .doors import Door, audience_of

LONGEST_FRAME = 1000  # characters
MOST_REFUSALS = 5
MOST_WAITING = 64  # frames: who is further behind than this connects again and gets the rest in one
MOST_SOCKETS = {Door.LIVE: 6, Door.LEAD: 12, Door.WALL: 40}  # of one device, in one process

# Close codes (RFC 6455, section 7.4; 4000 and above are ours).
TOO_BIG, NOT_ALLOWED, TRY_AGAIN = 1009, 1008, 1013
NO_ENTRY, TOO_MANY = 4403, 4429

_open: Counter[str] = Counter()


class LiveConsumer(AsyncWebsocketConsumer):
    """One page. `audience` and `seq` are the hub's to read."""

    audience: Audience
    seq: int = 0
    device: str = ""

    async def connect(self) -> None:
        door = Door(self.scope["url_route"]["kwargs"]["door"])
        found = await database_sync_to_async(audience_of)(self.scope, door)
        if found is None:
            # Accepted first: a browser hides from the page why a handshake was refused.
            await self.accept()
            await self.close(NO_ENTRY)
            return
        self.audience, device = found
        if _open[device] >= MOST_SOCKETS[door]:
            await self.accept()
            await self.close(TOO_MANY)
            return
        self.device = device
        _open[device] += 1
        self.refusals = 0
        self.seq = _whole(parse_qs(self.scope["query_string"].decode("ascii", "ignore")).get("nach", ["0"])[0])
        self.waiting: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        await self.accept()
        self.sender = asyncio.create_task(self._send())
        hub.enter(self)

    def push(self, text: str) -> bool:
        try:
            self.waiting.put_nowait(text)
        except asyncio.QueueFull:
            hub.leave(self)
            self.closing = asyncio.create_task(self.close(TRY_AGAIN))
            return False
        return True

    async def _send(self) -> None:
        while True:
            await self.send(text_data=await self.waiting.get())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if not self.device:
            return
        if text_data is None or len(text_data) > LONGEST_FRAME:
            await self._refuse("too_long", TOO_BIG)
            return
        try:
            frame = json.loads(text_data)
        except ValueError:
            await self._refuse("not_json")
            return
        match frame:
            case {"type": "again", "after": int(after)} if not isinstance(after, bool) and after >= 0:
                self.seq = after
                hub.enter(self)
            case {"type": "ping"}:
                await self.send(text_data='{"type":"pong"}')
            case _:
                await self._refuse("unknown")

    async def _refuse(self, why: str, code: int | None = None) -> None:
        self.refusals += 1
        await self.send(text_data=json.dumps({"type": "refused", "why": why}))
        if code or self.refusals >= MOST_REFUSALS:
            await self.close(code or NOT_ALLOWED)

    async def disconnect(self, code: int) -> None:
        if not self.device:
            return
        _open[self.device] -= 1
        if not _open[self.device]:
            del _open[self.device]
        hub.leave(self)
        self.sender.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.sender


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def sockets_open() -> dict[str, Any]:
    """How many sockets this process holds, of how many devices: for tests and for the bench."""
    return {"sockets": sum(_open.values()), "devices": len(_open)}
