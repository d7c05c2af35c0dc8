"""The picture of one structure: bands from top to bottom, boxes in them; numbers that a template draws as SVG.

Drawn twice, wide and as one column for phones; the page shows one of them. Sizes are in the units of
the drawing, which are about pixels. Text is centred, so that it reads the same in both directions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import wrap

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .overview import Group, Half, Shown, Tier

GAP = 16
LINE = 22
PADDING = 14
LABEL = 34
CHARACTER = 8.6  # a wide average at 16 px; narrower letters only leave air
ARROW = 34


@dataclass(frozen=True)
class Line:
    text: str
    x: float
    y: float
    note: bool = False


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    tier: Tier
    lines: list[Line]
    parts: "list[Box]"  # drawn inside, below the lines

    @property
    def words(self) -> str:
        """What the box says, for those who do not see it."""
        own = " ".join(line.text for line in self.lines)
        if not self.parts:
            return own
        inside = ", ".join(part.words for part in self.parts)
        return _("%(body)s, and inside it: %(parts)s") % {"body": own, "parts": inside}


@dataclass(frozen=True)
class Band:
    """A row of boxes with its heading; `arrow` is the point from which an arrow leads to the next band."""

    label: str
    y: float
    height: float
    middle: float
    boxes: list[Box]
    arrow: float | None = None

    @property
    def label_y(self) -> float:
        return self.y + 23

    @property
    def arrow_path(self) -> str:
        """Down the middle to the next band."""
        tip = (self.arrow or 0) + ARROW - 8
        return f"M{self.middle} {(self.arrow or 0) + 6}V{tip}M{self.middle - 6} {tip - 7}l6 7 6 -7"


@dataclass
class Chart:
    width: int
    height: float = 0.0
    bands: list[Band] = field(default_factory=list)


def chart(half: Half, *, width: int, columns: int) -> Chart:
    """Lay the structure out on a drawing of this width with at most so many boxes beside each other."""
    drawn = Chart(width)
    for at, group in enumerate(half.groups):
        follows = at + 1 < len(half.groups) and half.groups[at + 1].tier != Tier.ENDED
        band = _band(group, top=drawn.height, width=width, columns=columns, arrow=follows)
        drawn.bands.append(band)
        drawn.height = band.y + band.height + (ARROW if follows else GAP)
    return drawn


def _band(group: Group, *, top: float, width: int, columns: int, arrow: bool) -> Band:
    count = min(columns, len(group.bodies))
    box_width = (width - GAP * (count + 1)) / count
    boxes: list[Box] = []
    y: float = top + LABEL
    for row in _rows(group.bodies, count):
        height = max(_height(shown, box_width) for shown in row)
        # A last row with fewer boxes stands in the middle.
        left = (width - len(row) * (box_width + GAP) + GAP) / 2
        for place, shown in enumerate(row):
            boxes.append(_box(shown, left + place * (box_width + GAP), y, box_width, height))
        y += height + GAP
    whole = y - top
    return Band(str(group.tier.label), top, whole, width / 2, boxes, arrow=top + whole if arrow else None)


def _rows(bodies: list[Shown], count: int) -> Iterator[list[Shown]]:
    for start in range(0, len(bodies), count):
        yield bodies[start : start + count]


def _texts(shown: Shown, width: float) -> Iterator[tuple[str, bool]]:
    """The lines in a box, and whether each is a note below the name."""
    room = int((width - 2 * PADDING) / CHARACTER)
    name = str(shown.body.name)
    if shown.body.field:
        name = f"{shown.body.field.code} {shown.body.field.name}"
    yield from ((line, False) for line in wrap(name, room))
    yield from ((line, True) for line in wrap(note(shown), room))


def note(shown: Shown) -> str:
    """What the picture says below a name: a vacant seat, or what came after."""
    if shown.tier == Tier.ENDED:
        names = [str(body.name) for body in shown.successors]
        if shown.networks_follow:
            names.append(_("the networks of all action fields"))
        after = ", ".join(names)
        return _("since then: %(bodies)s") % {"bodies": after} if after else ""
    if shown.vacant:
        return ngettext("%(count)d seat is vacant", "%(count)d seats are vacant", shown.vacant) % {
            "count": shown.vacant
        }
    return ""


def _height(shown: Shown, width: float) -> float:
    """What a box of this width needs, with the boxes inside it."""
    own = len([*_texts(shown, width)]) * LINE + 2 * PADDING
    return own + sum(_height(part, width - 2 * PADDING) + PADDING for part in shown.parts)


def _box(shown: Shown, x: float, y: float, width: float, height: float) -> Box:
    """Its lines in the middle of the room that the boxes inside it leave above them."""
    inner = width - 2 * PADDING
    heights = [_height(part, inner) for part in shown.parts]
    room = height - sum(heights) - PADDING * len(heights)
    parts, below = [], y + room
    for part, part_height in zip(shown.parts, heights, strict=True):
        parts.append(_box(part, x + PADDING, below, inner, part_height))
        below += part_height + PADDING
    texts = [*_texts(shown, width)]
    first = y + (room - len(texts) * LINE) / 2 + LINE * 0.75
    lines = [
        Line(text, round(x + width / 2, 1), round(first + at * LINE, 1), is_note)
        for at, (text, is_note) in enumerate(texts)
    ]
    return Box(round(x, 1), round(y, 1), round(width, 1), round(height, 1), shown.tier, lines, parts)
