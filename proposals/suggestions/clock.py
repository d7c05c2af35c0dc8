"""The clock of a suggestion: questions pause it, an interim answer moves it once, lateness is said in public."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import User

from .course import Held
from .exceptions import NotPossible
from .steps import StepKind


class Timed(Held):
    """The verbs that pause, move and read the clock; its columns stand with the holder's, who sets it."""

    class Meta(Held.Meta):
        abstract = True

    @transaction.atomic
    def ask(self, *, by: User, question: str, seat: str = "", seen: int | None = None) -> None:
        """Ask the author. The clock pauses, visibly, until the answer or its date."""
        self.lock_at(seen)
        self.must_be_open()
        if self.asked_at:
            raise NotPossible(_("A question is waiting for the author's answer already."))
        calendar = WorkingCalendar.current()
        self.begun_at = self.begun_at or timezone.now()
        self.replied_at = None
        self.answer_asked_by = calendar.add(today(), Municipality.current().question_days)
        self.days_left_when_asked = self._days_left()
        self.asked_at = timezone.now()
        self.record(StepKind.ASKED, by=by, body=self.holder, seat=seat, text=question)

    def _resume_clock(self) -> None:
        if self.days_left_when_asked is not None:
            self.due_on = WorkingCalendar.current().add(today(), max(self.days_left_when_asked, 1))
            self.overdue_at = None
        self.asked_at = self.answer_asked_by = self.days_left_when_asked = None

    @transaction.atomic
    def reply(self, *, text: str, seen: int | None = None) -> None:
        """The author's answer; an empty text says that none came in time (the daily job)."""
        self.lock_at(seen)
        if not self.asked_at:
            raise NotPossible(_("There is no open question."))
        self._resume_clock()
        self.replied_at = timezone.now()
        self.record(StepKind.REPLIED, text=text, language=self.language, public=False, tell="nobody")

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
            StepKind.INTERIM_ANSWER, by=by, body=self.holder, seat=seat, text=text, due_on=self.due_on.isoformat()
        )

    @transaction.atomic
    def mark_overdue(self) -> None:
        """Say in public that the date has passed; once for each date (the daily job)."""
        self.lock_at()
        if self.is_open and self.overdue_at is None and self.due_on and self.due_on < today():
            self.overdue_at = timezone.now()
            self.record(StepKind.OVERDUE, body=self.holder, due_on=self.due_on.isoformat())
