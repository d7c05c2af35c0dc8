"""Where in the concept something stands: a section, and in it a block of its text or a row of its data."""

from dataclasses import dataclass
from typing import Self

from .sections import SectionKind


@dataclass(frozen=True, order=True)
class Place:
    """`anchor` is the id of the block's or row's element on the page; empty for the section as a whole.

    As text it is stable: pages may be moved and renamed, rows change, and it still names the same.
    """

    kind: SectionKind
    key: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.kind.value}/{self.key}/{self.anchor}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None for what names nothing."""
        kind, _slash, rest = text.partition("/")
        key, _slash, anchor = rest.partition("/")
        if kind not in SectionKind.values or not key:
            return None
        return cls(SectionKind(kind), key, anchor)

    @property
    def section(self) -> "Place":
        return Place(self.kind, self.key)


def block_anchor(block_id: str) -> str:
    return f"absatz-{block_id}"


def item_anchor(kind: str, uuid: str) -> str:
    return f"{kind}-{uuid}"
