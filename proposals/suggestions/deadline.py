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
    """A question pauses the clock, an interim answer moves its date once, lateness is said in public."""

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
        """The date has passed; the day itself is in time, and a question to the author pauses the clock."""
        return self.due_on is not None and self.due_on < today() and not self.is_question_open

    @property
    def promise(self) -> Promise:
        """What `due_on` is about. Until it is published, that is its reading; a complaint is answered unpublished."""
        return Promise.READING if self.published_on is None and not self.is_complaint else Promise.ANSWER

    def start_clock(self) -> None:
        """The whole time for an answer begins today; saved with the next Step."""
        self.due_on = WorkingCalendar.current().add(today(), Municipality.current().answer_days)
        self.overdue_at = None

    def pause_clock(self) -> None:
        """Keep the days that are left; the date no longer counts."""
        self.days_left_when_asked = self._days_left()

    def resume_clock(self) -> None:
        """Go on with the days that were left, at least one."""
        if self.days_left_when_asked is not None:
            self.due_on = WorkingCalendar.current().add(today(), max(self.days_left_when_asked, 1))
            self.overdue_at = None
        self.days_left_when_asked = None

    def stop_clock(self, *, until: date | None, answered: bool) -> None:
        """The case is closed, until a date or for good. An answer is noted, if it is the first."""
        if answered and self.answered_on is None and self.published_on is not None:
            self.answered_on = today()
            self.answer_days = WorkingCalendar.current().between(self.published_on, self.answered_on)
            self.answered_in_time = self.is_question_open or self.due_on is None or self.answered_on <= self.due_on
        self.due_on, self.days_left_when_asked = until, None

    def _days_left(self) -> int | None:
        """Working days on the clock; while it is paused, those it had when it was paused."""
        if self.is_question_open or self.due_on is None:
            return self.days_left_when_asked
        return WorkingCalendar.current().between(today(), self.due_on)

    @transaction.atomic
    def extend(self, *, by: User, text: str, seat: str = "", seen: int | None = None) -> None:
        """Set a later date, once, publicly, with an interim answer."""
        self.lock_at(seen)
        self.must_be_open()
        if self.extended_at or self.due_on is None:
            raise NotPossible(_("The date has been moved once already."))
        self.extended_at = timezone.now()
        self.due_on = WorkingCalendar.current().add(max(self.due_on, today()), Municipality.current().extension_days)
        self.overdue_at = None
        self.record(
            StepKind.INTERIM_ANSWER, by=by, body=self.in_charge, seat=seat, text=text, due_on=self.due_on.isoformat()
        )

    @transaction.atomic
    def mark_overdue(self) -> None:
        """Say in public that the date has passed; once for each date (the daily job)."""
        self.lock_at()
        if self.is_open and self.overdue_at is None and self.due_on and self.is_past_due:
            self.overdue_at = timezone.now()
            self.record(StepKind.OVERDUE, body=self.in_charge, due_on=self.due_on.isoformat(), promise=self.promise)

    def clock_standing(self) -> ClockStanding:
        """What the clock shows, to be kept with a Step that can be undone."""
        return {"days_left": self._days_left(), "answered": self.answered_on is not None}

    def restore_clock(self, before: ClockStanding, *, stopped: bool) -> None:
        """A clock that had stopped goes on with the days it had left. An answer that is undone was none."""
        if stopped:
            days = before["days_left"]
            self.due_on = None if days is None else WorkingCalendar.current().add(today(), max(days, 1))
        if not before["answered"]:
            self.answered_on = self.answer_days = self.answered_in_time = None
