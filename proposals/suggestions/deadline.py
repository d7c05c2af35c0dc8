"""The clock of a suggestion: the date by which its team answers, and how long the first answer took."""

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import User

from .concern import ClockStanding, Concern
from .dates import Promise
from .exceptions import NotPossible
from .steps import StepKind


class Deadline(Concern):
    """A question pauses the clock, an interim answer moves its date once, lateness is said in public.

    Days that were used stay used: after a pause, or an undone step, the clock goes on with those that were left. What
    was late already when the clock stopped was promised for a day that has passed, and stays late since that day.
    """

    due_on = models.DateField(_("due on"), null=True, blank=True)
    days_left_when_asked = models.SmallIntegerField(null=True, blank=True)
    extended_at = models.DateTimeField(null=True, blank=True)
    overdue_at = models.DateTimeField(null=True, blank=True)
    # The first answer, once and for all: reopening does not change how long people waited for it.
    answered_on = models.DateField(_("first answer"), null=True, editable=False)
    answer_days = models.PositiveSmallIntegerField(_("working days to the first answer"), null=True, editable=False)
    answered_in_time = models.BooleanField(_("first answer in time"), null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_past_due(self) -> bool:
        """The date has passed; the day itself is in time. A question to the author pauses the clock, but excuses
        nothing that was late when it was asked."""
        return self.due_on is not None and self.due_on < today() and not self.is_clock_paused

    @property
    def is_clock_paused(self) -> bool:
        """The author is asked, and was asked in time: the date does not count."""
        return self.is_question_open and not self._was_late_when_asked

    @property
    def _was_late_when_asked(self) -> bool:
        return self.days_left_when_asked is not None and self.days_left_when_asked < 0

    @property
    def promise(self) -> Promise:
        """What `due_on` is about. Until it is published, that is its reading; a complaint is answered unpublished."""
        return Promise.READING if self.published_on is None and not self.is_complaint else Promise.ANSWER

    def start_clock(self) -> None:
        """The whole time for an answer begins today; saved with the next Step."""
        self._set_days_left(Municipality.current().answer_days)

    def pause_clock(self) -> None:
        """Keep the days that are left, before the question is noted; the date no longer counts, unless it has
        passed."""
        self.days_left_when_asked = self._days_left()

    def resume_clock(self) -> None:
        """Go on with the days that were left, at least one: nobody can answer on a day that is over. What was late
        stays late."""
        if self.days_left_when_asked is not None and not self._was_late_when_asked:
            self._set_days_left(max(self.days_left_when_asked, 1))
        self.days_left_when_asked = None

    def _set_days_left(self, days: int) -> None:
        """A new date, so many working days from today; while the author is asked, the days are kept as well."""
        self.due_on = WorkingCalendar.current().add(today(), days)
        self.overdue_at = None
        if self.is_question_open:
            self.days_left_when_asked = days

    def stop_clock(self, *, until: date | None, answered: bool) -> None:
        """The case is closed, until a date or for good. An answer is noted, if it is the first."""
        if answered and self.answered_on is None and self.published_on is not None:
            self.answered_on = today()
            self.answer_days = WorkingCalendar.current().between(self.published_on, self.answered_on)
            self.answered_in_time = not self.is_past_due
        self.due_on, self.days_left_when_asked = until, None

    def _days_left(self) -> int | None:
        """Working days on the clock, while the author is asked those it had then; below zero once it is late, be it
        by a weekend."""
        if self.is_question_open or self.due_on is None:
            return self.days_left_when_asked
        days = WorkingCalendar.current().between(today(), self.due_on)
        return min(days, -1) if self.due_on < today() else days

    @transaction.atomic
    def extend(self, *, by: User, text: str, seat: str = "", seen: int | None = None) -> None:
        """Set a later date, once, publicly, with an interim answer."""
        self.lock_at(seen)
        self.must_be_open()
        if self.extended_at or self.due_on is None:
            raise NotPossible(_("The date has been moved once already."))
        self.extended_at = timezone.now()
        self._set_days_left(max(self._days_left() or 0, 0) + Municipality.current().extension_days)
        data = {"due_on": self.due_on.isoformat()}
        self.record(StepKind.INTERIM_ANSWER, by=by, body=self.in_charge, seat=seat, text=text, data=data)

    @transaction.atomic
    def mark_overdue(self) -> None:
        """Say in public that the date has passed; once for each date (the daily job)."""
        self.lock_at()
        if self.is_open and self.overdue_at is None and self.due_on and self.is_past_due:
            self.overdue_at = timezone.now()
            data = {"due_on": self.due_on.isoformat(), "promise": self.promise}
            self.record(StepKind.OVERDUE, body=self.in_charge, data=data)

    def clock_standing(self) -> ClockStanding:
        """What the clock shows, to be kept with a Step that can be undone."""
        due_on = self.due_on.isoformat() if self.due_on else None
        return {"days_left": self._days_left(), "due_on": due_on, "answered": self.answered_on is not None}

    def restore_clock(self, before: ClockStanding, *, stopped: bool) -> None:
        """A clock that had stopped goes on with the days it had left; what was late then is late since the same day.
        An answer that is undone was none."""
        days, due_on = before["days_left"], before.get("due_on")
        if stopped and days is not None and days < 0 and due_on:
            self.due_on = date.fromisoformat(due_on)
        elif stopped:
            self.due_on = None if days is None else WorkingCalendar.current().add(today(), max(days, 1))
        if not before["answered"]:
            self.answered_on = self.answer_days = self.answered_in_time = None
