"""Working days of the city: weekends, the state's holidays and the city's own closing days are not."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays
from django.utils import timezone

from .models import ClosingDay, Municipality


@lru_cache(maxsize=8)
def _holidays(region: str) -> holidays.HolidayBase:
    return holidays.country_holidays("DE", subdiv=region)


class WorkingCalendar:
    """Counts in working days. Take one per request or job with `current()` (two queries) and reuse it.

    Deadlines are inclusive dates: due on the day itself is in time. Counting starts on the
    following day, as § 187 (1) BGB does for spans that begin with an event.
    """

    def __init__(self, *, region: str = "NW", closed: Collection[date] = ()) -> None:
        self._holidays = _holidays(region)
        self._closed = frozenset(closed)

    @classmethod
    def current(cls) -> "WorkingCalendar":
        return cls(
            region=Municipality.current().holiday_region,
            closed=ClosingDay.objects.values_list("day", flat=True),
        )

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self._holidays and day not in self._closed

    def add(self, start: date, days: int) -> date:
        """The date `days` working days after `start`; with 0, the first working day from `start` on."""
        day = start
        left = days
        while left > 0 or not self.is_working_day(day):
            day += timedelta(days=1)
            if self.is_working_day(day):
                left -= 1
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative where `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        span = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in span)

    def hours_since(self, moment: datetime, *, now: datetime | None = None) -> float:
        """Working hours (opening hours on working days) from `moment` until now."""
        city = Municipality.current()
        start, end = timezone.localtime(moment), timezone.localtime(now or timezone.now())
        total = timedelta()
        day = start.date()
        while day <= end.date():
            if self.is_working_day(day):
                opens = start.replace(
                    year=day.year,
                    month=day.month,
                    day=day.day,
                    hour=city.opens_at.hour,
                    minute=city.opens_at.minute,
                    second=0,
                    microsecond=0,
                )
                closes = opens.replace(hour=city.closes_at.hour, minute=city.closes_at.minute)
                total += max(min(end, closes) - max(start, opens), timedelta())
            day += timedelta(days=1)
        return total.total_seconds() / 3600


def today() -> date:
    """The date in the city, not in UTC."""
    return timezone.localdate()
