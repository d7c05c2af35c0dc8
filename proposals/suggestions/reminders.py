"""When somebody is reminded of a date, and what the notices prove about it.

The rhythm, in working days: once from `reminder_days` (setting, 5) before the date on; once when it has passed;
then once in every further `reminder_days`, so that nobody is mailed daily about one thing. A run that comes late
writes what is due now and nothing for the days it missed. What has gone out is read from `Notice` rows that were
sent: a page claims no reminder without one.
"""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.timezone import localdate

from forums.bodies.models import Duty
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.notices.models import Notice

from .models import Suggestion
from .steps import Step

SEAT_OVERDUE = "desk.overdue"
LEAD_LIST = "desk.overdue_list"
MOST_LISTED = 50  # in one mail; of the rest it gives the number


@dataclass(frozen=True)
class Rhythm:
    """Take one for each job with `current()`."""

    calendar: WorkingCalendar
    days: int

    @classmethod
    def current(cls) -> Self:
        return cls(WorkingCalendar.current(), Municipality.current().reminder_days)

    @property
    def horizon(self) -> date:
        """Dates after this day need no reminder yet."""
        return self.calendar.add(today(), self.days)

    def before(self, day: date) -> bool:
        """Whether the reminder before this date is due."""
        return today() <= day <= self.horizon

    def round_after(self, day: date) -> int:
        """Which reminder after the date is due: 0 for none, 1 when it has just passed, 2 a span later …"""
        late = self.calendar.between(day, today())
        return 0 if late < 1 else 1 + (late - 1) // self.days

    def lately(self, day: date) -> bool:
        """Whether that day lies less than one span back: what was said then need not be said again."""
        return self.calendar.between(day, today()) < self.days


def team_reminded_on(step: Step) -> date | None:
    """Of the Step that a date has passed: the day on which its team was first sent word of that; None where no mail
    went out."""
    sent = Notice.objects.about(Suggestion, step.suggestion_id).sent().filter(kind=SEAT_OVERDUE).order_by("sent_at")
    days = (notice.sent_at for notice in sent if notice.data.get("due") == step.data.get("due_on"))
    return next((localdate(sent_at) for sent_at in days if sent_at), None)


def lead_knows(suggestion: Suggestion) -> bool:
    """Whether the lead tandem has it itself, or had it in the last list sent to it, written after its date had
    passed. One query."""
    if suggestion.holder.duty == Duty.LEAD:
        return True
    last = Notice.objects.sent().filter(kind=LEAD_LIST).order_by("-sent_at").first()
    if last is None or last.sent_at is None or suggestion.due_on is None:
        return False
    return suggestion.due_on < localdate(last.sent_at) and suggestion.pk in last.data["suggestions"][:MOST_LISTED]
