"""Where the words of a map stand: inside their areas, and never over one another.

Words do not grow with the picture, so what fits depends on its width. For some widths it is worked out which label
finds room; style sheets show it from that width on (site/assets/css/components/town-map.css has the same widths).
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTHS = {"s": 240, "m": 440, "l": 640}  # pixels of the picture
LETTER, DIGIT, LINE = 8.8, 10.0, 21.0  # pixels: a letter of a name, a digit of a figure, the height of a line
AIR = 3.0

type Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Wanted:
    """A label that wants to stand at a place in the drawing; larger areas choose first."""

    x: int
    y: int
    room: int
    figure: str
    name: str


@dataclass(frozen=True)
class Placed:
    """From which width on figure and name are shown: "s", "m", "l", or "" for not at all."""

    figure_from: str
    name_from: str


def place_labels(labels: Sequence[Wanted], width: int) -> list[Placed]:
    """What fits at each width. What is shown at one width stays at all that are wider."""
    figures, names = [""] * len(labels), [""] * len(labels)
    for mark, pixels in WIDTHS.items():
        shown_figures, shown_names = _fitting(labels, width, pixels / width)
        for at in range(len(labels)):
            figures[at] = figures[at] or (mark if at in shown_figures else "")
            names[at] = names[at] or (mark if at in shown_names else "")
    return [Placed(figure, name) for figure, name in zip(figures, names, strict=True)]


def _fitting(labels: Sequence[Wanted], width: int, scale: float) -> tuple[set[int], set[int]]:
    """A name only stands above its figure. Figures come first, for they are what the map is about."""
    taken: list[Box] = []
    order = sorted(range(len(labels)), key=lambda at: -labels[at].room)
    figures, names = set[int](), set[int]()
    for at in order:
        box = _figure_box(labels[at], scale)
        if _is_free(box, taken):
            taken.append(box)
            figures.add(at)
    for at in order:
        box = _name_box(labels[at], scale)
        inside = box[0] >= 0 and box[2] <= width * scale and box[1] >= 0
        if at in figures and inside and _is_free(box, taken):
            taken.append(box)
            names.add(at)
    return figures, names


def _figure_box(label: Wanted, scale: float) -> Box:
    x, y = label.x * scale, label.y * scale
    half = len(label.figure) * DIGIT / 2 + AIR
    return x - half, y - LINE / 2, x + half, y + LINE / 2


def _name_box(label: Wanted, scale: float) -> Box:
    x, y = label.x * scale, label.y * scale
    half = len(label.name) * LETTER / 2 + AIR
    return x - half, y - 1.5 * LINE, x + half, y - LINE / 2


def _is_free(box: Box, taken: Sequence[Box]) -> bool:
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )
