"""The demo's past, played in the order in which things happened, with what time did in between."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from operator import itemgetter

from django.utils import timezone

from forums.municipality.calendar import WorkingCalendar, today
from proposals.daily import DEADLINES

from .clock import Clock, set_back

type Line = tuple[datetime, Callable[[], None]]

DAY = timedelta(days=1)
BEFORE_WORK = time(6)  # when the past's daily jobs ran
OFFICE_OPENS = time(9)


def play(lines: Iterable[Line]) -> None:
    """Every verb at its moment, and each morning from the first one on what had become due."""
    ordered = sorted(lines, key=itemgetter(0))
    if not ordered:
        return
    now = timezone.now()
    with set_back() as clock:
        clock.moment = ordered[0][0]
        for moment, verb in ordered:
            _let_mornings_pass(clock, moment)
            clock.moment = moment
            verb()
        _let_mornings_pass(clock, now)
    do_what_is_due()


def do_what_is_due() -> None:
    for job in DEADLINES.values():
        job()


def _let_mornings_pass(clock: Clock, until: datetime) -> None:
    morning = at(timezone.localdate(clock.moment) + DAY, BEFORE_WORK)
    while morning < until:
        clock.moment = morning
        do_what_is_due()
        morning = at(timezone.localdate(morning) + DAY, BEFORE_WORK)


def at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def office_hours(days_ago: float, calendar: WorkingCalendar, minutes: int = 0) -> datetime:
    """That day, or the first working day after it."""
    day = calendar.add(today() - timedelta(days=int(days_ago)), 0)
    return at(day, OFFICE_OPENS) + timedelta(minutes=minutes)
