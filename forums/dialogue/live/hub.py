"""Sending what changed to this process's sockets.

For each forum with open sockets one task reads what is new (six queries, whatever the number of sockets), turns
it into text once for each audience, and hands it to the sockets it concerns. Sockets that came by a link of a table
which has been renewed since are closed first. The channel layer only wakes it. If
the layer is silent, has lost a message or is down, the task looks by itself every `LOOKS_EVERY` seconds: no page
depends on the layer to be up to date.
"""

import asyncio
import contextlib
import json
import logging
from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from channels.db import database_sync_to_async
from channels.layers import get_channel_layer

from ..changes import Audience, Changes
from ..channel_layer import group
from ..models import Forum
from ..tables import Table

logger = logging.getLogger(__name__)

GATHERS = 0.1  # seconds: changes that come together go out together
LOOKS_EVERY = 2.0  # seconds
RESUBSCRIBES = 60 * 60  # seconds: the Redis layer forgets a group's member after a day
UNSERVED = -1


class Socket(Protocol):
    """One open connection. `seq` is the last change its page was told of; `link_version` by which of its table's links
    it came, None where it needed none. `push` never waits and says whether the text was accepted; `shut` ends it."""

    audience: Audience
    link_version: int | None
    seq: int

    def push(self, text: str) -> bool: ...

    def shut(self) -> None: ...


class Room:
    """The sockets of one forum in this process."""

    def __init__(self, forum_id: int) -> None:
        self.forum_id = forum_id
        # Up to which change each has been served: beyond what its page was told of, if the rest was not for it.
        self.sockets: dict[Socket, int] = {}
        self.wake = asyncio.Event()
        self._tasks = [asyncio.create_task(self._serve()), asyncio.create_task(self._listen())]

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _serve(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOKS_EVERY):
                    await self.wake.wait()
                await asyncio.sleep(GATHERS)
            self.wake.clear()
            try:
                await self._send_news()
            except Exception:  # the database may be away for a moment: the next round tries again
                logger.exception("Forum %s: sending news failed", self.forum_id)

    async def _send_news(self) -> None:
        seq = await _seq(self.forum_id)
        behind = [socket for socket, served in self.sockets.items() if served != seq]
        if not behind:
            return
        await self._shut_out(behind)
        behind = [socket for socket in behind if socket in self.sockets]
        if not behind:
            return
        alike: defaultdict[tuple[Audience, int], list[Socket]] = defaultdict(list)
        for socket in behind:
            if (
                max(socket.seq, self.sockets[socket]) > seq
            ):  # a restored database does not know it: start from the beginning
                socket.seq, self.sockets[socket] = 0, UNSERVED
            alike[socket.audience, socket.seq].append(socket)
        changes = await _changes(self.forum_id, min(max(socket.seq, self.sockets[socket]) for socket in behind))
        for (audience, after), sockets in alike.items():
            self._push(changes, audience, after, sockets)
            await asyncio.sleep(0)  # let the sockets send before the next audience's text is made

    async def _shut_out(self, behind: Iterable[Socket]) -> None:
        """End what came by links that have been renewed. Asked each time, not read from the changes: a page may claim
        to have seen the renewal."""
        now = await _link_versions(self.forum_id)
        for socket in behind:
            table = socket.audience.table
            if socket.link_version is not None and table is not None and now.get(table) != socket.link_version:
                socket.shut()

    def _push(self, changes: Changes, audience: Audience, after: int, sockets: Iterable[Socket]) -> None:
        """Send one text to pages that know the same; newly connected pages are answered even if nothing is new."""
        news = changes.news(audience, after)
        concerns = bool(news["tables"] or news["clusters"] or news["cards"])
        text = ""
        for socket in sockets:
            if socket not in self.sockets or socket.seq != after:  # it left, or asked again, while we were reading
                continue
            if concerns or self.sockets[socket] == UNSERVED:
                text = text or json.dumps(news, ensure_ascii=False, separators=(",", ":"))
                if not socket.push(text):
                    continue
                socket.seq = changes.seq
            self.sockets[socket] = changes.seq

    async def _listen(self) -> None:
        """Wait for the layer to say that something changed; after a failure subscribe again."""
        layer = get_channel_layer()
        while True:
            channel = await layer.new_channel("forum.hub")
            try:
                async with asyncio.timeout(RESUBSCRIBES) as span:
                    await layer.group_add(group(self.forum_id), channel)
                    while True:
                        await layer.receive(channel)
                        self.wake.set()
            except Exception as error:
                if not span.expired():
                    logger.warning("The channel layer does not answer: %s", type(error).__name__)
                    await asyncio.sleep(LOOKS_EVERY)
            finally:
                with contextlib.suppress(Exception):
                    await layer.group_discard(group(self.forum_id), channel)


_rooms: dict[int, Room] = {}


def enter(socket: Socket) -> None:
    """From now on the socket gets whatever is above its `seq`. Called in the event loop, and again to catch up."""
    room = _rooms.get(socket.audience.forum)
    if room is None:
        room = _rooms[socket.audience.forum] = Room(socket.audience.forum)
    room.sockets[socket] = UNSERVED
    room.wake.set()


def leave(socket: Socket) -> None:
    """The last socket to leave ends the forum's task."""
    room = _rooms.get(socket.audience.forum)
    if room is None:
        return
    room.sockets.pop(socket, None)
    if not room.sockets:
        room.stop()
        del _rooms[socket.audience.forum]


def _read_seq(forum_id: int) -> int:
    seq: int = Forum.objects.values_list("seq", flat=True).get(pk=forum_id)
    return seq


def _read_link_versions(forum_id: int) -> dict[int, int]:
    return dict(Table.objects.filter(forum=forum_id).values_list("pk", "link_version"))


_seq = database_sync_to_async(_read_seq)
_link_versions = database_sync_to_async(_read_link_versions)
_changes = database_sync_to_async(Changes.read)
