"""Wholes of several parts: a strip of shares, and bars of several states under each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .labels import NARROW, WIDE, text_width
from .marks import Mark, Pattern, fill, patterns
from .numbers import figure, per_cent
from .tables import Cell, Column, Row, Table

LEAST = 0.0075  # of the width: what is there is seen, though it is one of 100,000
MARGIN = 0.6  # rem beside a number inside its part


@dataclass(frozen=True)
class Part:
    """So many of a kind; `url` is the list of exactly these."""

    mark: Mark
    label: str
    count: int
    url: str = ""


@dataclass(frozen=True)
class Segment:
    """A part as it is drawn. Its number is in `text` where it fits, on wide pictures alone where `wide`."""

    part: Part
    x: str
    width: str
    middle: str
    fill: str
    text: str
    wide: bool

    @property
    def ground(self) -> str:
        """What a number stands on: on anything but a solid colour it needs a plain edge of its own."""
        return "plate" if self.part.mark.is_textured else self.part.mark.value


@dataclass(frozen=True)
class Bar:
    """One whole with its name; `total` is the sum of its parts, `url` where its name leads."""

    name: str
    segments: list[Segment]
    total: int
    url: str = ""

    @property
    def figure(self) -> str:
        return figure(self.total)


@dataclass(frozen=True)
class Whole:
    """One row of figures that makes a bar; all rows have the same kinds of parts."""

    name: str
    parts: Sequence[Part]
    url: str = ""

    @property
    def total(self) -> int:
        return sum(part.count for part in self.parts)


@dataclass(frozen=True)
class Bars:
    """For components/chart_bars.html and, with one bar, components/chart_strip.html."""

    key: str
    bars: list[Bar]
    legend: list[Segment]
    patterns: list[Pattern]
    table: Table

    @property
    def is_empty(self) -> bool:
        return not any(bar.total for bar in self.bars)


def strip(key: str, parts: Sequence[Part], *, of: str) -> Bars:
    """One whole over the full width, with what it counts (`of`) as the head of its table's column. Parts of nothing are
    left out of the picture, not out of the table."""
    whole = Whole("", parts)
    bar = Bar("", _segments(key, parts, whole.total), whole.total)
    table = Table(
        columns=[Column(""), Column(of)],
        rows=[Row(part.label, [Cell(figure(part.count), part.url if part.count else "")]) for part in parts],
    )
    return _made(key, [bar], parts, table)


def bars(key: str, wholes: Sequence[Whole], *, of: str, total: str = "") -> Bars:
    """Wholes under each other on one scale, the largest over the full width. Where each has one part, that is its
    total, and the table needs no column for it."""
    largest = max((whole.total for whole in wholes), default=0)
    drawn = [Bar(whole.name, _bar_segments(key, whole.parts, largest), whole.total, whole.url) for whole in wholes]
    kinds = wholes[0].parts if wholes else []
    table = Table(
        columns=[Column(of, words=True), *(Column(part.label) for part in kinds), *([Column(total)] if total else [])],
        rows=[
            Row(
                whole.name,
                [
                    *(Cell(figure(part.count), part.url if part.count else "") for part in whole.parts),
                    *([Cell(figure(whole.total), whole.url if whole.total else "")] if total else []),
                ],
            )
            for whole in wholes
        ],
    )
    return _made(key, drawn, kinds, table)


def widths(counts: Sequence[int], scale: int) -> list[float]:
    """Shares of the picture's width for these counts, where `scale` is its whole width.

    Nothing is drawn for nothing. Where one would be too thin to be seen, all give a little to it: a larger count is
    never narrower than a smaller one, and the sum stays that of the counts.
    """
    total = sum(counts)
    if not total or not scale:
        return [0.0 for _count in counts]
    length = total / scale
    shares = [count / scale for count in counts]
    present = [share for share in shares if share]
    least = min(LEAST, length / len(present) / 2)
    if min(present) >= least:
        return shares
    rest = length - least * len(present)
    return [least + share / length * rest if share else 0.0 for share in shares]


def _segments(key: str, parts: Sequence[Part], scale: int) -> list[Segment]:
    found, x = [], 0.0
    for part, width in zip(parts, widths([part.count for part in parts], scale), strict=True):
        if part.count:
            found.append(_segment(key, part, x, width))
        x += width
    return found


def _bar_segments(key: str, parts: Sequence[Part], scale: int) -> list[Segment]:
    """A part that is the whole needs no number: that stands at the end of the bar already."""
    found = _segments(key, parts, scale)
    return found if len(parts) > 1 else [replace(segment, text="") for segment in found]


def _segment(key: str, part: Part, x: float, width: float) -> Segment:
    words = figure(part.count)
    needed = text_width(words) + MARGIN
    fits, fits_wide = width * NARROW >= needed, width * WIDE >= needed
    return Segment(
        part,
        x=per_cent(x),
        width=per_cent(width),
        middle=per_cent(x + width / 2),
        fill=fill(key, part.mark),
        text=words if fits_wide else "",
        wide=not fits,
    )


def _made(key: str, drawn: list[Bar], kinds: Sequence[Part], table: Table) -> Bars:
    legend = [Segment(part, "0", "100%", "50%", fill(key, part.mark), "", wide=False) for part in kinds]
    return Bars(key, drawn, legend, patterns(key, (part.mark for part in kinds)), table)
