"""The servers of one measurement, on data of their own, and what they use."""

import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from .http import Http
from .pages import Venue
from .servers import ROOT, Redis, WebServer, web


class Machine:
    """One process on SQLite, or several on PostgreSQL and a Redis of our own."""

    def __init__(self, wanted: Namespace, stack: ExitStack) -> None:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-live-")))
        self.log = folder / "server.log"
        self.env = {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "SECRET_KEY": "bench-only-" + "x" * 40,
            "SQLITE_PATH": str(folder / "bench.sqlite3"),
        }
        self.redis: Redis | None = None
        if wanted.services:
            self.redis = Redis(folder)
            self.redis.start()
            stack.callback(self.redis.stop)
            self.redis.wait()
            database = os.environ.get("BENCH_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/bench_live")
            self.env |= {"DATABASE_URL": database, "REDIS_URL": self.redis.url}
            _create(database)
        else:
            _copy_migrated(folder / "bench.sqlite3")
        processes = wanted.processes if wanted.services else 1
        self.sockets = web(wanted.sockets_by, self.env, self.log, processes=processes, python=wanted.python)
        self.servers = [self.sockets]
        if wanted.pages_by == "gunicorn":
            self.servers.append(web("gunicorn", self.env, self.log, processes=processes, python=wanted.python))
        for server in self.servers:
            server.start()
            stack.callback(server.stop)
        for server in self.servers:
            server.wait()

    @property
    def pages(self) -> WebServer:
        return self.servers[-1]

    def summary(self) -> str:
        """What the servers logged, without repetitions."""
        lines = self.log.read_text().splitlines()
        return "\n".join(dict.fromkeys(lines[:200] + lines[-50:]))

    def prepare(self, tables: int) -> Venue:
        env = {**self.sockets.env, "WEB_CONCURRENCY": "1"}
        command = [sys.executable, "-m", "tests.load.prepare", str(tables)]
        made = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True)  # noqa: S603
        facts = json.loads(made.stdout.splitlines()[-1])
        return Venue(
            slug=facts["slug"],
            http=Http("127.0.0.1", self.pages.port),
            socket=self.sockets.url.replace("http", "ws"),
            tables=facts["tables"],
        )


def _copy_migrated(target: Path) -> None:
    """The tests keep a migrated file; what it lacks is migrated afterwards."""
    kept = sorted((ROOT / ".cache").glob("tests-*.sqlite3"), key=lambda path: path.stat().st_mtime)
    if kept:
        shutil.copyfile(kept[-1], target)


def _create(database: str) -> None:
    parts = urlsplit(database)
    server = psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True)
    with server, contextlib.suppress(psycopg.errors.DuplicateDatabase):
        server.execute(f'CREATE DATABASE "{parts.path[1:]}"')


class Usage:
    """Processor time and memory while people talk."""

    def __init__(self, servers: list[WebServer]) -> None:
        self.servers = servers
        self.began, self.cpu, self.own = time.perf_counter(), self._cpu(), self._own()

    def _cpu(self) -> float:
        return sum(server.cpu() for server in self.servers)

    @staticmethod
    def _own() -> float:
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime

    def span(self) -> float:
        return time.perf_counter() - self.began

    def __str__(self) -> str:
        span = self.span()
        memory = sum(server.memory() for server in self.servers)
        server, driver = (self._cpu() - self.cpu) / span, (self._own() - self.own) / span
        return (
            f"server {server:.0%} of one core, {memory:.0f} MB; driver {driver:.0%}, "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB"
        )
