"""Parts of a whole are as wide as their numbers, and none that is there is too thin to be seen."""

from itertools import pairwise

import pytest
from django.utils import translation

from forums.charts.marks import TEXTURES, Mark
from forums.charts.matrix import matrix
from forums.charts.parts import LEAST, Part, Whole, bars, strip, widths
from forums.charts.tables import Cell, Row


@pytest.mark.parametrize(
    ("counts", "scale", "shares"),
    [
        ([1, 1, 2], 4, [0.25, 0.25, 0.5]),
        ([1, 0, 1], 4, [0.25, 0, 0.25]),
        ([0, 0], 0, [0, 0]),
        ([0, 0], 5, [0, 0]),
        ([], 5, []),
        ([7], 7, [1]),
    ],
)
def test_widths_are_the_shares(counts: list[int], scale: int, shares: list[float]) -> None:
    assert widths(counts, scale) == shares


@pytest.mark.parametrize("counts", [[100_000, 1], [1000, 999, *[1] * 20], [1, 99_999, 0, 3], [250_000, 249_999]])
def test_what_is_there_is_seen_and_more_is_never_narrower(counts: list[int]) -> None:
    found = widths(counts, sum(counts))
    assert sum(found) == pytest.approx(1)
    assert [width >= LEAST - 1e-9 for width in found] == [count > 0 for count in counts]
    by_size = sorted(zip(counts, found, strict=True))
    assert all(narrow <= wide + 1e-9 for (_few, narrow), (_many, wide) in pairwise(by_size))


def test_many_small_ones_fit_into_a_short_bar() -> None:
    assert sum(widths([1] * 6, 100_000)) == pytest.approx(6 / 100_000)


PARTS = [
    Part(Mark.DONE, "in time", 1200, "/in-time/"),
    Part(Mark.LATE, "late", 0, "/late/"),
    Part(Mark.OVERDUE, "overdue", 6, "/overdue/"),
]


def test_a_strip_draws_what_there_is_and_its_table_has_all() -> None:
    with translation.override("de"):
        chart = strip("a", PARTS, of="Answers")
    (bar,) = chart.bars
    assert [(s.part.label, s.text, s.wide, s.fill) for s in bar.segments] == [
        ("in time", "1.200", False, ""),
        ("overdue", "", True, "url(#a-overdue)"),
    ]
    assert list(chart.table.rows) == [
        Row("in time", [Cell("1.200", "/in-time/")]),
        Row("late", [Cell("0", "")]),
        Row("overdue", [Cell("6", "/overdue/")]),
    ]
    assert [pattern.id for pattern in chart.patterns] == ["a-late", "a-overdue"]


def test_a_strip_of_nothing_is_empty() -> None:
    assert strip("a", [Part(Mark.DONE, "in time", 0)], of="Answers").is_empty
    assert bars("a", [], of="Field", total="all").is_empty
    assert matrix("a", []).is_empty


def test_bars_stand_on_one_scale() -> None:
    rows = [Whole("Work", [Part(Mark.DONE, "done", 30)]), Whole("Housing", [Part(Mark.DONE, "done", 15)])]
    drawn = bars("a", rows, of="Field", total="all").bars
    assert [bar.segments[0].width for bar in drawn] == ["100%", "50%"]
    # The number at the end of a bar says all where it has one part.
    assert [(bar.figure, bar.segments[0].text) for bar in drawn] == [("30", ""), ("15", "")]
    assert [s.text for s in bars("a", [Whole("Work", PARTS)], of="Field").bars[0].segments] == ["1.200", ""]


def test_the_area_of_a_square_is_its_number() -> None:
    row = Whole("Work", [Part(Mark.DONE, "done", 100), Part(Mark.OPEN, "open", 25), Part(Mark.LATE, "late", 0)])
    assert [square.side for square in matrix("a", [(row, False)]).lines[0].squares] == ["1.75rem", "0.88rem", ""]


def test_colour_is_never_alone() -> None:
    """What shares a tone differs in its texture; blue, green, paper and grey are solid in one meaning each."""
    assert len(set(TEXTURES.values())) == len(TEXTURES)
    assert [mark for mark in Mark if not mark.is_textured] == [Mark.SAID, Mark.DONE, Mark.OPEN, Mark.REST]
