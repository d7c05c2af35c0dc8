"""A map as components/town_map.html draws it: areas that may be links, labels, marks. Numbers are written for SVG."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django_stubs_ext import StrOrPromise

from .labels import Placed, Wanted, place_labels
from .models import DistrictShape, TownMap
from .points import GeoPoint

LEVELS = 4  # depths of colour for more than nothing
NEAR = 85  # units: marks closer than this would lie over each other on a telephone, and become one


@dataclass(frozen=True)
class Figure:
    """What is said of a district: the number on the map, where it leads, and both in words."""

    count: int
    url: str
    words: str


@dataclass(frozen=True)
class Area:
    name: str
    path: str
    level: int
    slug: str = ""
    url: str = ""
    words: str = ""


@dataclass(frozen=True)
class Label:
    x: str
    y: str
    name: str
    figure: str
    placed: Placed


@dataclass(frozen=True)
class Mark:
    """A point, or several that lie near each other."""

    x: str
    y: str
    words: str
    count: int = 1
    url: str = ""


@dataclass
class TownPicture:
    """`marks` lie above the areas."""

    town: TownMap
    areas: list[Area]
    labels: list[Label] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def view_box(self) -> str:
        return f"0 0 {self.town.width} {self.town.height}"

    @property
    def has_links(self) -> bool:
        """Whether a mark leads somewhere; otherwise words beside the picture say all."""
        return any(mark.url for mark in self.marks)

    @property
    def pick(self) -> dict[str, str]:
        """What a script needs to read a place in the picture as degrees."""
        frame = self.town.frame
        return {
            "west": repr(frame.west),
            "north": repr(frame.north),
            "x": repr(frame.x_per_degree / frame.width),
            "y": repr(frame.y_per_degree / frame.height),
        }


def picture_with_figures(town: TownMap, figures: dict[int, Figure]) -> TownPicture:
    """Each district with its figure and as a link. `figures` by the district's key."""
    most = max((figure.count for figure in figures.values()), default=0)
    areas, wanted = [], []
    for shape in town.drawn:
        district = shape.shown_district
        figure = figures.get(district.pk) if district else None
        if district is None or figure is None:
            areas.append(Area(shape.name, shape.path, 0))
            continue
        areas.append(
            Area(district.name, shape.path, _level(figure.count, most), district.slug, figure.url, figure.words)
        )
        wanted.append(Wanted(shape.label_x, shape.label_y, shape.label_room, str(figure.count), district.name))
    return TownPicture(town, areas, _labels(town, wanted))


def plain_picture(town: TownMap, point: GeoPoint | None = None, words: StrOrPromise = "") -> TownPicture:
    """The outlines alone, to be pointed at, or with one point."""
    areas = [
        Area(shape.name, shape.path, 0, shape.shown_district.slug if shape.shown_district else "")
        for shape in town.drawn
    ]
    marks = [] if point is None else [mark_of(town, [point], str(words))]
    return TownPicture(town, areas, [], marks)


def numbered_picture(town: TownMap, shapes: Sequence[DistrictShape]) -> TownPicture:
    """The outlines with the numbers of these areas, from 1: for a list beside it that asks which is which."""
    wanted = [
        Wanted(shape.label_x, shape.label_y, shape.label_room, str(number), shape.name)
        for number, shape in enumerate(shapes, 1)
    ]
    return TownPicture(town, plain_picture(town).areas, _labels(town, wanted))


def picture_of_point(point: GeoPoint | None) -> TownPicture | None:
    """The town with this point; None without one, or without a map. No query without a point."""
    town = TownMap.current() if point else None
    return plain_picture(town, point) if town else None


def _level(count: int, most: int) -> int:
    return -(-LEVELS * count // most) if count else 0


def _labels(town: TownMap, wanted: list[Wanted]) -> list[Label]:
    placed = place_labels(wanted, town.width)
    return [
        Label(*_share(town, label.x, label.y), label.name, label.figure, place)
        for label, place in zip(wanted, placed, strict=True)
    ]


def _share(town: TownMap, x: float, y: float) -> tuple[str, str]:
    return f"{100 * x / town.width:.2f}%", f"{100 * y / town.height:.2f}%"


def mark_of(town: TownMap, points: list[GeoPoint], words: str, url: str = "") -> Mark:
    """One mark for points that lie together."""
    places = [town.place_of(point) for point in points]
    x, y = (sum(values) / len(values) for values in zip(*places, strict=True))
    return Mark(*_share(town, x, y), words, len(points), url)


def clustered[T](town: TownMap, rows: Iterable[T], point_of: Callable[[T], GeoPoint]) -> list[list[T]]:
    """Rows whose marks would lie over each other, together; in the order of the first of each."""
    groups: list[tuple[float, float, list[T]]] = []
    for row in rows:
        x, y = town.place_of(point_of(row))
        near = next((group for gx, gy, group in groups if abs(gx - x) < NEAR and abs(gy - y) < NEAR), None)
        if near is None:
            groups.append((x, y, [row]))
        else:
            near.append(row)
    return [group for _x, _y, group in groups]
