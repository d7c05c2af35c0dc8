"""The list of streets that the city brings: each line with a name, a district, and where the street is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from forums.municipality.models import District
from forums.spreadsheets.reading import Spreadsheet

from .models import Street, TownMap
from .points import GeoPoint
from .shapes import same_name

# What such columns are called, in the order of preference.
STREET = ("straße", "strasse", "straßenname", "strassenname", "street", "name")
DISTRICT = ("stadtteil", "ortsteil", "stadtbezirk", "bezirk", "district")
LATITUDE = ("breite", "breitengrad", "latitude", "lat", "y")
LONGITUDE = ("länge", "laenge", "längengrad", "laengengrad", "longitude", "lon", "lng", "long", "x")
LONGEST_NUMBER = 24  # signs
LONGEST_NAME = 100


class ColumnMissing(Exception):
    """The table is no list of streets. The message is for the person who brought it."""


@dataclass
class StreetList:
    """What a table would bring: streets, and why a row brings none."""

    streets: list[Street] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    repeated: int = 0


class _RowProblem(Exception):
    pass


def read_streets(table: Spreadsheet) -> StreetList:
    """Raises ColumnMissing. Nothing is stored."""
    street, latitude, longitude = _columns(
        table.headers, ((STREET, _("street")), (LATITUDE, _("latitude")), (LONGITUDE, _("longitude")))
    )
    district = _found(table.headers, DISTRICT)
    town = TownMap.current()
    districts = list(District.objects.all())
    found, seen = StreetList(), set[tuple[int, str]]()
    for number, row in table.rows:
        try:
            name = _name(row.get(street, ""))
            point = _point(row.get(latitude, ""), row.get(longitude, ""))
            place = _district(row.get(district or "", ""), point, districts, town)
        except _RowProblem as problem:
            found.refused.append((number, str(problem)))
            continue
        key = (place.pk, name)
        if key in seen:
            found.repeated += 1
            continue
        seen.add(key)
        rounded = point.rounded()
        found.streets.append(Street(district=place, name=name, latitude=rounded.latitude, longitude=rounded.longitude))
    return found


def _found(headers: Iterable[str], names: tuple[str, ...]) -> str | None:
    spelled = {header.casefold().strip(): header for header in headers}
    return next((spelled[name] for name in names if name in spelled), None)


def _columns(headers: list[str], wanted: Iterable[tuple[tuple[str, ...], str]]) -> list[str]:
    """One for each of the wanted. Raises ColumnMissing, which names all that are missing."""
    found = [(_found(headers, names), names, label) for names, label in wanted]
    words = _("The column “%(label)s” is missing. It may be called: %(names)s.")
    missing = [words % {"label": label, "names": ", ".join(names)} for column, names, label in found if column is None]
    if missing:
        raise ColumnMissing(" ".join(missing))
    return [column for column, _names, _label in found if column is not None]


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise _RowProblem(_("The name of the street is missing."))
    if len(name) > LONGEST_NAME:
        raise _RowProblem(_("The name of the street is too long."))
    return name


def _point(latitude: str, longitude: str) -> GeoPoint:
    point = GeoPoint.read(f"{_number(latitude)},{_number(longitude)}")
    if point is None:
        raise _RowProblem(_("Latitude and longitude must be degrees of WGS 84, for example 52.2791 and 7.4381."))
    return point


def _number(text: str) -> str:
    """Also with a decimal comma, as German programs write it."""
    try:
        number = Decimal(text.strip().replace(",", ".")) if len(text) <= LONGEST_NUMBER else Decimal("NaN")
    except InvalidOperation:
        return ""
    return f"{number:.6f}" if number.is_finite() and abs(number) <= 360 else ""


def _district(text: str, point: GeoPoint, districts: list[District], town: TownMap | None) -> District:
    """The one that is named; else the one in which the point lies. A point off the map is a slip."""
    shape = town.shape_at(point) if town else None
    if town and shape is None:
        raise _RowProblem(_("The place lies outside of the town."))
    if text.strip():
        named = next((district for district in districts if same_name(district.name, text)), None)
        if named is None:
            raise _RowProblem(_("We do not know the district “%(name)s”.") % {"name": text.strip()[:80]})
        return named
    if shape is None or shape.shown_district is None:
        raise _RowProblem(_("The district is missing."))
    return shape.shown_district
