"""Which notices there are. Each slice registers its own in its app's `ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .models import Notice

type Context = Callable[[Notice], dict[str, Any] | None]


@dataclass(frozen=True)
class NoticeKind:
    """`template` is a folder under templates/ with subject.txt, body.txt and body.html.

    `context` reads what the templates need; None means: no longer true, do not send. With an
    `unsubscribe_url` in it the mail carries the headers of RFC 8058 (the address must take a bare POST).
    """

    name: str
    template: str
    context: Context


_kinds: dict[str, NoticeKind] = {}


def register(name: str, *, template: str, context: Context) -> None:
    _kinds[name] = NoticeKind(name, template, context)


def kind(name: str) -> NoticeKind:
    """Raises KeyError for a kind nobody registered."""
    return _kinds[name]
