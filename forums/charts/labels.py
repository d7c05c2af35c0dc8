"""Where the words of a picture stand, so that none lies on another, however wide the picture is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

# Widths of pictures in rem: in a panel on a screen of 320 px, and from where `@container` shows more words.
NARROW = 16.0
WIDE = 36.0

LINE = 1.25  # of text, in rem
GAP = 0.3  # between two labels, in rem

NARROW_LETTERS = frozenset("fijlrtI.,:;'|!()[]- \u202f\u00a0\u00ad")
BROAD_LETTERS = frozenset("mwMW@%—…")


class Anchor(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


def text_width(text: str) -> float:
    """About how wide a line is in rem, rather too wide than too narrow: the reader's typeface is not known here."""
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if letter in NARROW_LETTERS:
        return 0.36
    if letter in BROAD_LETTERS or ord(letter) > 0x2E7F:
        return 1.0
    return 0.72 if letter.isupper() else 0.6


@dataclass(frozen=True)
class Box:
    """The room of a label: beside the place `x` (a share of the width) from `left` to `right` rem; down from `top`."""

    x: float
    left: float
    right: float
    top: float
    bottom: float

    @classmethod
    def of(cls, text: str, *, x: float, top: float, anchor: Anchor, shift: float = 0.0) -> "Box":
        width = text_width(text)
        left = {Anchor.START: 0.0, Anchor.MIDDLE: -width / 2, Anchor.END: -width}[anchor] + shift
        return cls(x, left, left + width, top, top + LINE)

    def fits(self, width: float) -> bool:
        """Whether it stays inside a picture of this width, and then inside every wider one."""
        return self.x * width + self.left >= 0 and self.x * width + self.right <= width

    def apart(self, other: "Box", width: float) -> bool:
        """Whether the two stay clear of each other at this width and every wider one.

        Side by side in the order of their places they only move apart as the picture grows; in the other order they
        would meet.
        """
        if self.bottom <= other.top or other.bottom <= self.top:
            return True
        first, second = (self, other) if (self.x, self.left) <= (other.x, other.left) else (other, self)
        return first.x * width + first.right + GAP <= second.x * width + second.left

    def crossed_by(self, line: "Stroke", width: float) -> bool:
        """Whether a straight stroke runs through it at this width."""
        left, right = self.x * width + self.left, self.x * width + self.right
        return line.crosses(left, self.top, right, self.bottom, width)


@dataclass(frozen=True)
class Stroke:
    """A straight line between two places: shares across, rem down."""

    x1: float
    y1: float
    x2: float
    y2: float

    def crosses(self, left: float, top: float, right: float, bottom: float, width: float) -> bool:
        """Clips the stroke to the box, as Liang and Barsky do."""
        x1, x2 = self.x1 * width, self.x2 * width
        begin, end = 0.0, 1.0
        for delta, room in (
            (x1 - x2, x1 - left),
            (x2 - x1, right - x1),
            (self.y1 - self.y2, self.y1 - top),
            (self.y2 - self.y1, bottom - self.y1),
        ):
            if delta == 0:
                if room < 0:
                    return False
            elif delta < 0:
                begin = max(begin, room / delta)
            else:
                end = min(end, room / delta)
        return begin <= end


@dataclass(frozen=True)
class Spot:
    """One possible place of a label."""

    x: float
    top: float
    anchor: Anchor
    shift: float = 0.0

    def box(self, text: str) -> Box:
        return Box.of(text, x=self.x, top=self.top, anchor=self.anchor, shift=self.shift)


@dataclass(frozen=True)
class Wanted:
    """Words that look for a place, the best spot first."""

    text: str
    spots: Sequence[Spot]
    tone: str = ""


@dataclass(frozen=True)
class Placed:
    """Words with their place; `wide` ones show only where the picture has `WIDE` rem."""

    text: str
    spot: Spot
    tone: str
    wide: bool

    @property
    def box(self) -> Box:
        return self.spot.box(self.text)


def place(
    wanted: Iterable[Wanted], *, strokes: Sequence[Stroke] = (), height: float, aside: float = 0.0
) -> list[Placed]:
    """Give each its first free spot, in the order of their weight; who finds none on a phone is shown on wide pictures
    alone, and who finds none there is left to the table. `aside` is what the picture's width loses to its scale."""
    rows = list(wanted)
    placed: list[Placed] = []
    for wide, width in ((False, NARROW - aside), (True, WIDE - aside)):
        left_over = []
        for row in rows:
            spot = next(_free(row, placed, strokes, width, height), None)
            if spot is None:
                left_over.append(row)
            else:
                placed.append(Placed(row.text, spot, row.tone, wide))
        rows = left_over
    return placed


def _free(
    row: Wanted, placed: Sequence[Placed], strokes: Sequence[Stroke], width: float, height: float
) -> Iterator[Spot]:
    """Spots that lie on no other words: first those that no stroke runs through."""
    free = []
    for spot in row.spots:
        box = spot.box(row.text)
        if box.fits(width) and box.top >= 0 and box.bottom <= height and all(box.apart(x.box, width) for x in placed):
            free.append((any(box.crossed_by(stroke, width) for stroke in strokes), spot))
    yield from (spot for crossed, spot in free if not crossed)
    yield from (spot for crossed, spot in free if crossed)
