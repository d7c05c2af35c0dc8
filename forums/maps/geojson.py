"""Reading a GeoJSON file (RFC 7946) that somebody brings: bounded, checked, told in plain words what is wrong."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from django.utils.translation import gettext as _

MOST_BYTES = 8 * 2**20
MOST_LISTS = 500_000  # "[" in the file: each position is one, and what a parser needs memory for
MOST_OBJECTS = 20_000
MOST_FEATURES = 300
LONGEST_NAME = 80
WIDEST = 2.0  # degrees: a town is smaller
EUROPE = (-32.0, 27.0, 46.0, 72.0)  # west, south, east, north: where a municipality may lie that uses this
AREAS = ("Polygon", "MultiPolygon")

type Ring = list[tuple[float, float]]
type Area = list[Ring]  # the outline, then holes


class UnusableFile(Exception):
    """The file cannot be drawn. The message is for the person who brought it."""


@dataclass(frozen=True)
class Feature:
    """One feature: its areas in degrees, and its properties that are words."""

    number: int
    properties: Mapping[str, str]
    areas: list[Area]


def read(raw: bytes) -> list[Feature]:
    """The file's features. Raises UnusableFile."""
    collection = _parsed(raw)
    _check_system(collection)
    if collection.get("type") != "FeatureCollection" or not isinstance(collection.get("features"), list):
        _refuse(_("The file is no FeatureCollection. Please export the districts as GeoJSON, one feature for each."))
    rows = collection["features"]
    if not rows:
        _refuse(_("The file has no features."))
    if len(rows) > MOST_FEATURES:
        _refuse(_("The file has more than %(most)s features. A map of districts has fewer.") % {"most": MOST_FEATURES})
    features = [_feature(number, row) for number, row in enumerate(rows, 1)]
    _check_extent(features)
    return features


def _refuse(message: str) -> NoReturn:
    raise UnusableFile(message)


def _parsed(raw: bytes) -> dict[str, Any]:
    if len(raw) > MOST_BYTES:
        _refuse(_("The file is too large: at most 8 MB. Please simplify the outlines before the export."))
    if raw.count(b"[") > MOST_LISTS or raw.count(b"{") > MOST_OBJECTS:
        _refuse(_("The outlines have too many points. Please simplify them before the export."))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFile(_("The file is not written in UTF-8, as GeoJSON must be.")) from error
    try:
        found = json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise UnusableFile(_("The file is nested too deeply. It is no map of districts.")) from error
    except ValueError as error:
        raise UnusableFile(_("The file is no valid JSON. Perhaps it was cut off.")) from error
    if not isinstance(found, dict):
        _refuse(_("The file is no FeatureCollection. Please export the districts as GeoJSON, one feature for each."))
    return found


def _no_number(word: str) -> NoReturn:
    _refuse(_("“%(word)s” stands in the file where a number should be.") % {"word": word})


def _check_system(collection: Mapping[str, Any]) -> None:
    """RFC 7946 knows only WGS 84; older files name another system in a member of their own."""
    named = collection.get("crs")
    name = (
        str(named.get("properties", {}).get("name", ""))
        if isinstance(named, dict) and isinstance(named.get("properties", {}), dict)
        else ""
    )
    if name and not name.upper().endswith(("CRS84", "EPSG::4326", "EPSG:4326", "EPSG::4258", "EPSG:4258")):
        _refuse(_other_system(name[:60]))


def _other_system(name: str) -> str:
    return _(
        "The coordinates are in another system (%(name)s). GeoJSON needs degrees in WGS 84. In the export, please "
        "choose the system EPSG:4326 (WGS 84)."
    ) % {"name": name}


def _feature(number: int, row: Any) -> Feature:
    geometry = row.get("geometry") if isinstance(row, dict) and row.get("type") == "Feature" else None
    if not isinstance(geometry, dict):
        _refuse(_("Feature %(number)s has no geometry.") % {"number": number})
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in AREAS:
        _refuse(
            _("Feature %(number)s is no area but “%(kind)s”. Only Polygon and MultiPolygon can be drawn.")
            % {"number": number, "kind": str(kind)[:30]}
        )
    areas = [coordinates] if kind == "Polygon" else coordinates
    properties = row.get("properties")
    words = properties if isinstance(properties, dict) else {}
    return Feature(
        number,
        {str(key): " ".join(word.split()) for key, word in words.items() if isinstance(word, str) and word.strip()},
        [[_ring(number, ring) for ring in _filled(number, area)] for area in _filled(number, areas)],
    )


def _filled(number: int, rows: Any) -> list[Any]:
    if not isinstance(rows, list) or not rows:
        _refuse(_("The outline of feature %(number)s is incomplete.") % {"number": number})
    return rows


def _ring(number: int, positions: Any) -> Ring:
    ring = [_position(number, position) for position in _filled(number, positions)]
    if ring[0] != ring[-1]:
        ring.append(ring[0])
    if len(set(ring)) < 3:
        _refuse(_("The outline of feature %(number)s has fewer than three points.") % {"number": number})
    return ring


def _position(number: int, position: Any) -> tuple[float, float]:
    """Longitude first. A height, which may follow, is not needed."""
    pair = position[:2] if isinstance(position, list) else []
    if len(pair) < 2 or any(isinstance(value, bool) or not isinstance(value, int | float) for value in pair):
        _refuse(_("The outline of feature %(number)s has a point without two numbers.") % {"number": number})
    try:
        longitude, latitude = float(pair[0]), float(pair[1])
    except OverflowError:
        longitude = latitude = math.inf
    if not (math.isfinite(longitude) and math.isfinite(latitude)):
        _refuse(_("The outline of feature %(number)s has a number that is no place.") % {"number": number})
    if abs(longitude) > 180 or abs(latitude) > 90:
        _refuse(_other_system(_system_of(longitude, latitude)))
    return longitude, latitude


def _system_of(x: float, y: float) -> str:
    """What numbers of this size usually are; German cities work in UTM, some with the zone before the number."""
    if 5_000_000 < y < 6_500_000:
        if 100_000 < x < 1_000_000:
            return "ETRS89 / UTM, EPSG:25832"
        if 32_000_000 < x < 34_000_000:
            return "ETRS89 / UTM, EPSG:4647"
        if 2_000_000 < x < 6_000_000:
            return "Gauß-Krüger, EPSG:31466–31469"
    return _("not in degrees")


def positions(features: list[Feature]) -> Iterator[tuple[float, float]]:
    for feature in features:
        for area in feature.areas:
            for ring in area:
                yield from ring


def borders(features: list[Feature]) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    places = list(positions(features))
    longitudes, latitudes = [x for x, _y in places], [y for _x, y in places]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _lies_in_europe(west: float, south: float, east: float, north: float) -> bool:
    return EUROPE[0] <= west and EUROPE[1] <= south and east <= EUROPE[2] and north <= EUROPE[3]


def _check_extent(features: list[Feature]) -> None:
    west, south, east, north = borders(features)
    if not _lies_in_europe(west, south, east, north):
        if _lies_in_europe(south, west, north, east):
            _refuse(_("Latitude and longitude are swapped. In GeoJSON the longitude comes first."))
        _refuse(_("The coordinates do not lie in Europe. Please check the system and the order of the numbers."))
    if max(east - west, north - south) > WIDEST:
        _refuse(_("The areas reach over more than a town and its surroundings. One point may lie far away."))
    # In Europe a swapped pair is often still a place in Europe: south of it, in the sea or in the desert.
    if south < 20 < west and _lies_in_europe(south, west, north, east):
        _refuse(_("Latitude and longitude are swapped. In GeoJSON the longitude comes first."))
