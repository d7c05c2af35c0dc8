"""How often an indicator is read, and by when its next reading is due."""

import calendar
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    """Empty in rows from before it was asked: of those no next reading is expected."""

    YEARLY = "yearly", _("once a year")
    HALF_YEARLY = "half_yearly", _("every six months")
    QUARTERLY = "quarterly", _("every three months")
    ONCE = "once", _("only once")


# From one reading to the next.
MONTHS: dict[str, int] = {
    Frequency.YEARLY: 12,
    Frequency.HALF_YEARLY: 6,
    Frequency.QUARTERLY: 3,
}


def next_day(frequency: str, last: date) -> date | None:
    """The day that the next reading is about; None where no other follows. The last day of a month leads to the last
    day of a month."""
    months = MONTHS.get(frequency)
    return _months_later(last, months) if months else None


def next_due(frequency: str, last: date | None, first_due: date | None, delay: int) -> date | None:
    """By when the next reading is to be entered: `delay` months after the day it is about, at the end of that month.

    Before the first reading the day that was set for it; None where nothing was set, or where no reading follows.
    """
    if last is None:
        return first_due
    day = next_day(frequency, last)
    return None if day is None else _end_of_month(_months_later(day, delay))


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
