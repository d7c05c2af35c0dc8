"""A live page's socket. It carries news one way; what people write goes by POST, which works without sockets too.

On opening, a page says which change it has seen (`?nach=17`), and it may ask again (`{"type": "again", "after": 17}`):
it is answered with what came after, even if that is nothing. Later news arrives by itself, each message with the
number it follows (`after`): a page that has not seen that much asks again; with `after` 0 it is everything, and
whatever else the page shows is to be forgotten. Anything else a page sends is refused with a reason, and the socket
is closed if it goes on.
"""

import asyncio
import contextlib
import json
import logging
from collections import Counter
from typing import Any
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from ..changes import Audience
from . import hub
from .authorization import Admission, LivePage, admission, hangs_on_an_account, is_still_admitted
from .polling import whole

logger = logging.getLogger(__name__)

LONGEST_FRAME = 1000  # characters
MOST_REFUSALS = 5
PACE = 0.2  # seconds between two frames of one page: whoever sends faster has to wait, nobody else
MOST_WAITING = 64  # frames: a page further behind connects again and gets the rest at once
LOOKS_AGAIN_EVERY = 10.0  # seconds: whether an account that was let in has signed out since, or sat idle too long
MOST_SOCKETS = {LivePage.PHONE: 6, LivePage.HOST: 12, LivePage.WALL: 40}  # of one device, in one process

# Close codes (RFC 6455, section 7.4; 4000 and above are ours).
NOT_TEXT, NOT_ALLOWED, TOO_BIG, TRY_AGAIN = 1003, 1008, 1009, 1013
NO_ENTRY, TOO_MANY = 4403, 4429

_open: Counter[str] = Counter()


class LiveConsumer(AsyncWebsocketConsumer):
    """One page. `audience`, `link_version` and `seq` are the hub's to read."""

    channel_layer_alias = ""  # none: news come from the hub, so sockets stay open while the layer is away

    audience: Audience
    link_version: int | None = None
    seq: int = 0
    device: str = ""  # empty while the page is not in, and once it is out
    sender: asyncio.Task[None]
    watcher: asyncio.Task[None] | None = None

    async def __call__(self, *args: Any) -> None:
        try:
            await super().__call__(*args)
        finally:  # however it ended: a page that vanishes in the middle of a frame says no goodbye
            self._leave()

    async def connect(self) -> None:
        self.page = LivePage(self.scope["url_route"]["kwargs"]["page"])
        found = await database_sync_to_async(admission)(self.scope, self.page)
        await self.accept()  # in any case: a browser hides from the page why a handshake was refused
        if found is None:
            await self.close(NO_ENTRY)
        elif _open[found.device] >= MOST_SOCKETS[self.page]:
            await self.close(TOO_MANY)
        else:
            self._enter(found)

    def _enter(self, found: Admission) -> None:
        self.audience, self.device, self.link_version = found.audience, found.device, found.link_version
        _open[found.device] += 1
        self.refusals = 0
        self.seq = whole(parse_qs(self.scope["query_string"].decode("ascii", "ignore")).get("nach", ["0"])[0])
        self.waiting: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        self.sender = asyncio.create_task(self._send())
        if hangs_on_an_account(self.scope, self.page):
            self.watcher = asyncio.create_task(self._watch())
        hub.enter(self)

    def _leave(self) -> None:
        if not self.device:
            return
        hub.leave(self)
        self.sender.cancel()
        if self.watcher:
            self.watcher.cancel()
        _open[self.device] -= 1
        if not _open[self.device]:
            del _open[self.device]
        self.device = ""

    async def _end(self, code: int) -> None:
        self._leave()  # first, as nothing may be sent after the close
        await self.close(code)

    def push(self, text: str) -> bool:
        try:
            self.waiting.put_nowait(text)
        except asyncio.QueueFull:
            self.ending = asyncio.create_task(self._end(TRY_AGAIN))
            return False
        return True

    def shut(self) -> None:
        self._leave()
        self.ending = asyncio.create_task(self.close(NO_ENTRY))

    async def _send(self) -> None:
        with contextlib.suppress(OSError):  # the page is gone
            while True:
                await self.send(text_data=await self.waiting.get())

    async def _watch(self) -> None:
        """An open socket is no sign of anybody: it ends with the session that opened it."""
        while True:
            await asyncio.sleep(LOOKS_AGAIN_EVERY)
            try:
                welcome = await database_sync_to_async(is_still_admitted)(self.scope, self.page, self.audience)
            except Exception:  # the database may be away for a moment: ask again
                logger.exception("Whether a live page may go on could not be asked")
                continue
            if not welcome:
                self.shut()
                return

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if not self.device:
            return
        if text_data is None:
            await self._refuse("not_text", NOT_TEXT)
        elif len(text_data) > LONGEST_FRAME:
            await self._refuse("too_long", TOO_BIG)
        else:
            await self._answer(text_data)
            await asyncio.sleep(PACE)

    async def _answer(self, text: str) -> None:
        try:
            frame = json.loads(text)
        except (ValueError, RecursionError):
            await self._refuse("not_json")
            return
        match frame:
            case {"type": "again", "after": int(after)} if not isinstance(after, bool) and after >= 0:
                self.seq = after
                hub.enter(self)
            case _:
                await self._refuse("unknown")

    async def _refuse(self, why: str, code: int | None = None) -> None:
        self.refusals += 1
        await self.send(text_data=json.dumps({"type": "refused", "why": why}))
        if code or self.refusals >= MOST_REFUSALS:
            await self._end(code or NOT_ALLOWED)


def sockets_open() -> dict[str, int]:
    """How many sockets this process holds, of how many devices."""
    return {"sockets": sum(_open.values()), "devices": len(_open)}
