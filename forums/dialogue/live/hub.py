"""Sending what changed to this process's sockets.

For each forum with open sockets one task reads what is new (four queries, whatever the number of sockets), turns
it into text once for each audience, and hands it to every socket. The channel layer only wakes it. Where the layer
is silent, lost a message or is down, the task looks by itself every `LOOKS_EVERY` seconds, so being in step never
depends on it.
"""

import asyncio
import json
import logging
from collections import defaultdict
from typing import Protocol

from channels.db import database_sync_to_async
from channels.layers import get_channel_layer

from ..announcing import group
from ..feed import Audience, Changes
from ..models import Forum

logger = logging.getLogger(__name__)

GATHERS = 0.1  # seconds: changes that come together go out together
LOOKS_EVERY = 2.0  # seconds
RESUBSCRIBES = 60 * 60  # seconds: the Redis layer forgets a group's member after a day


class Socket(Protocol):
    """One open connection. `seq` is what it has seen; `push` never waits and says whether it took the text."""

    audience: Audience
    seq: int

    def push(self, text: str) -> bool: ...


class Room:
    """The sockets of one forum in this process."""

    def __init__(self, forum_id: int) -> None:
        self.forum_id = forum_id
        self.sockets: set[Socket] = set()
        self.wake = asyncio.Event()
        self._seen = 0
        self._tasks = [asyncio.create_task(self._serve()), asyncio.create_task(self._listen())]

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _serve(self) -> None:
        while True:
            try:
                async with asyncio.timeout(LOOKS_EVERY):
                    await self.wake.wait()
                await asyncio.sleep(GATHERS)
            except TimeoutError:
                pass
            self.wake.clear()
            try:
                await self._send_news()
            except Exception:  # the database may be away for a moment: the next round tries again
                logger.exception("Forum %s: sending news failed", self.forum_id)

    async def _send_news(self) -> None:
        seq = await _seq(self.forum_id)
        behind = [socket for socket in self.sockets if socket.seq != seq]
        if not behind:
            return
        for socket in behind:
            if socket.seq > seq:  # it has seen what a restored database does not know: it begins anew
                socket.seq = 0
        changes = await _changes(self.forum_id, min(socket.seq for socket in behind))
        alike: defaultdict[tuple[Audience, int], list[Socket]] = defaultdict(list)
        for socket in behind:
            alike[socket.audience, socket.seq].append(socket)
        for (audience, after), sockets in alike.items():
            text = json.dumps(changes.news(audience, after), ensure_ascii=False, separators=(",", ":"))
            for socket in sockets:
                if socket.push(text):
                    socket.seq = changes.seq
            await asyncio.sleep(0)  # let the sockets send before the next audience's text is made

    async def _listen(self) -> None:
        """Wait for the layer to say that something changed; after a failure look after it again."""
        layer = get_channel_layer()
        while True:
            try:
                channel = await layer.new_channel("forum.hub")
                await layer.group_add(group(self.forum_id), channel)
                async with asyncio.timeout(RESUBSCRIBES):
                    while True:
                        await layer.receive(channel)
                        self.wake.set()
            except TimeoutError:
                continue
            except Exception as error:
                logger.warning("The channel layer does not answer: %s", type(error).__name__)
                await asyncio.sleep(LOOKS_EVERY)


_rooms: dict[int, Room] = {}


def enter(socket: Socket) -> None:
    """From now on the socket gets what is above its `seq`. Called in the event loop."""
    room = _rooms.get(socket.audience.forum)
    if room is None:
        room = _rooms[socket.audience.forum] = Room(socket.audience.forum)
    room.sockets.add(socket)
    room.wake.set()


def leave(socket: Socket) -> None:
    """The last one puts out the light."""
    room = _rooms.get(socket.audience.forum)
    if room is None:
        return
    room.sockets.discard(socket)
    if not room.sockets:
        room.stop()
        del _rooms[socket.audience.forum]


def _read_seq(forum_id: int) -> int:
    seq: int = Forum.objects.values_list("seq", flat=True).get(pk=forum_id)
    return seq


_seq = database_sync_to_async(_read_seq)
_changes = database_sync_to_async(Changes.read)
