"""Guards the one-process installation (SQLite, in-memory channel layer)."""

import fcntl
import sqlite3
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

_held: IO[str] | None = None
_open: sqlite3.Connection | None = None


def hold() -> None:
    """Let only one web process start where PostgreSQL or Redis is missing: a second would not
    see the first one's live messages and cached figures. Raises ImproperlyConfigured."""
    global _held
    if _held or (settings.POSTGRES and settings.REDIS_URL):
        return
    handle = settings.WEB_LOCK.open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise ImproperlyConfigured(
            "A web process already runs here. Several processes need PostgreSQL (DATABASE_URL) and Redis (REDIS_URL)."
        ) from error
    _held = handle
    _keep_open()


def _keep_open() -> None:
    """SQLite copies its write-ahead log into the file and removes it whenever the last connection closes. Under ASGI
    each request has a connection of its own: without one that stays that would be after nearly every request."""
    global _open
    file = connection.settings_dict["NAME"]
    if not settings.POSTGRES and Path(file).exists():
        _open = sqlite3.connect(file, check_same_thread=False)
        _open.execute("SELECT count(*) FROM sqlite_schema").fetchone()
