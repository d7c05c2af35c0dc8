"""A date by which somebody acts, told as it stands today: a promise before it and on the day, late after it."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from .calendar import today

ANSWER_BY = _("Answer by %(day)s")
ANSWER_LATE = _("Answer overdue since %(day)s")


@dataclass(frozen=True)
class Due:
    """Never stored: what is said of a date changes with the day. `ahead` and `late` are words with a %(day)s.

    While the clock is `paused` the date does not count, so it is not said.
    """

    on: date
    ahead: StrOrPromise = ANSWER_BY
    late: StrOrPromise = ANSWER_LATE
    paused: bool = False

    @property
    def is_late(self) -> bool:
        """The day itself is still in time."""
        return not self.paused and self.on < today()

    @property
    def day(self) -> str:
        return date_format(self.on, "DATE_FORMAT")

    def __str__(self) -> str:
        if self.paused:
            return str(_("The clock stands still while a question is open."))
        return str(self.late if self.is_late else self.ahead) % {"day": self.day}
