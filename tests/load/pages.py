"""Pages of the live forum as their scripts keep them: telephones, walls, hosts.

The rules are those of site/assets/js/live/feed.js: news that do not begin where the page stands are not used, the
page asks again; a lost connection is opened anew after a wait that doubles; after a silence it asks again.
"""

import asyncio
import contextlib
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, WebSocketException

from .http import Answer, Http

FIRST_WAIT, LONGEST_WAIT = 0.5, 15.0  # seconds
GIVES_UP_AFTER = 90.0  # a real telephone does not; a measurement that cannot end is of no use

type Row = dict[str, Any]


@dataclass(frozen=True)
class Venue:
    """Where the forum is. `socket` is the server's own address or, where another server serves them, that one's."""

    slug: str
    http: Http
    socket: str  # ws://127.0.0.1:8000
    tables: list[Row]  # pk, join, host: what the signs on the tables say

    @property
    def pages(self) -> str:
        return f"/foren/{self.slug}"


@dataclass
class Trouble:
    """What a page's network does to it."""

    loses: float = 0.0  # share of frames that never arrive
    doubles: float = 0.0  # share that arrives twice
    clock: timedelta = timedelta()  # how far its clock is off
    silent_for: float = 40.0  # seconds, after which it asks whether anybody is there


@dataclass
class Shown:
    """What stands on the page: each kind of row by its id."""

    cards: dict[Any, Row] = field(default_factory=dict)
    clusters: dict[Any, Row] = field(default_factory=dict)
    tables: dict[Any, Row] = field(default_factory=dict)

    def take(self, news: Row) -> None:
        for kind, rows in vars(self).items():
            if news["after"] == 0:
                rows.clear()
            for row in news[kind]:
                if row.get("gone"):
                    rows.pop(row["id"], None)
                else:
                    rows[row["id"]] = row


def fresh(news: Row) -> Shown:
    shown = Shown()
    shown.take(news)
    return shown


type Heard = Callable[[Row, float], None]  # a card that a page shows for the first time, and when


class Page:
    """One open page. Pages of the same `audience` must show the same."""

    def __init__(self, venue: Venue, audience: str, door: str, poll: str, heard: Heard, trouble: Trouble) -> None:
        self.venue, self.audience, self.door, self.poll = venue, audience, door, poll
        self.heard, self.trouble = heard, trouble
        self.cookie = ""
        self.shown = Shown()
        self.seq = 0
        self.ahead = timedelta()  # of the server's clock before this device's
        self.socket: ClientConnection | None = None
        self.greeted = asyncio.Event()  # the open socket has brought its first news
        self.frames = self.backward = self.opened = 0
        self._task: asyncio.Task[None] | None = None

    def open(self) -> None:
        self._task = asyncio.create_task(self._follow())

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def now(self) -> datetime:
        """The server's time, as this page knows it."""
        return self._own_clock() + self.ahead

    def rounds(self) -> list[datetime]:
        """When the rounds end that this page counts down to."""
        return [datetime.fromisoformat(table["ends"]) for table in self.shown.tables.values() if table["ends"]]

    def _own_clock(self) -> datetime:
        return datetime.now().astimezone() + self.trouble.clock

    async def state(self) -> Shown:
        """Everything, asked afresh."""
        answer = await self.venue.http.get(f"{self.venue.pages}/{self.poll}?nach=0", self.cookie)
        assert answer.status == 200, (answer.status, answer.body[:200])
        return fresh(answer.json())

    async def _follow(self) -> None:
        wait = FIRST_WAIT
        while True:
            address = f"{self.venue.socket}/ws/foren/{self.venue.slug}/{self.door}/?nach={self.seq}"
            headers = {"Cookie": self.cookie}
            origin = f"http://{self.venue.http.host}:{self.venue.http.port}"
            with contextlib.suppress(OSError, InvalidHandshake, WebSocketException, EOFError):
                async with connect(
                    address,
                    origin=origin,
                    additional_headers=headers,
                    compression=None,
                    open_timeout=30,
                    close_timeout=1,  # type: ignore[arg-type]
                ) as self.socket:
                    self.opened += 1
                    wait = FIRST_WAIT
                    await self._listen(self.socket)
            self.socket = None
            self.greeted.clear()
            await asyncio.sleep(wait * (0.5 + random.random()))  # noqa: S311
            wait = min(wait * 2, LONGEST_WAIT)

    async def _listen(self, socket: ClientConnection) -> None:
        while True:
            try:
                async with asyncio.timeout(self.trouble.silent_for):
                    frame = await socket.recv()
            except TimeoutError:
                await self._again(socket)
                continue
            chance = random.random()  # noqa: S311
            if chance < self.trouble.loses:
                continue
            for _time in range(2 if chance > 1 - self.trouble.doubles else 1):
                await self._take(socket, json.loads(frame))

    async def _take(self, socket: ClientConnection, news: Row) -> None:
        if news["type"] != "news":
            return
        self.frames += 1
        self.ahead = datetime.fromisoformat(news["now"]) - self._own_clock()
        if news["after"] not in {0, self.seq}:
            if news["seq"] > self.seq:
                await self._again(socket)
            return
        self.seq = news["seq"]
        self._notice(news["cards"])
        self.shown.take(news)
        self.greeted.set()

    async def _again(self, socket: ClientConnection) -> None:
        await socket.send(json.dumps({"type": "again", "after": self.seq}))

    def _notice(self, cards: list[Row]) -> None:
        at = time.perf_counter()
        for card in cards:
            known = self.shown.cards.get(card["id"])
            if known is None and "gone" not in card:
                self.heard(card, at)
            elif known and card.get("v", known["v"]) < known["v"]:
                self.backward += 1


