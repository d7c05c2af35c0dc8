"""What a city may bring as a map, and what it is told otherwise: bounded, in plain words, never a stack trace."""

import tracemalloc
from time import process_time

import pytest
from django.utils import translation

from forums.maps import geojson
from forums.maps.geojson import UnusableFile, read

from .geo import collection, districts, feature, square

NO_COLLECTION = "The file is no FeatureCollection. Please export the districts as GeoJSON, one feature for each."
NO_JSON = "The file is no valid JSON. Perhaps it was cut off."
TOO_MANY = "The outlines have too many points. Please simplify them before the export."
SWAPPED = "Latitude and longitude are swapped. In GeoJSON the longitude comes first."


def other(system: str) -> str:
    return (
        f"The coordinates are in another system ({system}). GeoJSON needs degrees in WGS 84. "
        "In the export, please choose the system EPSG:4326 (WGS 84)."
    )


def ring(*points: object) -> bytes:
    return collection(feature("Mesum", list(points)))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def english() -> None:
    translation.activate("en")


def test_features_are_read_with_or_without_a_byte_order_mark() -> None:
    raw = districts("Mesum", "Elte")
    assert [one.properties["name"] for one in read(raw)] == ["Mesum", "Elte"]
    assert read(b"\xef\xbb\xbf" + raw) == read(raw)


def test_an_open_ring_is_closed_and_a_height_left_out() -> None:
    [found] = read(ring([7.4, 52.2, 31], [7.41, 52.2, 30], [7.41, 52.21, 0]))
    assert found.areas == [[[(7.4, 52.2), (7.41, 52.2), (7.41, 52.21), (7.4, 52.2)]]]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", NO_JSON),
        (b'{"type": "FeatureColl', NO_JSON),
        (b'{"type": "FeatureCollection", "features": [' + b"1" * 5000 + b"]}", NO_JSON),
        (b"[]", NO_COLLECTION),
        (b'{"type": "Topology", "objects": {}}', NO_COLLECTION),
        (b'{"type": "FeatureCollection", "features": {}}', NO_COLLECTION),
        (b'{"type": "FeatureCollection", "features": []}', "The file has no features."),
        ('{"name": "Düne"}'.encode("latin-1"), "The file is not written in UTF-8, as GeoJSON must be."),
        (b"[" * 100_000, "The file is nested too deeply. It is no map of districts."),
        (b"[" * 500_001, TOO_MANY),
        (b"{" * 20_001, TOO_MANY),
        (
            b" " * (8 * 2**20 + 1),
            "The file is too large: at most 8 MB. Please simplify the outlines before the export.",
        ),
        (
            collection(*[feature("M")] * 301),
            "The file has more than 300 features. A map of districts has fewer.",
        ),
        (collection({"type": "Feature", "geometry": None}), "Feature 1 has no geometry."),
        (collection({"type": "Nothing"}), "Feature 1 has no geometry."),
        (
            collection({"type": "Feature", "geometry": {"type": "Point", "coordinates": [7.4, 52.2]}}),
            "Feature 1 is no area but “Point”. Only Polygon and MultiPolygon can be drawn.",
        ),
        (
            collection({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": []}}),
            "The outline of feature 1 is incomplete.",
        ),
        (
            collection({"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": [[[]]]}}),
            "The outline of feature 1 is incomplete.",
        ),
    ],
)
def test_what_is_no_map_of_districts_is_refused_in_plain_words(raw: bytes, message: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        read(raw)
    assert str(refused.value) == message


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_words_that_are_no_json_numbers_are_named(word: str) -> None:
    raw = districts("Mesum").replace(b"7.4,", word.encode() + b",", 1)
    with pytest.raises(UnusableFile, match=f"“{word}” stands in the file where a number should be."):
        read(raw)


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ([[7.4, 52.2], [7.41, 52.2]], "The outline of feature 1 has fewer than three points."),
        ([[7.4, 52.2]] * 5, "The outline of feature 1 has fewer than three points."),
        ([[7.4], [7.41, 52.2], [7.41, 52.21]], "The outline of feature 1 has a point without two numbers."),
        ([[True, False], [7.41, 52.2], [7.41, 52.21]], "The outline of feature 1 has a point without two numbers."),
        ([["7.4", "52.2"], [7.41, 52.2]], "The outline of feature 1 has a point without two numbers."),
        ([[10**400, 1], [7.41, 52.2], [7.41, 52.21]], "The outline of feature 1 has a number that is no place."),
    ],
)
def test_outlines_that_are_none_name_their_feature(points: list[object], message: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        read(ring(*points))
    assert str(refused.value) == message


def test_a_number_too_large_for_a_computer_is_no_place() -> None:
    raw = districts("Mesum").replace(b"7.4,", b"1e999,", 1)
    with pytest.raises(UnusableFile, match="feature 1 has a number that is no place"):
        read(raw)


@pytest.mark.parametrize(
    ("x", "y", "system"),
    [
        (395_000, 5_792_000, "ETRS89 / UTM, EPSG:25832"),
        (32_395_000, 5_792_000, "ETRS89 / UTM, EPSG:4647"),
        (2_598_000, 5_794_000, "Gauß-Krüger, EPSG:31466–31469"),
        (823_000, 6_840_000, "not in degrees"),
    ],
)
def test_other_systems_are_recognised_by_their_numbers(x: float, y: float, system: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        read(ring([x, y], [x + 900, y], [x + 900, y + 900]))
    assert str(refused.value) == other(system)


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", True),
        ("urn:ogc:def:crs:EPSG::4326", True),
        ("EPSG:4258", True),
        ("urn:ogc:def:crs:EPSG::25832", False),
    ],
)
def test_an_older_file_may_name_its_system(name: str, is_known: bool) -> None:
    raw = collection(feature("Mesum"), crs={"type": "name", "properties": {"name": name}})
    if is_known:
        assert len(read(raw)) == 1
        return
    with pytest.raises(UnusableFile) as refused:
        read(raw)
    assert str(refused.value) == other(name)


