"""From outlines in degrees to paths that can be drawn: checked, and simplified so that neighbours keep one border."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from django.utils.translation import gettext as _
from shapely.geometry import MultiPolygon, Polygon

from .drawing import Frame, path_of
from .geojson import LONGEST_NAME, Feature, UnusableFile, borders

MOST_SIGNS = 16_000  # of all paths of a map: what a page may carry
FIRST_TOLERANCE = 2.0  # units of the drawing: no eye sees it
FINEST = 0.02  # units: a hand's breadth, below which the same border is written twice in different ways
SMALLEST = 4.0  # square units: an islet below it is no picture
NAMES = ("name", "stadtteil", "bezeichnung", "ortsteil", "stadtbezirk", "bezirk", "gebiet", "label", "title")


@dataclass(frozen=True)
class Shape:
    """One area as it is drawn. The label's place lies inside, as far from the border as can be: `room` units."""

    name: str
    path: str
    label: tuple[int, int]
    room: int


@dataclass(frozen=True)
class DrawnShapes:
    frame: Frame
    shapes: list[Shape]
    remarks: list[str] = field(default_factory=list)


def draw(features: list[Feature], known: Sequence[str] = ()) -> DrawnShapes:
    """The features as paths, named by the property that names most of the `known` districts. Raises UnusableFile."""
    key = _name_property(features, {_folded(name) for name in known})
    named: dict[str, list[Polygon | MultiPolygon]] = defaultdict(list)
    frame = _frame(features)
    for feature in features:
        name = feature.properties.get(key, "")[:LONGEST_NAME]
        if not name:
            raise UnusableFile(
                _("Feature %(number)s has no name: its property “%(key)s” is empty.")
                % {"number": feature.number, "key": key}
            )
        named[name] += _polygons(name, feature, frame)
    remarks = [
        _("“%(name)s” stands in the file more than once. Its parts became one area.") % {"name": name}
        for name, count in _counted(features, key).items()
        if count > 1
    ]
    areas = {name: _joined(parts) for name, parts in named.items()}
    if not shapely.coverage_is_valid(list(areas.values())):
        remarks.append(_("Some borders do not meet exactly. There may be small gaps or overlaps on the map."))
    return DrawnShapes(frame, _simplified(areas), remarks)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name one district."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold().replace("&", "und") if letter.isalnum())


def _counted(features: list[Feature], key: str) -> Mapping[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for feature in features:
        counts[feature.properties[key][:LONGEST_NAME]] += 1
    return counts


def _name_property(features: list[Feature], known: set[str]) -> str:
    """By the districts that its values name, then by what such a property is usually called."""
    keys = {key for feature in features for key in feature.properties}
    if not keys:
        raise UnusableFile(_("The areas have no names. Each feature needs a property with the district's name."))

    def worth(key: str) -> tuple[int, int, int, str]:
        values = [feature.properties[key] for feature in features if key in feature.properties]
        hits = len({_folded(value) for value in values} & known)
        usual = len(NAMES) - NAMES.index(key.casefold()) if key.casefold() in NAMES else 0
        return hits, usual, len(set(values)), key

    return max(keys, key=worth)


def _frame(features: list[Feature]) -> Frame:
    west, south, east, north = borders(features)
    if east - west < 1e-4 or north - south < 1e-4:
        raise UnusableFile(_("The areas are smaller than a house. Please check the coordinates."))
    return Frame.around(west, south, east, north)


def _polygons(name: str, feature: Feature, frame: Frame) -> list[Polygon | MultiPolygon]:
    polygons: list[Polygon | MultiPolygon] = []
    for area in feature.areas:
        outline, *holes = [[frame.place(*position) for position in ring] for ring in area]
        polygon = Polygon(outline, holes)
        if not polygon.is_valid:
            raise UnusableFile(
                _("The outline of “%(name)s” crosses itself, or a hole lies outside of it. Please repair it first.")
                % {"name": name}
            )
        polygons.append(shapely.set_precision(polygon, FINEST))
    return polygons


def _joined(parts: list[Polygon | MultiPolygon]) -> Polygon | MultiPolygon:
    joined = shapely.union_all(parts)
    if not isinstance(joined, Polygon | MultiPolygon):
        raise UnusableFile(_("The areas could not be joined. Please check the outlines."))
    return joined


def _simplified(areas: Mapping[str, Polygon | MultiPolygon]) -> list[Shape]:
    """Coarser until a page can carry it. Borders between neighbours are simplified once, for both."""
    tolerance = FIRST_TOLERANCE
    while True:
        simpler = shapely.coverage_simplify(list(areas.values()), tolerance)
        shapes = [_shape(name, areas[name], drawn) for name, drawn in zip(areas, simpler, strict=True)]
        if sum(len(shape.path) for shape in shapes) <= MOST_SIGNS or tolerance > 200:
            return shapes
        tolerance *= 1.5


def _shape(name: str, area: Polygon | MultiPolygon, drawn: Polygon | MultiPolygon) -> Shape:
    parts = [part for part in _parts(drawn) if part.area >= SMALLEST]
    path = path_of(
        [tuple(place) for place in ring.coords] for part in parts for ring in (part.exterior, *part.interiors)
    )
    if not path:
        raise UnusableFile(_("“%(name)s” is too small to be drawn beside the others.") % {"name": name})
    largest = max(_parts(drawn), key=lambda part: part.area)
    middle, border = shapely.maximum_inscribed_circle(largest, tolerance=1).coords
    room = ((middle[0] - border[0]) ** 2 + (middle[1] - border[1]) ** 2) ** 0.5
    return Shape(name, path, (round(middle[0]), round(middle[1])), int(room))


def _parts(area: Polygon | MultiPolygon) -> list[Polygon]:
    return list(area.geoms) if isinstance(area, MultiPolygon) else [area]
