"""`make bench-live`: measures a forum as large as the hall, on this machine, and says whether the promises held."""

import argparse
import asyncio
import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace

import uvloop

from .crowd import Crowd, Plan, evening
from .machine import Machine, Usage
from .outcome import Outcome
from .pages import Trouble

GOAL, LIMIT = 1.0, 2.0  # seconds at p99 from a telephone to the walls: promised; where pushing ends
REDIS_AWAY = 20.0  # seconds
ALL = (
    "",
    "--services",
    "--fault kill",
    "--fault frames",
    "--services --fault kill",
    "--services --fault redis",
    "--services --processes 1 --seconds 30",
    "--services --processes 1 --seconds 30 --sockets-by daphne",
    "--services --processes 1 --seconds 30 --pages-by gunicorn",
    "--push --seconds 30 --rate 20",
    "--services --push --seconds 30 --rate 20",
)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='make bench-live ARGS="…"', description=__doc__)
    parser.add_argument("--phones", type=int, default=1000)
    parser.add_argument("--walls", type=int, default=20)
    parser.add_argument("--tables", type=int, default=13)
    parser.add_argument("--rate", type=float, default=10, help="cards a second")
    parser.add_argument("--points", type=float, default=2, help="points a second")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--push", action="store_true", help="double the rate until p99 passes 2 seconds")
    parser.add_argument("--fault", choices=FAULTS, default="none", help="what goes wrong meanwhile")
    parser.add_argument("--services", action="store_true", help="PostgreSQL (BENCH_DATABASE_URL), Redis, --processes")
    parser.add_argument("--processes", type=int, default=3)
    parser.add_argument("--sockets-by", choices=["uvicorn", "daphne"], default="uvicorn")
    parser.add_argument("--pages-by", choices=["same", "gunicorn"], default="same", help="by another server")
    parser.add_argument("--all", action="store_true", help="every measurement of docs/live.md, one after the other")
    parser.add_argument("--python", default=sys.executable, help="one that has gunicorn and daphne")
    return parser.parse_args()


async def _none(_crowd: Crowd, _machine: Machine) -> None:
    pass


async def _kill(crowd: Crowd, machine: Machine) -> None:
    await asyncio.sleep(crowd.plan.seconds / 3)
    await asyncio.to_thread(machine.sockets.kill)
    if not machine.redis:  # several processes have a parent that starts a new one
        machine.sockets.start()
    await asyncio.sleep(0.1)
    await crowd.come_back()


async def _redis(crowd: Crowd, machine: Machine) -> None:
    assert machine.redis, "--fault redis needs --services"
    await asyncio.sleep(crowd.plan.seconds / 3)
    await asyncio.to_thread(machine.redis.stop)
    await asyncio.sleep(REDIS_AWAY)
    machine.redis.start()


FAULTS = {"none": _none, "kill": _kill, "redis": _redis, "frames": _none}


async def measure(machine: Machine, tables: int, plan: Plan, fault: str) -> tuple[Outcome, str]:
    usage = ""

    async def meanwhile(crowd: Crowd) -> None:
        nonlocal usage
        watched = Usage(machine.servers)
        await FAULTS[fault](crowd, machine)
        await asyncio.sleep(max(0.0, plan.seconds - watched.span()))
        usage = str(watched)

    return await evening(machine.prepare(tables), plan, meanwhile=meanwhile), usage


def report(plan: Plan, outcome: Outcome, usage: str) -> None:
    back = f"; all back {outcome.returning:.1f} s after the fault" if outcome.returning else ""
    lines = {
        "load average": ", ".join(f"{load:.1f}" for load in os.getloadavg()),
        "pages": f"{outcome.pages}, all there after {outcome.arriving:.1f} s{back}",
        "cards": f"{len(outcome.sent)} sent, {len(outcome.stored)} stored, {len(outcome.refused)} refused",
        "stored": str(outcome.to_server),
        "to the walls": str(outcome.to_walls),
        "to the telephones": str(outcome.to_phones),
        "in step": f"all but {outcome.out_of_step}, {outcome.settling:.1f} s after the last card",
        "frames": f"{outcome.frames}, of which {outcome.backward} went backwards",
        "again": f"{outcome.retries} sent again, {outcome.opened - outcome.pages} sockets opened again",
        "used": usage,
        "promises": "kept" if outcome.kept_its_promises() else "BROKEN",
    }
    print(f"\n{plan.phones} telephones, {plan.walls} walls, {plan.rate:g} cards a second for {plan.seconds:g} s")
    for name, value in lines.items():
        print(f"  {name:18} {value}", flush=True)
    for refusal in outcome.refused[:3]:
        print("  refused", refusal)


def measure_all(python: str) -> int:
    """Each in a process of its own; exit code 1 where one broke a promise or missed the goal."""
    failed = 0
    for given in ALL:
        print(f"\n### make bench-live ARGS={given!r}", flush=True)
        command = [sys.executable, "-m", "tests.load.bench", *given.split(), "--python", python]
        failed |= subprocess.run(command).returncode  # noqa: S603
    return int(bool(failed))


def main() -> int:
    wanted = options()
    if wanted.all:
        return measure_all(wanted.python)
    trouble = Trouble(loses=0.1, doubles=0.1, silent_for=5) if wanted.fault == "frames" else Trouble()
    plan = Plan(wanted.phones, wanted.walls, wanted.rate, wanted.points, wanted.seconds, trouble)
    with ExitStack() as stack:
        machine = Machine(wanted, stack)
        stack.callback(lambda: print(machine.summary()))
        while True:
            outcome, usage = uvloop.run(measure(machine, wanted.tables, plan, wanted.fault))
            report(plan, outcome, usage)
            p99 = outcome.to_walls.percentile(99)
            if not wanted.push or p99 > LIMIT or not outcome.kept_its_promises():
                break
            plan = replace(plan, rate=plan.rate * 2)
    return 0 if outcome.kept_its_promises() and (wanted.push or wanted.fault != "none" or p99 < GOAL) else 1


if __name__ == "__main__":
    sys.exit(main())
