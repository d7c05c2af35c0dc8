"""A figure over time: its readings as points on a line, targets as levels, the days between them to scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from .labels import LINE, Anchor, Placed, Spot, Stroke, Wanted, place, text_width
from .numbers import figure, per_cent, rem
from .points import Kind, Point, Target, missing_years
from .scale import Scale

TOP = 1.75  # rem above the highest tick, for the words of a point that lies there
HEIGHT = 12.0  # from the highest tick to the lowest
FOOT = 1.75  # below it, for the years
INSET = 0.09  # of the width, left free beside the first and the last point
ASIDE = 0.6  # rem between a point and words beside it


@dataclass(frozen=True)
class Dot:
    x: str
    y: str
    last: bool
    kind: Kind = Kind.READING


@dataclass(frozen=True)
class Level:
    """A horizontal line, with what stands beside it at the edge; from `x1` to `x2`."""

    y: str
    text: str
    baseline: str
    x1: str = "0"
    x2: str = "100%"


@dataclass(frozen=True)
class Line:
    """Points for a polyline on a ground of 1000 by `HEIGHT` rem."""

    points: str


@dataclass(frozen=True)
class Label:
    """Words as SVG takes them; their classes say what they are, how they are anchored, and whether they need width."""

    text: str
    x: str
    y: str
    dx: str
    classes: str


@dataclass(frozen=True)
class Series:
    """For components/chart_series.html. `gaps` are strokes over years without a reading; `way` leads to the target."""

    key: str
    height: str
    scale_width: str
    levels: list[Level]
    targets: list[Level]
    runs: list[Line]
    gaps: list[Line]
    way: Line | None
    dots: list[Dot]
    labels: list[Label]

    ground = f"0 0 1000 {(TOP + HEIGHT + FOOT) * 10:g}"


def series(
    key: str, points: Sequence[Point], targets: Sequence[Target] = (), *, reached: bool = False
) -> Series | None:
    """From all readings, oldest first; None while there is none. No way leads to a target that is `reached`."""
    return Drawing(points, targets, reached=reached).series(key) if points else None


class Drawing:
    """The places of everything: shares of the width across, rem down."""

    def __init__(self, points: Sequence[Point], targets: Sequence[Target] = (), *, reached: bool = False) -> None:
        self.points, self.reached = points, reached
        self.targets = sorted(targets, key=lambda target: (target.year is None, target.year or 0))
        self.values = [point.value for point in points]
        self.scale = Scale.over([*self.values, *(target.value for target in targets)])
        self.ticks = [figure(tick) for tick in self.scale.ticks]
        self.aside = max(map(text_width, self.ticks)) + ASIDE
        self.goals = [(date(target.year, 12, 31), target) for target in self.targets if target.year]
        self.first = points[0].on
        self.last = max([points[-1].on, *(day for day, _target in self.goals)])

    def x(self, day: date) -> float:
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return INSET + share * (1 - 2 * INSET)

    def y(self, value: Decimal) -> float:
        return TOP + HEIGHT * (1 - self.scale.share(value))

    def series(self, key: str) -> Series:
        missing = set(missing_years(self.points))
        runs: list[list[Point]] = [[self.points[0]]]
        gaps = []
        for old, new in pairwise(self.points):
            if missing.intersection(range(old.on.year + 1, new.on.year)):
                gaps.append(self._line([self._at(old), self._at(new)]))
                runs.append([new])
            else:
                runs[-1].append(new)
        return Series(
            key,
            height=rem(TOP + HEIGHT + FOOT),
            scale_width=rem(self.aside),
            levels=[self._level(*tick) for tick in zip(self.scale.ticks, self.ticks, strict=True)],
            targets=list(self._target_levels()),
            runs=[self._line([self._at(point) for point in run]) for run in runs if len(run) > 1],
            gaps=gaps,
            way=self._line(way) if (way := self._way()) else None,
            dots=[
                Dot(per_cent(self.x(point.on)), rem(self.y(point.value)), point is self.points[-1], point.kind)
                for point in self.points
            ],
            labels=[*map(_label, self.words()), *map(_label, self.years())],
        )

    def _at(self, point: Point) -> tuple[float, float]:
        return self.x(point.on), self.y(point.value)

    def _way(self) -> list[tuple[float, float]]:
        """From the latest reading to the targets that lie ahead, in the order of their years."""
        latest = self.points[-1]
        ahead = [] if self.reached else [(day, target) for day, target in self.goals if day > latest.on]
        if not ahead:
            return []
        return [self._at(latest), *((self.x(day), self.y(target.value)) for day, target in ahead)]

    def _spans(self) -> Iterator[tuple[Target, float, float]]:
        """Over which part of the width each target is a level: one alone over all of it, several each until its year
        from the one before; what has no year lies over all."""
        start = 0.0
        for target in self.targets:
            if target.year is None or len(self.goals) == 1:
                yield target, 0.0, 1.0
            elif (end := self.x(date(target.year, 12, 31))) > start:
                yield target, start, end
                start = end

    def _target_levels(self) -> Iterator[Level]:
        for target, start, end in self._spans():
            y = rem(self.y(target.value))
            yield Level(y, "", y, per_cent(start), per_cent(end))

    def _level(self, value: Decimal, text: str) -> Level:
        y = self.y(value)
        return Level(rem(y), text, rem(y + 0.35))

    def _line(self, places: Sequence[tuple[float, float]]) -> Line:
        return Line(" ".join(f"{x * 1000:.1f},{y * 10:.1f}" for x, y in places))

    def _strokes(self) -> list[Stroke]:
        places = [self._at(point) for point in self.points]
        ways = [places, self._way()]
        lines = [Stroke(*start, *end) for way in ways for start, end in pairwise(way)]
        for target, start, end in self._spans():
            level = self.y(target.value)
            lines.append(Stroke(start, level, end, level))
        return lines

    def words(self) -> list[Placed]:
        """The values: the latest first, then the targets, the first, and the others as far as there is room."""
        order = [self.points[-1], *self.points[:1], *self.points[1:-1]][: len(self.points)]
        wanted = [
            Wanted(figure(point.value), list(self._beside(point)), tone="last" if point is self.points[-1] else "value")
            for point in order
        ]
        wanted[1:1] = [
            Wanted(target.words, list(self._along(self.y(target.value), start, end)), tone="target")
            for target, start, end in self._spans()
        ]
        return place(wanted, strokes=self._strokes(), height=TOP + HEIGHT, aside=self.aside)

    def _beside(self, point: Point) -> Iterator[Spot]:
        x, y = self._at(point)
        for top in (y - LINE - 0.5, y + 0.5):
            yield Spot(x, top, Anchor.MIDDLE)
        for top in (y - LINE - 0.3, y + 0.3, y - LINE / 2):
            yield Spot(x, top, Anchor.START, shift=ASIDE)
            yield Spot(x, top, Anchor.END, shift=-ASIDE)

    @staticmethod
    def _along(y: float, start: float, end: float) -> Iterator[Spot]:
        """At the end of the target's line, at its beginning, or between: below it or above it."""
        for x, anchor in ((end, Anchor.END), (start, Anchor.START), ((start + end) / 2, Anchor.MIDDLE)):
            yield Spot(x, y + 0.25, anchor)
            yield Spot(x, y - LINE - 0.25, anchor)

    def years(self) -> list[Placed]:
        """Under the points: the latest, the targets' years, the first, and the others as far as there is room."""
        days = [self.points[-1].on, *(day for day, _target in reversed(self.goals)), self.points[0].on]
        days += [point.on for point in self.points[1:-1]]
        named: dict[int, date] = {}
        for day in days:
            named.setdefault(day.year, day)
        wanted = [
            Wanted(str(year), [Spot(self.x(day), 0.0, anchor) for anchor in (Anchor.MIDDLE, Anchor.END, Anchor.START)])
            for year, day in named.items()
        ]
        below = TOP + HEIGHT + 0.35
        return [
            Placed(found.text, Spot(found.spot.x, below, found.spot.anchor), "year", found.wide)
            for found in place(wanted, height=LINE, aside=self.aside)
        ]


def _label(placed: Placed) -> Label:
    spot = placed.spot
    # The line of a text's letters lies a little above the lower edge of its room.
    baseline = spot.top + LINE - 0.3
    return Label(
        placed.text,
        per_cent(spot.x),
        rem(baseline),
        rem(spot.shift),
        f"series__text--{placed.tone} series__text--{spot.anchor}{' diagram__wide' if placed.wide else ''}",
    )
