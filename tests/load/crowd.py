"""A hall full of pages: who comes, who writes how much, and whether everybody has heard everything at the end."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import cycle

from .outcome import Outcome
from .pages import Host, Page, Phone, Row, Trouble, Venue, Wall


@dataclass(frozen=True)
class Plan:
    """How many, how fast (cards and points a second), how long (seconds)."""

    phones: int = 1000
    walls: int = 20
    rate: float = 10.0
    points: float = 2.0
    seconds: float = 60.0
    trouble: Trouble = field(default_factory=Trouble)
    settles_within: float = 60.0


class Crowd:
    def __init__(self, venue: Venue, plan: Plan) -> None:
        self.venue, self.plan = venue, plan
        tables = cycle(venue.tables)
        self.phones = [Phone(venue, next(tables), self._on_phone, plan.trouble) for _number in range(plan.phones)]
        self.walls = [Wall(venue, self._on_wall, plan.trouble) for _number in range(plan.walls)]
        self.hosts = [Host(venue, table, plan.trouble) for table in venue.tables]
        self.outcome = Outcome()
        self._pressed: dict[str, float] = {}

    @property
    def pages(self) -> list[Page]:
        return [*self.hosts, *self.walls, *self.phones]

    def _on_wall(self, card: Row, at: float) -> None:
        if pressed := self._pressed.get(card["text"]):
            self.outcome.to_walls.seconds.append(at - pressed)

    def _on_phone(self, card: Row, at: float) -> None:
        if pressed := self._pressed.get(card["text"]):
            self.outcome.to_phones.seconds.append(at - pressed)

    async def come(self) -> None:
        """Everybody joins and is told what there is."""
        began = time.perf_counter()
        await asyncio.gather(*(phone.join() for phone in self.phones))
        for page in self.pages:
            page.open()
        await self.all_greeted()
        self.outcome.arriving = time.perf_counter() - began

    async def all_greeted(self) -> None:
        """When every page has an open socket and has got what it had missed."""
        async with asyncio.timeout(self.plan.settles_within):
            for page in self.pages:
                await page.greeted.wait()

    async def come_back(self) -> None:
        """The same after a fault that closes sockets."""
        began = time.perf_counter()
        await self.all_greeted()
        self.outcome.returning = time.perf_counter() - began

    async def talk(self) -> None:
        """Cards and points, evenly, whatever the server does: who waits for answers measures too little."""
        await asyncio.gather(self._evenly(self.plan.rate, self._write), self._evenly(self.plan.points, self._point))

    async def _evenly(self, rate: float, act: Callable[[], None]) -> None:
        began = time.perf_counter()
        for number in range(int(rate * self.plan.seconds)):
            await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
            act()

    def _write(self) -> None:
        card = random.choice(self.phones).write()  # noqa: S311
        self._pressed[card.text] = card.at

    def _point(self) -> None:
        phone = random.choice(self.phones)  # noqa: S311
        if phone.shown.cards:
            card = random.choice(list(phone.shown.cards.values()))  # noqa: S311
            self._pointing = asyncio.create_task(phone.try_point(card))

    async def settle(self) -> None:
        """Until all cards are sent and everybody shows what the server has; who still does not then is out of step."""
        began = time.perf_counter()
        await asyncio.gather(*(phone.sent() for phone in self.phones))
        while time.perf_counter() - began < self.plan.settles_within:
            states = {page.audience: await page.state() for page in self._one_of_each()}
            if all(page.shown == states[page.audience] for page in self.pages) and self._all_released():
                break
            await asyncio.sleep(0.25)
        self.outcome.settling = time.perf_counter() - began

    def _one_of_each(self) -> list[Page]:
        return list({page.audience: page for page in self.pages}.values())

    def _all_released(self) -> bool:
        return all(card["state"] == "released" for host in self.hosts for card in host.shown.cards.values())

    async def compare(self) -> Outcome:
        """Each page asks the server afresh and compares."""
        outcome = self.outcome
        outcome.pages = len(self.pages)
        states = await asyncio.gather(*(page.state() for page in self.pages))
        outcome.out_of_step = sum(page.shown != state for page, state in zip(self.pages, states, strict=True))
        stored = [card for host in self.hosts for card in (await host.state()).cards.values()]
        numbers = {card["text"]: card["number"] for card in stored}
        for phone in self.phones:
            texts = [card.text for card in phone.written]
            outcome.sent += texts
            outcome.in_order &= texts == sorted(texts, key=lambda text: numbers.get(text, 0))
            outcome.to_server.seconds += [card.took for card in phone.written]
            outcome.refused += phone.refused
            outcome.retries += phone.retries
        outcome.stored = [card["text"] for card in stored]
        outcome.backward = sum(page.backward for page in self.pages)
        outcome.frames = sum(page.frames for page in self.pages)
        outcome.opened = sum(page.opened for page in self.pages)
        return outcome

    async def leave(self) -> None:
        await asyncio.gather(*(page.close() for page in self.pages))
        self.venue.http.close()


async def nothing(_crowd: Crowd) -> None:
    pass


async def evening(venue: Venue, plan: Plan, *, meanwhile: Callable[[Crowd], Awaitable[None]] = nothing) -> Outcome:
    """All of it. `meanwhile` runs while people talk: what goes wrong."""
    crowd = Crowd(venue, plan)
    try:
        await crowd.come()
        await asyncio.gather(crowd.talk(), meanwhile(crowd))
        await crowd.settle()
        return await crowd.compare()
    finally:
        await crowd.leave()
