"""One run at a time on one database, whatever machine it is started on; the lock of a run that died is gone with it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import Error, connection

KEY = 0x6F7061726C  # “oparl”: the number of our lock among the database's advisory locks


class Busy(Exception):
    """Another run is at work."""


@contextmanager
def alone() -> Iterator[None]:
    """Raises Busy at once where another run holds the lock."""
    if connection.vendor == "postgresql":
        with _on_the_server():
            yield
    else:
        with _beside_the_file():
            yield


@contextmanager
def _on_the_server() -> Iterator[None]:
    """Held by the very connection that writes the rows: where the server loses it, run and lock end together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
        if not cursor.fetchone()[0]:
            raise Busy
    holding = connection.connection
    try:
        yield
    finally:
        if connection.connection is holding and not holding.closed:  # one of a pool lives on
            with suppress(Error), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])


@contextmanager
def _beside_the_file() -> Iterator[None]:
    """SQLite is one file on one machine, whose system lets go of the lock when the process ends, however it ends."""
    with Path(connection.settings_dict["NAME"]).with_suffix(".oparl.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error
        yield
