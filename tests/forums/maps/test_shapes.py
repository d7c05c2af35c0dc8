"""Outlines become paths: neighbours keep one border, labels stand inside, what cannot be drawn is said."""

import pytest
from django.utils import translation

from forums.maps.drawing import SIZE, is_inside, rings_of
from forums.maps.geojson import UnusableFile, read
from forums.maps.shapes import MOST_SIGNS, DrawnShapes, draw

from .geo import STEP, collection, districts, feature, square


@pytest.fixture(autouse=True)
def english() -> None:
    translation.activate("en")


def drawn(raw: bytes, *known: str) -> DrawnShapes:
    return draw(read(raw), known)


def test_a_town_fills_its_drawing() -> None:
    found = drawn(districts("Mesum", "Elte"))
    assert found.frame.width == SIZE
    assert [shape.path for shape in found.shapes] == [
        "M500 811L500 8L8 8L8 811Z",
        "M500 811L500 8L992 8L992 811Z",
    ]
    assert found.remarks == []


def test_neighbours_keep_one_border_however_it_is_simplified() -> None:
    wavy = [[7.42 + 0.0004 * (at % 3), 52.2 + at * STEP / 200] for at in range(201)]
    left = [[7.4, 52.2], *wavy, [7.4, 52.22], [7.4, 52.2]]
    right = [[7.44, 52.22], *reversed(wavy), [7.44, 52.2], [7.44, 52.22]]
    west, east = drawn(collection(feature("West", left), feature("Ost", right))).shapes
    shared = set(rings_of(west.path)[0]) & set(rings_of(east.path)[0])
    [ring] = rings_of(west.path)
    assert {place for place in ring if place[0] > 400} == shared


def test_many_points_become_few() -> None:
    finely = collection(
        *(feature(f"Teil {row}-{column}", square(column, row, 400)) for row in range(5) for column in range(5))
    )
    found = drawn(finely)
    assert len(found.shapes) == 25
    assert sum(len(shape.path) for shape in found.shapes) < MOST_SIGNS


def test_a_label_stands_inside_its_area_even_where_the_middle_is_not() -> None:
    bent = [[7.4, 52.2], [7.46, 52.2], [7.46, 52.21], [7.41, 52.21], [7.41, 52.26], [7.4, 52.26], [7.4, 52.2]]
    [shape] = drawn(collection(feature("Winkel", bent))).shapes
    assert is_inside(shape.path, shape.label)
    assert shape.room > 20


def test_a_hole_is_not_inside_and_an_exclave_is() -> None:
    outer, hole = square(), [[7.405, 52.205], [7.415, 52.205], [7.415, 52.215], [7.405, 52.215], [7.405, 52.205]]
    both = {"type": "MultiPolygon", "coordinates": [[outer, hole], [square(2)]]}
    found = drawn(collection({"type": "Feature", "properties": {"name": "Mesum"}, "geometry": both}))
    [shape] = found.shapes
    places = [found.frame.place(*at) for at in ((7.41, 52.21), (7.402, 52.202), (7.45, 52.21), (7.43, 52.21))]
    assert [is_inside(shape.path, place) for place in places] == [False, True, True, False]


@pytest.mark.parametrize(
    "rings",
    [
        [[[7.4, 52.2], [7.42, 52.22], [7.42, 52.2], [7.4, 52.22], [7.4, 52.2]]],
        [square(), square(3)],
    ],
    ids=["bow tie", "hole outside"],
)
def test_outlines_that_cross_themselves_are_named(rings: list[list[list[float]]]) -> None:
    with pytest.raises(UnusableFile) as refused:
        drawn(collection(feature("Mesum", *rings)))
    assert str(refused.value) == (
        "The outline of “Mesum” crosses itself, or a hole lies outside of it. Please repair it first."
    )


def test_parts_with_the_same_name_become_one_area_and_it_is_said() -> None:
    found = drawn(districts("Mesum", "Elte", "Mesum"))
    assert [shape.name for shape in found.shapes] == ["Mesum", "Elte"]
    assert found.remarks == ["“Mesum” stands in the file more than once. Its parts became one area."]


def test_borders_that_overlap_are_drawn_and_it_is_said() -> None:
    shifted = [[x + STEP / 2, y] for x, y in square()]
    found = drawn(collection(feature("Mesum", square()), feature("Elte", shifted)))
    assert len(found.shapes) == 2
    assert found.remarks == ["Some borders do not meet exactly. There may be small gaps or overlaps on the map."]


def test_the_name_is_the_property_that_names_most_of_our_districts() -> None:
    names = ["Mesum", "Süd-Ost"]
    features = [feature("Stadt", square(at), id=f"a{at}", ort=name) for at, name in enumerate(names)]
    assert [shape.name for shape in drawn(collection(*features), "mesum", "Süd Ost").shapes] == ["Mesum", "Süd-Ost"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (collection(feature(None)), "The areas have no names. Each feature needs a property with the district's name."),
        (
            collection(feature("Mesum"), feature(None, square(1), other="x")),
            "Feature 2 has no name: its property “name” is empty.",
        ),
        (
            collection(feature("Mesum", [[7.4, 52.2], [7.40001, 52.2], [7.40001, 52.20001], [7.4, 52.2]])),
            "The areas are smaller than a house. Please check the coordinates.",
        ),
        (
            collection(
                feature("Mesum", [[7.4, 52.2], [7.5, 52.2], [7.5, 52.3], [7.4, 52.2]]),
                feature("Punkt", [[7.45, 52.28], [7.45001, 52.28], [7.45001, 52.28001], [7.45, 52.28]]),
            ),
            "“Punkt” is too small to be drawn beside the others.",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(raw: bytes, message: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        drawn(raw)
    assert str(refused.value) == message