class Wall(Page):
    def __init__(self, venue: Venue, heard: Heard, trouble: Trouble) -> None:
        super().__init__(venue, "wall", "wand", "wand/stand/", heard, trouble)


@dataclass
class Written:
    """A card on its way. The same `uuid` goes with every attempt."""

    text: str
    uuid: UUID
    at: float  # when its writer pressed the button
    number: int = 0
    took: float = 0.0  # seconds until the server had it


class Phone(Page):
    def __init__(self, venue: Venue, table: Row, heard: Heard, trouble: Trouble) -> None:
        super().__init__(venue, f"table {table['pk']}", "live", "live/stand/", heard, trouble)
        self.table = table
        self.written: list[Written] = []
        self.refused: list[tuple[int, bytes]] = []
        self.retries = 0
        self._outbox: asyncio.Queue[Written] = asyncio.Queue()
        self._sender: asyncio.Task[None] | None = None

    async def join(self) -> None:
        answer = await self._until_answered(f"{self.venue.pages}/live/tisch/{self.table['join']}/", {"language": "de"})
        assert answer.status == 302, (answer.status, answer.body[:200])
        self.cookie = answer.cookies
        self._sender = asyncio.create_task(self._send())

    def write(self) -> Written:
        """Into the outbox: sent in the order of writing, each until the server has it."""
        uuid = uuid4()
        card = Written(f"Mehr Deutschkurse am Abend, mit Betreuung für Kinder ({uuid.hex})", uuid, time.perf_counter())
        self.written.append(card)
        self._outbox.put_nowait(card)
        return card

    async def sent(self) -> None:
        """When the outbox is empty."""
        await self._outbox.join()

    async def try_point(self, card: Row) -> None:
        """Give a point, if there is one left and it may be given; once, as somebody who presses a button."""
        with contextlib.suppress(OSError):
            form = {"karte": card["id"], "punkt": "geben"}
            await self.venue.http.post(f"{self.venue.pages}/live/punkt/", form, self.cookie)

    async def _send(self) -> None:
        while True:
            card = await self._outbox.get()
            form = {
                "client_uuid": card.uuid,
                "table": self.table["pk"],
                "text": card.text,
                "kind": "idea",
                "language": "de",
            }
            answer = await self._until_answered(f"{self.venue.pages}/live/karte/", form)
            if answer.status == 200:
                card.number = answer.json()["number"]
                card.took = time.perf_counter() - card.at
            else:
                self.refused.append((answer.status, answer.body[:300]))
            self._outbox.task_done()

    async def _until_answered(self, path: str, form: Row) -> Answer:
        """Raises TimeoutError where the server is away for longer than it may be."""
        wait, began, answer = FIRST_WAIT, time.monotonic(), None
        while True:
            with contextlib.suppress(OSError):
                answer = await self.venue.http.post(path, form, self.cookie)
                if answer.status < 500 and answer.status != 429:
                    return answer
            if time.monotonic() - began > GIVES_UP_AFTER:
                raise TimeoutError(f"{path}: {answer}")
            self.retries += 1
            await asyncio.sleep(wait * (0.5 + random.random()))  # noqa: S311
            wait = min(wait * 2, LONGEST_WAIT)

    async def close(self) -> None:
        await super().close()
        if self._sender:
            self._sender.cancel()


class Host(Page):
    """Releases each card as it comes."""

    def __init__(self, venue: Venue, table: Row, trouble: Trouble) -> None:
        door = f"leitung/{table['host']}"
        super().__init__(venue, f"host {table['pk']}", door, f"{door}/stand/", self._release_soon, trouble)
        self.releasing: set[asyncio.Task[None]] = set()

    def _release_soon(self, card: Row, _at: float) -> None:
        if card["state"] == "new":
            task = asyncio.create_task(self._release(card))
            self.releasing.add(task)
            task.add_done_callback(self.releasing.discard)

    async def _release(self, card: Row) -> None:
        path = f"{self.venue.pages}/{self.door}/karten/{card['id']}/freigeben/"
        while card["state"] == "new":
            with contextlib.suppress(OSError):
                answer = await self.venue.http.post(path, {"seen": card["v"]})
                if answer.status < 400:
                    return
            await asyncio.sleep(FIRST_WAIT)
            card = self.shown.cards.get(card["id"], card)  # somebody else may have changed it
