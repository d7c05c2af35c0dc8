"""When a milestone is: a day, a month, or the time from one to another."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.formats import date_format

from .states import Precision


@dataclass(frozen=True)
class Span:
    """Both days included. Known to the month: from the first day of one to the last day of another."""

    starts: date
    ends: date
    precision: Precision = Precision.DAY

    @classmethod
    def day(cls, on: date) -> Self:
        return cls(on, on)

    @classmethod
    def of(cls, starts: date, ends: date | None, precision: str) -> Self:
        """As somebody entered it. Without an end it is that day, or that month; days of a month do not count."""
        last = ends or starts
        if precision == Precision.MONTH:
            return cls(starts.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]), Precision.MONTH)
        return cls(starts, last)

    @property
    def is_one_month(self) -> bool:
        same = (self.starts.year, self.starts.month) == (self.ends.year, self.ends.month)
        return self.precision == Precision.MONTH and same

    @property
    def is_period(self) -> bool:
        """More than one day, or than one month where only months are known."""
        return self.starts != self.ends and not self.is_one_month

    def __str__(self) -> str:
        """“6 April 2017”, “February 2017”, “August – November 2016”."""
        if self.precision == Precision.DAY:
            days = (self.starts, self.ends) if self.is_period else (self.starts,)
            return " – ".join(date_format(day, "DATE_FORMAT") for day in days)
        last = date_format(self.ends, "YEAR_MONTH_FORMAT")
        if self.is_one_month:
            return last
        same_year = self.starts.year == self.ends.year
        return f"{date_format(self.starts, 'F' if same_year else 'YEAR_MONTH_FORMAT')} – {last}"
