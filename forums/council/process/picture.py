"""The plan as a picture: periods as bars, days and months as numbered points on one line of time.

Across, places are per cent of the width; text never scales. Points that would lie on each other take another row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from forums.charts.marks import Mark, Pattern, fill, patterns
from forums.municipality.calendar import today

from .states import Standing
from .timeline import Point

KEY = "plan"
APART = 9.5  # per cent between two points of a row: a finger's width on a phone
ROW = 36  # pixels
RADIUS = 14
QUARTER = 3  # months between two ticks
CROWDED = 30  # months; longer plans have a tick for each year only
EDGE = 12  # per cent at either end where words turn inwards


@dataclass(frozen=True)
class Bar:
    point: Point
    x: str
    width: str
    mark: Mark
    fill: str


@dataclass(frozen=True)
class Dot:
    """`ground`: what its number stands on, as in forums.charts.parts."""

    point: Point
    x: str
    y: int
    mark: Mark
    fill: str
    ground: str


@dataclass(frozen=True)
class Tick:
    """`turned`: its word reads towards the middle, where the end of the plan leaves no room."""

    x: str
    text: str
    is_year: bool
    turned: bool


@dataclass(frozen=True)
class Key:
    standing: Standing
    mark: Mark
    fill: str


@dataclass(frozen=True)
class Picture:
    """`now` is empty where today lies outside of the plan; `now_side` says to which side its word reads."""

    bars: list[Bar]
    dots: list[Dot]
    ticks: list[Tick]
    keys: list[Key]
    patterns: list[Pattern]
    now: str
    now_side: str
    dots_height: int
    first: date
    last: date
    radius: int = RADIUS

    @property
    def dots_line(self) -> int:
        """Where the line of time runs: through the first row."""
        return ROW // 2


def picture(points: Sequence[Point], on: date | None = None) -> Picture | None:
    """None where there is nothing to draw."""
    if not points:
        return None
    day = on or today()
    scale = _Scale.of(points)
    dots = _dots([point for point in points if not point.milestone.span.is_period], scale)
    marks = {point.standing.mark: point.standing for point in points}
    now = scale.at(day) if scale.first <= day < scale.end else None
    return Picture(
        bars=[_bar(point, scale) for point in points if point.milestone.span.is_period],
        dots=dots,
        ticks=_ticks(scale),
        keys=[Key(_plain(standing), mark, fill(KEY, mark)) for mark, standing in sorted(marks.items())],
        patterns=patterns(KEY, marks),
        now="" if now is None else _percent(now),
        now_side="" if now is None else _side(now),
        dots_height=max((dot.y for dot in dots), default=ROW // 2) + ROW // 2,
        first=scale.first,
        last=scale.end - timedelta(days=1),
    )


def _plain(standing: Standing) -> Standing:
    """What a texture stands for in the key: all that is ahead is planned."""
    return Standing.AHEAD if standing.mark == Mark.PLANNED else standing


@dataclass(frozen=True)
class _Scale:
    """Whole months: `end` is the first day after them."""

    first: date
    end: date

    @classmethod
    def of(cls, points: Sequence[Point]) -> "_Scale":
        first = min(point.milestone.starts for point in points).replace(day=1)
        return cls(first, _months_on(max(point.milestone.ends for point in points), 1))

    def at(self, day: date) -> float:
        return 100 * (day - self.first).days / (self.end - self.first).days


def _bar(point: Point, scale: _Scale) -> Bar:
    x, end = scale.at(point.milestone.starts), scale.at(point.milestone.ends + timedelta(days=1))
    mark = point.standing.mark
    return Bar(point, _percent(x), _percent(end - x), mark, fill(KEY, mark))


def _dots(points: Sequence[Point], scale: _Scale) -> list[Dot]:
    ends: list[float] = []  # of each row: where its last point lies
    dots: list[Dot] = []
    for point in points:
        x = scale.at(point.milestone.starts + (point.milestone.ends - point.milestone.starts) / 2)
        row = next((row for row, last in enumerate(ends) if x - last >= APART), len(ends))
        ends[row : row + 1] = [x]
        mark = point.standing.mark
        ground = "plate" if mark.is_textured else mark.value
        dots.append(Dot(point, _percent(x), ROW // 2 + row * ROW, mark, fill(KEY, mark), ground))
    return dots


def _ticks(scale: _Scale) -> list[Tick]:
    """Each year, and its quarters where there is room."""
    months = round((scale.end - scale.first).days / 30.4)
    ticks: list[Tick] = []
    for month in (_months_on(scale.first, number) for number in range(months)):
        is_year = month.month == 1
        is_quarter = (month.month - 1) % QUARTER == 0 and scale.at(month) >= EDGE
        if is_year or (months <= CROWDED and (is_quarter or month == scale.first)):
            text = date_format(month, "Y" if is_year else "M Y" if month == scale.first else "M")
            ticks.append(Tick(_percent(scale.at(month)), text, is_year, turned=scale.at(month) > 100 - EDGE))
    return ticks


def _months_on(day: date, number: int) -> date:
    months = day.year * 12 + day.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)


def _percent(share: float) -> str:
    return f"{share:.2f}%"


def _side(share: float) -> str:
    return "start" if share < EDGE else "end" if share > 100 - EDGE else "middle"
