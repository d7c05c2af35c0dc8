"""While jobs run one after another their notices only gather; the last job sends what has come together."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_gathering = ContextVar("gathering", default=False)


@contextmanager
def gathered() -> Iterator[None]:
    """Notices written inside stay in the outbox until somebody calls `delivery.resend()`."""
    token = _gathering.set(True)
    try:
        yield
    finally:
        _gathering.reset(token)


def is_gathering() -> bool:
    return _gathering.get()
