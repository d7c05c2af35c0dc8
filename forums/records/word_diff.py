"""What differs between two versions of a text, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
MOST_EXACT = 5000  # words; above, the library's faster guess decides which words match


@dataclass(frozen=True)
class Piece:
    """A stretch of text that both versions have, or only the original (del), or only the public one (ins)."""

    kind: Literal["same", "del", "ins"]
    text: str


def compared(original: str, public: str) -> list[Piece]:
    """The pieces in reading order. Those that are not `ins` join to the original, those not `del` to the public."""
    return list(_pieces(WORDS.findall(original), WORDS.findall(public)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=max(len(old), len(new)) > MOST_EXACT)
    for what, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if what == "equal":
            yield Piece("same", "".join(old[a_start:a_end]))
            continue
        if a_end > a_start:
            yield Piece("del", "".join(old[a_start:a_end]))
        if b_end > b_start:
            yield Piece("ins", "".join(new[b_start:b_end]))
