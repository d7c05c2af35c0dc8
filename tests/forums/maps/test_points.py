"""A point is a square of about 100 m, however exactly it was sent."""

from decimal import Decimal
from math import cos, radians

import pytest

from forums.maps.drawing import Frame
from forums.maps.points import LATITUDE_STEP, LONGITUDE_STEP, GeoPoint

METRES = 111_320  # of a degree of latitude


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("52.2791,7.4381", GeoPoint(Decimal("52.2791"), Decimal("7.4381"))),
        (" 52,7 ", GeoPoint(Decimal(52), Decimal(7))),
        ("-33.9,18.4", GeoPoint(Decimal("-33.9"), Decimal("18.4"))),
        *(
            (text, None)
            for text in ("", "52.2", "nan,nan", "1e5,7", "91,7", "52,181", "52.2,7.4,1", "52.2;7.4", "٥٢,٧")
        ),
    ],
)
def test_only_two_numbers_on_earth_are_a_point(text: str, point: GeoPoint | None) -> None:
    assert GeoPoint.read(text) == point


@pytest.mark.parametrize("latitude", [46, 52, 55])
def test_a_square_is_about_a_hundred_metres_wide_in_europe(latitude: int) -> None:
    sides = float(LATITUDE_STEP) * METRES, float(LONGITUDE_STEP) * METRES * cos(radians(latitude))
    assert [90 < side < 120 for side in sides] == [True, True]


def test_rounding_twice_is_rounding_once_and_neighbours_share_a_square() -> None:
    exact = GeoPoint(Decimal("52.279123456"), Decimal("7.438123456"))
    rounded = exact.rounded()
    assert str(rounded) == "52.2790,7.4385"
    assert rounded.rounded() == rounded
    assert GeoPoint(Decimal("52.2793"), Decimal("7.4379")).rounded() == rounded


def test_a_place_in_a_frame_lies_where_it_should() -> None:
    frame = Frame.around(7.4, 52.2, 7.5, 52.3)
    west, top = frame.place(7.4, 52.3)
    east, bottom = frame.place(7.5, 52.2)
    assert (round(west), round(top), round(bottom)) == (8, 8, 992)
    assert round(east) == frame.width - 8
