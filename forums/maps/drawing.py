"""From degrees to a drawing and back, and paths in it. A town is small: a plane does.

A path is SVG's, of whole numbers: "M0 0L10 0L10 10Z". Holes and islands are rings of the same path (fill-rule evenodd).
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .points import GeoPoint

SIZE = 1000  # units of the longer side
MARGIN = 8
RING = re.compile(r"M([^MZ]*)Z")

type Place = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """Where a drawing lies: its north-western corner, units for each degree, and its size in units."""

    west: float
    north: float
    x_per_degree: float
    y_per_degree: float
    width: int
    height: int

    @classmethod
    def around(cls, west: float, south: float, east: float, north: float) -> "Frame":
        """The frame of a town with these borders, in degrees. They must enclose something."""
        narrow = math.cos(math.radians((south + north) / 2))
        units = (SIZE - 2 * MARGIN) / max((east - west) * narrow, north - south)
        return cls(
            west=west - MARGIN / (units * narrow),
            north=north + MARGIN / units,
            x_per_degree=units * narrow,
            y_per_degree=units,
            width=round((east - west) * narrow * units) + 2 * MARGIN,
            height=round((north - south) * units) + 2 * MARGIN,
        )

    def place(self, longitude: float, latitude: float) -> Place:
        return (longitude - self.west) * self.x_per_degree, (self.north - latitude) * self.y_per_degree

    def degrees(self, place: Place) -> Place:
        """Longitude and latitude of a place in the drawing; about 10 cm are enough."""
        x, y = place
        return round(self.west + x / self.x_per_degree, 6), round(self.north - y / self.y_per_degree, 6)

    def place_of(self, point: GeoPoint) -> Place:
        return self.place(float(point.longitude), float(point.latitude))


def path_of(rings: Iterable[Sequence[Place]]) -> str:
    """Rings without their repeated end. What has become a line by rounding is left out."""
    return "".join(_ring(ring) for ring in rings)


def _ring(ring: Sequence[Place]) -> str:
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = round(x), round(y)
        if not points or points[-1] != point:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    if len(set(points)) < 3:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"


def rings_of(path: str) -> list[list[tuple[int, int]]]:
    rings = []
    for found in RING.finditer(path):
        pairs = (pair.split() for pair in found[1].split("L"))
        rings.append([(int(x), int(y)) for x, y in pairs])
    return rings


def is_inside(path: str, place: Place) -> bool:
    """Whether the place lies in the path's area: a line to its right crosses the rings an odd number of times."""
    x, y = place
    inside = False
    for ring in rings_of(path):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside
