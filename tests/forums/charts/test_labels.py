"""Words of a picture never lie on each other or leave it, at any width."""

from random import Random

import pytest

from forums.charts.labels import LINE, NARROW, WIDE, Anchor, Box, Placed, Spot, Stroke, Wanted, place, text_width

HEIGHT = 12.0
WIDTHS = [NARROW, 18, 22.5, 30, WIDE, 48, 74]


def scattered(seed: int) -> list[Wanted]:
    """Twelve words, each with some spots, as a chart may ask for them."""
    dice = Random(seed)  # noqa: S311

    def spot() -> Spot:
        return Spot(dice.random(), dice.uniform(0, HEIGHT - LINE), dice.choice(list(Anchor)), dice.uniform(-1, 1))

    return [Wanted(dice.choice(["7", "1.250", "Ziel: 6 Wochen"]), [spot() for _ in range(4)]) for _ in range(12)]


def overlaps(one: Box, other: Box, width: float) -> bool:
    across = one.x * width + one.left < other.x * width + other.right
    back = other.x * width + other.left < one.x * width + one.right
    return across and back and one.top < other.bottom and other.top < one.bottom


def shown(placed: list[Placed], width: float) -> list[Box]:
    return [label.box for label in placed if width >= WIDE or not label.wide]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("seed", range(40))
def test_no_two_words_overlap_and_none_leaves_the_picture(seed: int, width: float) -> None:
    boxes = shown(place(scattered(seed), height=HEIGHT), width)
    assert len(boxes) > 1
    pairs = [(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]]
    assert [pair for pair in pairs if overlaps(*pair, width)] == []
    assert [box for box in boxes if box.x * width + box.left < -1e-9 or box.x * width + box.right > width + 1e-9] == []


def test_two_that_would_meet_on_a_wider_picture_are_not_apart() -> None:
    left = Box.of("7", x=0.5, top=0, anchor=Anchor.END, shift=-2)
    right = Box.of("7", x=0.4, top=0, anchor=Anchor.START, shift=2)
    assert not left.apart(right, NARROW)


def test_the_weightier_word_gets_the_spot() -> None:
    spots = [Spot(0.5, 2, Anchor.MIDDLE)]
    placed = place([Wanted("first", spots), Wanted("second", spots)], height=HEIGHT)
    assert [label.text for label in placed] == ["first"]


def test_what_has_no_room_on_a_phone_waits_for_a_wide_picture() -> None:
    words = "x" * 12
    wanted = [Wanted(words, [Spot(x, 2, Anchor.MIDDLE)]) for x in (0.3, 0.7)]
    assert [label.wide for label in place(wanted, height=HEIGHT)] == [False, True]


def test_a_spot_that_no_line_runs_through_comes_first() -> None:
    spots = [Spot(0.5, 2, Anchor.MIDDLE), Spot(0.5, 6, Anchor.MIDDLE)]
    (label,) = place([Wanted("7", spots)], strokes=[Stroke(0, 2.5, 1, 2.5)], height=HEIGHT)
    assert label.spot.top == 6


def test_a_line_through_every_spot_is_borne() -> None:
    spots = [Spot(0.5, 2, Anchor.MIDDLE)]
    (label,) = place([Wanted("7", spots)], strokes=[Stroke(0, 0, 1, 5)], height=HEIGHT)
    assert label.spot.top == 2


@pytest.mark.parametrize(
    ("stroke", "crosses"),
    [
        (Stroke(0, 0, 1, 0), False),
        (Stroke(0, 1.5, 1, 1.5), True),
        (Stroke(0.5, 0, 0.5, 4), True),
        (Stroke(0.9, 0, 0.9, 4), False),
        (Stroke(0, 0, 0.1, 5), False),
        (Stroke(0.45, 1.5, 0.55, 1.6), True),
    ],
)
def test_strokes_are_clipped_to_the_box(stroke: Stroke, crosses: bool) -> None:
    assert stroke.crosses(4, 1, 6, 2, width=10) is crosses


def test_words_are_taken_for_wider_than_they_are_rather_than_narrower() -> None:
    assert (text_width(""), text_width("1.000") > 4 * 0.55, text_width("日本") >= 2) == (0, True, True)
