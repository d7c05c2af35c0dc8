"""Short evenings with everything that goes wrong: nothing lost, nothing doubled, nothing out of order.

The long ones are measured by `make bench-live` (docs/live.md).
"""

import asyncio
import signal
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import uvloop

from forums.dialogue.cards import Card
from forums.dialogue.models import Forum
from forums.dialogue.tokens import token
from tests.factories import card

from .conftest import Open, venue
from .crowd import Crowd, Outcome, Plan, evening
from .http import Http
from .pages import Phone, Trouble
from .servers import Redis, WebServer

SHORT = Plan(phones=60, walls=3, rate=10, points=4, seconds=3)
PATIENT = 5.0  # seconds at p95 on a machine that does other things as well; the goal is for the bench


def kept(outcome: Outcome, plan: Plan = SHORT) -> bool:
    """That the promises were kept, and that there was something to promise."""
    assert (len(outcome.sent), outcome.pages) == (plan.rate * plan.seconds, plan.phones + plan.walls + 4)
    assert sorted(Card.objects.values_list("text", flat=True)) == sorted(outcome.sent)
    return outcome.kept_its_promises()


def restart(server: WebServer) -> None:
    server.start()
    server.wait()


async def half_time() -> None:
    await asyncio.sleep(SHORT.seconds / 2)


def test_a_hall_full_of_pages_hears_every_card(open_server: Open, hall: Forum) -> None:
    outcome = uvloop.run(evening(venue(open_server(), hall), SHORT))
    assert kept(outcome)
    assert outcome.to_walls.percentile(95) < PATIENT
    assert outcome.opened == outcome.pages


def test_killing_the_server_while_cards_arrive_loses_none(open_server: Open, hall: Forum) -> None:
    server = open_server()

    async def power_cut(crowd: Crowd) -> None:
        await half_time()
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(restart, server)

    outcome = uvloop.run(evening(venue(server, hall), SHORT, meanwhile=power_cut))
    assert kept(outcome)
    assert outcome.opened >= 2 * outcome.pages


def test_lost_and_doubled_frames_and_a_clock_a_day_off_change_nothing(open_server: Open, hall: Forum) -> None:
    trouble = Trouble(loses=0.2, doubles=0.2, silent_for=1, clock=timedelta(days=-1))
    plan = replace(SHORT, trouble=trouble)
    for table in hall.tables.all():
        table.begin_round(minutes=10)
    minutes: Counter[int] = Counter()

    async def look(crowd: Crowd) -> None:
        await half_time()
        minutes.update(
            round((ends - page.now()) / timedelta(minutes=1)) for page in crowd.pages for ends in page.rounds()
        )

    assert kept(uvloop.run(evening(venue(open_server(), hall), plan, meanwhile=look)), plan)
    assert minutes == {10: 60 + 4 + 3 * 4}  # each telephone and each host its own table, each wall all four


def test_the_same_card_from_many_tabs_at_the_same_moment_is_one(open_server: Open, hall: Forum) -> None:
    place = venue(open_server(), hall)
    phone = Phone(place, place.tables[0], lambda *_heard: None, Trouble())
    form = {"client_uuid": uuid4(), "text": "Mehr Bänke", "kind": "idea", "language": "de"}

    async def send() -> set[int]:
        await phone.join()
        path = f"{place.pages}/live/karte/"
        tabs = [Http("127.0.0.1", place.http.port).post(path, form, phone.cookie) for _tab in range(20)]
        answers = await asyncio.gather(*tabs)
        await phone.close()
        return {answer.json()["number"] for answer in answers}

    assert uvloop.run(send()) == {1}
    assert Card.objects.count() == 1


def test_of_a_host_and_a_scribe_at_the_same_card_one_takes_effect_and_the_other_is_told(
    open_server: Open, hall: Forum
) -> None:
    table = hall.tables.get(number=1)
    shown = card(table, "المزيد من الدورات", language="ar")
    place = venue(open_server(), hall)

    async def both() -> list[int]:
        doors = (f"{place.pages}/leitung/{token(table, key)}/karten/{shown.uuid}" for key in ("host", "write"))
        host, scribe = doors
        answers = await asyncio.gather(
            place.http.post(f"{host}/berichtigen/", {"seen": shown.version, "text": "المزيد من الدورات مساءً"}),
            place.http.post(f"{scribe}/deutsch/", {"seen": shown.version, "german": "Mehr Kurse"}),
        )
        return sorted(answer.status for answer in answers)

    assert uvloop.run(both()) == [302, 409]
    now = Card.objects.get()
    assert (now.text != shown.text, bool(now.german)) in {(True, False), (False, True)}
    assert now.version == shown.version + 1


@pytest.mark.services
def test_several_processes_share_one_evening(open_server: Open, hall: Forum) -> None:
    outcome = uvloop.run(evening(venue(open_server(processes=2), hall), SHORT))
    assert kept(outcome)
    assert outcome.to_walls.percentile(95) < PATIENT


@pytest.mark.services
def test_killing_one_of_several_processes_loses_no_card(open_server: Open, hall: Forum) -> None:
    server = open_server(processes=2)

    async def power_cut(crowd: Crowd) -> None:
        await half_time()
        await asyncio.to_thread(server.kill)

    outcome = uvloop.run(evening(venue(server, hall), SHORT, meanwhile=power_cut))
    assert kept(outcome)
    assert outcome.opened > outcome.pages


@pytest.mark.services
@pytest.mark.parametrize("silent", [False, True], ids=["stopped", "silent"])
def test_cards_are_taken_while_redis_is_away(
    open_server: Open, hall: Forum, redis_of_ours: Redis, silent: bool
) -> None:
    server = open_server(processes=2, env={"REDIS_URL": redis_of_ours.url})
    plan = replace(SHORT, seconds=6)

    async def stop_redis(crowd: Crowd) -> None:
        await asyncio.sleep(1)
        if silent:
            redis_of_ours.signal(signal.SIGSTOP)
        else:
            await asyncio.to_thread(redis_of_ours.stop)
        await asyncio.sleep(4)
        if silent:
            redis_of_ours.signal(signal.SIGCONT)
        else:
            redis_of_ours.start()

    outcome = uvloop.run(evening(venue(server, hall), plan, meanwhile=stop_redis))
    assert kept(outcome, plan)
    assert outcome.opened == outcome.pages  # no page was thrown out
