"""Deadlines count in working days of the city: no weekends, no holidays of the state, no closing days."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from forums.municipality.calendar import WorkingCalendar
from forums.municipality.models import ClosingDay, Municipality

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 11, 23), 2, date(2026, 11, 25)),  # Monday
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # over a weekend
        (date(2026, 11, 21), 0, date(2026, 11, 23)),  # nothing to add: the next working day
        (date(2026, 12, 23), 2, date(2026, 12, 28)),  # over Christmas, 24 December being a working day
        (date(2026, 6, 3), 1, date(2026, 6, 5)),  # Corpus Christi: a holiday in this state
        (date(2026, 10, 30), 20, date(2026, 11, 27)),  # All Saints' Day falls on a Sunday
    ],
)
def test_days_are_added_as_the_city_works(start: date, days: int, due: date) -> None:
    assert WorkingCalendar().add(start, days) == due


def test_another_state_has_other_holidays() -> None:
    assert WorkingCalendar(region="BE").add(date(2026, 6, 3), 1) == date(2026, 6, 4)


def test_the_citys_own_closing_days_are_data(db: None) -> None:
    ClosingDay.objects.create(day=date(2026, 12, 24))
    assert WorkingCalendar.current().add(date(2026, 12, 23), 1) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 11, 23), date(2026, 11, 20), -1),
        (date(2026, 12, 23), date(2027, 1, 4), 6),
    ],
)
def test_days_between_leave_out_the_first_and_keep_the_last(start: date, end: date, days: int) -> None:
    assert WorkingCalendar().between(start, end) == days


@pytest.mark.parametrize("start", [date(2026, 11, 20), date(2026, 12, 23), date(2026, 4, 2)])
@pytest.mark.parametrize("days", [1, 5, 20])
def test_adding_and_counting_are_each_others_opposite(start: date, days: int) -> None:
    calendar = WorkingCalendar()
    assert calendar.between(start, calendar.add(start, days)) == days


@pytest.mark.parametrize(
    ("raised", "now", "hours"),
    [
        ((2026, 11, 23, 9, 0), (2026, 11, 23, 10, 30), 1.5),
        ((2026, 11, 20, 15, 30), (2026, 11, 23, 8, 30), 1.0),  # Friday's last half hour and Monday's first
        ((2026, 11, 21, 12, 0), (2026, 11, 22, 20, 0), 0.0),  # a weekend has none
    ],
)
def test_working_hours_run_only_while_the_office_is_open(
    db: None, raised: tuple[int, ...], now: tuple[int, ...], hours: float
) -> None:
    Municipality.current()
    start, end = (datetime(*moment, tzinfo=BERLIN) for moment in (raised, now))
    assert WorkingCalendar.current().hours_since(start, now=end) == pytest.approx(hours)
