"""Texts on which people are asked to say something, passage by passage, without this room knowing them.

A higher room registers a kind of text in its app's `ready`:

    passages.register("concept", lambda key: Passage(…) or None)

A suggestion keeps the kind, the key and the words as they were; where it leads today is asked each time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

WORDS = 400  # characters kept of a passage


@dataclass(frozen=True)
class Passage:
    """A place in a text. `where` names the text, `words` are what stands there, in `language`.

    `url` leads to the place, `field` is the slug of the action field it belongs to. `begins` and `ends` are the days,
    both included, on which people are asked about it.
    """

    kind: str
    key: str
    where: str
    words: str
    language: str
    url: str
    field: str = ""
    begins: date | None = None
    ends: date | None = None

    @property
    def reference(self) -> str:
        """How addresses and forms name it."""
        return f"{self.kind}:{self.key}"

    def is_asked_about(self, on: date) -> bool:
        return (self.begins is None or self.begins <= on) and (self.ends is None or on <= self.ends)


type Find = Callable[[str], Passage | None]

_kinds: dict[str, Find] = {}


def register(kind: str, find: Find) -> None:
    """`find` gives the passage of a key as it is now; None where there is none (any more)."""
    _kinds[kind] = find


def kinds() -> Iterable[str]:
    return [*_kinds]


def passage_of(reference: str) -> Passage | None:
    """From `kind:key`; None for what names nothing, whatever was sent."""
    kind, _colon, key = reference.partition(":")
    find = _kinds.get(kind)
    return find(key) if find and key else None
