"""Sums that cannot be turned back into single people, and times of which nothing is left out."""

from datetime import date, timedelta

import pytest

from forums.municipality.calendar import WorkingCalendar
from proposals.public.report.groups import Grouped, above_floor, grouped
from proposals.public.report.waits import Waits, working_days_since


@pytest.mark.parametrize(
    ("counts", "shown", "others"),
    [
        ({}, [], 0),
        ({"de": 4}, [], 0),
        ({"de": 3, "ar": 1}, [], 0),
        ({"de": 3, "ar": 2}, [], 5),
        ({"de": 5}, [("de", 5)], 0),
        ({"de": 100, "ar": 5, "tr": 0}, [("de", 100), ("ar", 5)], 0),
        ({"de": 100, "ar": 9, "tr": 3, "ru": 4}, [("de", 100), ("ar", 9)], 7),
        ({"de": 100, "ar": 9, "tr": 1}, [("de", 100)], 10),
        ({"de": 100, "tr": 1}, [], 101),
    ],
)
def test_the_others_are_never_so_few_that_a_sum_gives_them_away(
    counts: dict[str, int], shown: list[tuple[str, int]], others: int
) -> None:
    assert grouped(counts) == Grouped(shown, others)


def test_what_overlaps_is_shown_from_the_floor_on() -> None:
    assert above_floor({1: 5, 2: 4, 3: 9}) == ([(3, 9), (1, 5)], True)
    assert above_floor({1: 5}) == ([(1, 5)], False)
    assert above_floor({}) == ([], False)


def test_who_still_waits_counts_with_the_days_so_far() -> None:
    waits = Waits({2: 5, 10: 3}, {30: 2})
    assert (waits.longest_of(50), waits.longest_of(80), waits.longest_of(90)) == (2, 10, 30)
    assert (waits.answers, waits.open) == (8, 2)


def test_too_few_people_make_no_time() -> None:
    assert Waits({2: 2}, {3: 2}).longest_of(50) is None
    assert Waits({2: 3}, {3: 2}).longest_of(50) == 2
    assert Waits({}, {}).longest_of(90) is None


def test_days_in_one_walk_are_those_of_the_calendar(db: None) -> None:
    today, calendar = date(2026, 1, 8), WorkingCalendar.current()
    days = [today - timedelta(days=number) for number in range(40)]
    assert working_days_since(days, today) == {day: calendar.between(day, today) for day in days}
    assert working_days_since([], today) == {}
