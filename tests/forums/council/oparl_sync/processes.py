"""manage.py sync_oparl as the city's cron starts it: a process of its own, on the tests' database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

from django.conf import settings
from django.db import connection

from .server import Ris, send

ROOT = Path(__file__).resolve().parents[4]


def start(ris: Ris, *options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", "sync_oparl", ris.system, "--verbosity", "0", *options],
        cwd=ROOT,
        env=os.environ
        | _database()
        | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "OPARL_PRIVATE_ADDRESSES": "1",
            "TESTS_VAR_DIR": str(settings.VAR_DIR),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Its code, and what it has said."""
    said, trouble = process.communicate(timeout=120)
    return process.returncode, said + trouble


def _database() -> dict[str, str]:
    known: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        return {"SQLITE_PATH": str(known["NAME"]), "DATABASE_URL": ""}
    place = f"{known['USER']}:{known['PASSWORD'] or ''}@{known['HOST']}:{known['PORT'] or 5432}"
    return {"DATABASE_URL": f"postgres://{place}/{known['NAME']}"}


@contextmanager
def held_at(ris: Ris, path: str) -> Iterator[Event]:
    """The server keeps who asks for `path` waiting, until the end of the block. The event says that somebody waits."""
    asked, free, answer = Event(), Event(), ris.objects[path]

    def wait(handler: Any) -> None:
        asked.set()
        free.wait(60)
        send(handler, b"", 503)

    ris.objects[path] = wait
    try:
        yield asked
    finally:
        ris.objects[path] = answer
        free.set()
