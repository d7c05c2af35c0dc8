"""Days, months, years, and all of time: a period is put together from as few of them as possible."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from ..periods import Period


class Unit(models.TextChoices):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


def start_of(unit: Unit, day: date) -> date:
    """The first day of the span that holds the day."""
    match unit:
        case Unit.DAY:
            return day
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)
    return date.min


def _next_start(unit: Unit, day: date) -> date:
    """The day itself where a span begins on it, or the first day of the next span."""
    start = start_of(unit, day)
    if start == day:
        return day
    return start_of(unit, start + timedelta(days=366 if unit == Unit.YEAR else 31))


def spans_of(period: Period) -> Q:
    """The condition on tallies: those whose sum is the period."""
    if period.start is None and period.end is None:
        return Q(unit=Unit.ALL)
    stop = period.end + timedelta(days=1) if period.end else None
    return _between(period.start, stop, [Unit.YEAR, Unit.MONTH, Unit.DAY])


def _between(start: date | None, stop: date | None, units: list[Unit]) -> Q:
    """From the first day to before the last: whole spans of the largest unit, and smaller ones at both ends."""
    unit, *smaller = units
    first = _next_start(unit, start) if start else None
    last = start_of(unit, stop) if stop else None
    if first and last and first > last:
        return _between(start, stop, smaller)
    found = Q(unit=unit)
    if first:
        found &= Q(start__gte=first)
    if last:
        found &= Q(start__lt=last)
    if start and start != first:
        found |= _between(start, first, smaller)
    if stop and stop != last:
        found |= _between(last, stop, smaller)
    return found
