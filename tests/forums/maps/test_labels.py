"""Words never stand over each other, at no width; what does not fit is left to the table."""

from itertools import combinations

import pytest

from forums.maps import labels
from forums.maps.labels import WIDTHS, Placed, Wanted, place_labels


def test_a_label_alone_is_shown_as_soon_as_its_name_fits() -> None:
    assert place_labels([Wanted(500, 500, 400, "3", "Mesum")], 1000) == [Placed("s", "s")]


def test_a_name_that_would_leave_the_picture_waits_for_more_room() -> None:
    assert place_labels([Wanted(90, 500, 80, "3", "Wadelheim")], 1000) == [Placed("s", "l")]
    assert place_labels([Wanted(20, 500, 80, "3", "Wadelheim")], 1000) == [Placed("s", "")]


def test_the_larger_area_chooses_first() -> None:
    near = [Wanted(500, 500, 40, "1", "Klein"), Wanted(530, 500, 200, "2", "Groß")]
    assert [placed.figure_from for placed in place_labels(near, 1000)] == ["l", "s"]


@pytest.mark.parametrize("width", WIDTHS.values())
def test_no_two_words_overlap(width: int) -> None:
    wanted = [Wanted(60 + 110 * (at % 8), 50 + 90 * (at // 8), 40 + at, str(at), f"Stadtteil {at}") for at in range(64)]
    boxes = []
    for label, placed in zip(wanted, place_labels(wanted, 1000), strict=True):
        if placed.figure_from and WIDTHS[placed.figure_from] <= width:
            boxes.append(labels._figure_box(label, width / 1000))
        if placed.name_from and WIDTHS[placed.name_from] <= width:
            boxes.append(labels._name_box(label, width / 1000))
    overlapping = [(a, b) for a, b in combinations(boxes, 2) if not labels._is_free(a, [b])]
    assert (bool(boxes), overlapping) == (True, [])
