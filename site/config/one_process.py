"""Guards the one-process installation (SQLite, in-memory channel layer)."""

import fcntl
from typing import IO

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_held: IO[str] | None = None


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
