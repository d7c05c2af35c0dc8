"""The grammar of all charts: what something is, told by colour and by texture, never by one of them alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """Blue was said, green is done, crimson is late, grey is the rest. Solid is done, stripes are under way, dots are
    planned, a grid is adopted by a body, an outline is open, crosses are stopped, dashes are overdue."""

    SAID = "said"
    DONE = "done"
    PARTLY = "partly"
    RUNNING = "running"
    PLANNED = "planned"
    ADOPTED = "adopted"
    OPEN = "open"
    LATE = "late"
    OVERDUE = "overdue"
    STOPPED = "stopped"
    REST = "rest"

    @property
    def is_textured(self) -> bool:
        """Drawn with a pattern, which needs an id of its own on the page; the others are filled by their class."""
        return self in TEXTURES


# Tone and texture of each that has one, as base/palette.css and components/patterns.html name them.
TEXTURES: dict[Mark, tuple[str, str]] = {
    Mark.PARTLY: ("done", "half"),
    Mark.RUNNING: ("done", "stripes"),
    Mark.PLANNED: ("done", "dots"),
    Mark.ADOPTED: ("done", "grid"),
    Mark.LATE: ("late", "stripes"),
    Mark.OVERDUE: ("late", "dashes"),
    Mark.STOPPED: ("rest", "crosses"),
}


@dataclass(frozen=True)
class Pattern:
    """A texture as one chart defines it; `key` makes its id unique on the page."""

    key: str
    mark: Mark

    @property
    def id(self) -> str:
        return f"{self.key}-{self.mark}"

    @property
    def tone(self) -> str:
        return TEXTURES[self.mark][0]

    @property
    def texture(self) -> str:
        return TEXTURES[self.mark][1]


def fill(key: str, mark: Mark) -> str:
    """The attribute `fill` of a part of the chart `key`; empty where the class says it."""
    return f"url(#{Pattern(key, mark).id})" if mark.is_textured else ""


def patterns(key: str, marks: Iterable[Mark]) -> list[Pattern]:
    """Those that a chart with these marks defines, each once, in the order of the grammar."""
    used = set(marks)
    return [Pattern(key, mark) for mark in Mark if mark in used and mark.is_textured]
