"""What differs between two versions of a text, word by word; and the same changes made in a copy of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
LIKE = 0.4  # of two lines: from here on, one is the other with some words changed
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


def part_now(part: str, before: str, after: str) -> str:
    """What a part of the text before says after it was changed."""
    start = before.index(part)
    end, place, kept, waiting, in_part = start + len(part), 0, "", "", False
    for piece in _line_by_line(before, after):
        if piece.kind == "ins":
            kept += piece.text if in_part or start < place < end else ""
            waiting += "" if in_part or start < place < end else piece.text
            continue
        of_part = piece.text[max(start - place, 0) : max(end - place, 0)]
        place += len(piece.text)
        in_part = piece.kind == "del" and bool(of_part)
        kept += waiting if in_part else of_part if piece.kind == "same" else ""
        waiting = ""
    return kept.strip()


def _line_by_line(before: str, after: str) -> Iterator[Piece]:
    """As `compared`, but a line that went as a whole takes no word of its neighbours along."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for _what, a_start, a_end, b_start, b_end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        place = a_start
        for line in new[b_start:b_end]:
            like = max(range(place, a_end), key=lambda row, line=line: _likeness(old[row], line), default=a_end)  # type: ignore[misc]
            if like == a_end or _likeness(old[like], line) < LIKE:
                yield Piece("ins", line)
                continue
            yield from (Piece("del", gone) for gone in old[place:like])
            yield from compared(old[like], line)
            place = like + 1
        yield from (Piece("del", gone) for gone in old[place:a_end])


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(a=WORDS.findall(one), b=WORDS.findall(other), autojunk=False).ratio()


def without_taken(text: str, before: str, after: str) -> str:
    """Another text without the words that were taken out, as far as they may be names: small words stay."""
    for old, new in _replaced(before, after):
        start, end = (r"(?<!\w)" if old[0].isalnum() else ""), (r"(?!\w)" if old[-1].isalnum() else "")
        text = re.sub(start + re.escape(old) + end, lambda _found, new=new: new, text)  # type: ignore[misc]
    return text


def _replaced(before: str, after: str) -> Iterator[tuple[str, str]]:
    """What stands where: words that were changed together count as one."""
    old = new = gap = ""
    for piece in [*compared(before, after), Piece("same", ".")]:
        if piece.kind == "same":
            gap += piece.text
            if piece.text.strip():
                if (taken := old.strip()) and not taken.islower() and re.search(r"\w", taken):
                    yield taken, new.strip()
                old = new = gap = ""
        elif piece.kind == "del":
            old, new, gap = old + (gap if old else ""), new + (gap if new else ""), ""
            old += piece.text
        else:
            new, gap = new + piece.text, ""