@pytest.mark.parametrize("crs", [None, [], "EPSG:4326", {"properties": None}, {"properties": {"name": 4326}}])
def test_whatever_stands_there_instead_of_a_system_does_no_harm(crs: object) -> None:
    try:
        read(collection(feature("Mesum"), crs=crs))
    except UnusableFile as refused:
        assert str(refused) == other("4326")  # noqa: PT017  most of these say nothing


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ([[52.2, 7.4], [52.21, 7.4], [52.21, 7.41]], SWAPPED),
        (
            [[0, 0], [0.01, 0], [0.01, 0.01]],
            "The coordinates do not lie in Europe. Please check the system and the order of the numbers.",
        ),
        (
            [[179.9, 52], [-179.9, 52], [-179.9, 52.1]],
            "The coordinates do not lie in Europe. Please check the system and the order of the numbers.",
        ),
        (
            [[7.4, 52.2], [7.41, 52.2], [9.5, 52.21]],
            "The areas reach over more than a town and its surroundings. One point may lie far away.",
        ),
    ],
)
def test_places_that_cannot_be_meant_are_told(points: list[object], message: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        read(ring(*points))
    assert str(refused.value) == message


def test_the_largest_file_that_is_read_takes_bounded_memory_and_time() -> None:
    points = ",".join(f"[7.{at % 1000:03},52.{at // 1000}]" for at in range(geojson.MOST_LISTS - 10))
    raw = collection(feature("Mesum", [[0, 0]])).replace(b"[0, 0]", points.encode())
    assert len(raw) <= geojson.MOST_BYTES
    tracemalloc.start()
    began = process_time()
    [found] = read(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.areas[0][0]) == geojson.MOST_LISTS - 9
    assert (peak < 300 * 2**20, process_time() - began < 20) == (True, True)


def test_only_properties_that_are_words_can_be_names() -> None:
    [found] = read(collection(feature(None, square(), nr=7, Name=" Mesum \n Süd ", leer=" ", flag=None)))
    assert found.properties == {"Name": "Mesum Süd"}
