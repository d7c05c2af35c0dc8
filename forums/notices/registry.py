"""Kinds of notices: what a mail is made of. `forums.notices.kinds` is the registry itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

type Context = dict[str, object]


@dataclass(frozen=True)
class NoticeKind[N]:
    """`template` is a folder under templates/ with subject.txt, body.txt and body.html.

    `context` reads what the templates need; None means: no longer true, do not send. With an
    `unsubscribe_url` in it the mail carries the headers of RFC 8058 (the address must take a bare POST).
    A `calendar` (bytes) is attached. `digest` is such a folder for many of them in one mail, which gets their contexts
    as `letters`; without one each goes by itself.
    """

    name: str
    template: str
    context: Callable[[N], Context | None]
    digest: str = ""


class KindRegistry[N]:
    def __init__(self) -> None:
        self._kinds: dict[str, NoticeKind[N]] = {}

    def register(self, name: str, *, template: str, context: Callable[[N], Context | None], digest: str = "") -> None:
        """In the `ready` of the slice's app."""
        self._kinds[name] = NoticeKind(name, template, context, digest)

    def __iter__(self) -> Iterator[str]:
        """The names of every kind there is."""
        return iter(self._kinds)

    def kind(self, name: str) -> NoticeKind[N]:
        """Raises KeyError for a kind nobody registered."""
        return self._kinds[name]

    def digest(self, name: str) -> str:
        """The folder for many in one mail; empty for a kind that goes by itself, or that nobody registered."""
        return self._kinds[name].digest if name in self._kinds else ""
