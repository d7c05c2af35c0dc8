"""How long the report and the open data take in towns of different sizes: `python -m tests.load.report 1000 200000`.

On the server that DATABASE_URL names (PostgreSQL), or in SQLite files where it names none. Each town has a database and
a process of its own; they are asked in turn, so that whatever else the machine does falls on all of them alike.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROUNDS, WARM = 15, 2
LIMIT = 1.5  # times as long in the largest town as in the smallest


def addresses() -> dict[str, str]:
    """By what they are called in the table; needs a town."""
    from django.urls import reverse

    from forums.municipality.calendar import today
    from proposals.open_data.datasets import DATASETS
    from proposals.open_data.paging import cursor_of
    from proposals.public.report.report import SHEETS
    from proposals.suggestions.models import Suggestion

    middle = Suggestion.objects.listed().order_by("-received_at", "-pk")[Suggestion.objects.listed().count() // 2]
    deep, year = cursor_of(middle, ["-received_at", "-pk"]), today().year
    report, api = reverse("report"), reverse("api_root")
    found = {
        "report": report,
        "report, a field": f"{report}?thema=feld-1",
        "report, a field with parts": f"{report}?thema=feld-5",
        "report, a year": f"{report}?jahr={year - 1}",
        "report, from day to day": f"{report}?von={year - 3}-02-10&bis={year}-05-20",
        "report, a field, from day to day": f"{report}?thema=feld-1&von={year - 3}-02-10&bis={year}-05-20",
        **{f"report, {name}.csv": reverse("report_sheet", args=[name]) for name in SHEETS},
        "api, suggestions": f"{api}suggestions",
        "api, suggestions, deep": f"{api}suggestions?after={deep}",
    }
    filters = ("feld=feld-1", "stand=ueberfaellig", "stand=an-den-rat", "stand=offen", "antwort=verspaetet")
    filters += ("massnahme=erledigt", "sprache=ti", "stadtteil=ohne", "sortierung=unterstuetzung", "verein=")
    for asked in filters:
        found[f"api, suggestions, {asked}"] = f"{api}suggestions?{asked}"
    for name in ("measures", "indicators", "fields", "papers", "milestones", "forums", "associations"):
        found[f"api, {name}"] = f"{api}{name}"
    for dataset in DATASETS:
        if dataset.page:
            found[f"{dataset.table}.atom"] = reverse(f"feed_{dataset.table}")
    for asked in ("feld=feld-1", "stand=wird-aufgegriffen", "stand=ueberfaellig"):
        found[f"anregungen.atom, {asked}"] = f"/daten/anregungen.atom?{asked}"
    return found


def _change() -> None:
    """What happens all day: one that came in lately is another's now."""
    from django.db.models import Case, Value, When

    from proposals.suggestions.models import Suggestion

    newest = Suggestion.objects.listed().order_by("-pk").values_list("pk", flat=True)[:1]
    other = Case(When(source="online", then=Value("paper")), default=Value("online"))
    Suggestion.objects.filter(pk__in=list(newest)).update(source=other)


def answer(size: int) -> None:
    """The process of one town: for each line of its input one round, in milliseconds, as JSON."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.test import Client

    from .town import prepare

    prepare(size)
    client, asked = Client(headers={"host": "testserver"}), addresses()

    def took(url: str) -> float:
        started = time.perf_counter()
        response = client.get(url)
        _length = sum(map(len, response)) if response.streaming else len(response.content)
        if response.status_code != 200:
            raise RuntimeError(f"{url}: {response.status_code}")
        return (time.perf_counter() - started) * 1000

    print("ready", flush=True)
    for line in sys.stdin:
        if line.strip() == "linear":
            print(json.dumps({"anregungen.csv, whole": took("/daten/anregungen.csv")}), flush=True)
            continue
        found = {name: took(url) for name, url in asked.items()}
        _change()
        found["report, after a change"] = took(asked["report"])
        print(json.dumps(found), flush=True)


class Town:
    def __init__(self, size: int, database: str) -> None:
        self.size = size
        command = [sys.executable, "-m", "tests.load.report", "--answer", str(size)]
        environment = {**os.environ, **_database(database)}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True)  # noqa: S603
        self._read()

    def _read(self) -> str:
        if self.process.stdout is None or not (line := self.process.stdout.readline()):
            raise SystemExit(f"the town of {self.size} does not answer")
        return line

    def ask(self, what: str = "round") -> dict[str, float]:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        found: dict[str, float] = json.loads(self._read())
        return found


def _database(name: str) -> dict[str, str]:
    if address := os.environ.get("DATABASE_URL"):
        return {"DATABASE_URL": f"{address.rpartition('/')[0]}/{name}"}
    return {"SQLITE_PATH": str(Path(tempfile.gettempdir()) / f"{name}.sqlite3")}


def _create(name: str) -> None:
    """Where there is no such database yet."""
    if address := os.environ.get("DATABASE_URL"):
        import psycopg
        from psycopg import sql

        with psycopg.connect(address, autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _table(towns: list[Town], rounds: list[list[dict[str, float]]]) -> None:
    print(
        f"{'median of ' + str(len(rounds)) + ' in ms':48}" + "".join(f"{town.size:>10}" for town in towns) + "  ratio"
    )
    for name in rounds[0][0]:
        medians = [median(found[place][name] for found in rounds) for place in range(len(towns))]
        ratio = medians[-1] / medians[0]
        shown = "".join(f"{value:10.1f}" for value in medians)
        print(f"{name:48}{shown}  {ratio:5.2f}{' !' if ratio > LIMIT and 'csv, whole' not in name else ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--answer", action="store_true", help="be the process of one town")
    parser.add_argument("--name", default="mitreden_load", help="begins the names of the databases, which are kept")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given: Any = parser.parse_args()
    if given.answer:
        answer(given.sizes[0])
        return
    towns = []
    for size in given.sizes:
        _create(f"{given.name}_{size}")
        towns.append(Town(size, f"{given.name}_{size}"))
    for _number in range(WARM):
        for town in towns:
            town.ask()
    _table(towns, [[town.ask() for town in towns] for _number in range(given.rounds)])
    _table(towns, [[town.ask("linear") for town in towns]])


if __name__ == "__main__":
    main()
