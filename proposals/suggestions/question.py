"""A question to the author: asked, answered, or left unanswered. The clock stands still meanwhile."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import User

from .concern import Concern
from .exceptions import NotPossible
from .steps import StepKind


class Question(Concern):
    """At most one question is open. `replied_at` stays until the team has taken the answer up."""

    asked_at = models.DateTimeField(null=True, blank=True)
    answer_asked_by = models.DateField(_("author's answer asked by"), null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_question_open(self) -> bool:
        return self.asked_at is not None

    @transaction.atomic
    def ask(self, *, by: User, question: str, seat: str = "", seen: int | None = None) -> None:
        """Ask the author. The clock pauses, visibly, until the answer or its date; what is late already stays so."""
        self.lock_at(seen)
        self.must_be_open()
        if self.is_question_open:
            raise NotPossible(_("A question is waiting for the author's answer already."))
        self.count_as_begun()
        self.pause_clock()
        self.asked_at = timezone.now()
        self.answer_asked_by = WorkingCalendar.current().add(today(), Municipality.current().question_days)
        self.record(StepKind.ASKED, by=by, body=self.in_charge, seat=seat, text=question)

    @transaction.atomic
    def reply(self, *, text: str, seen: int | None = None) -> None:
        """The author answers; the clock goes on. That is said in public, the words are the team's alone."""
        self.lock_at(seen)
        self._must_be_asked()
        self.resume_clock()
        self.end_question()
        self.replied_at = timezone.now()
        data = {"late": self.is_past_due}
        self.record(StepKind.REPLIED, text=text, language=self.language_of_author(text), tell="nobody", data=data)

    @transaction.atomic
    def leave_question_unanswered(self, *, seen: int | None = None) -> None:
        """No answer came by its date (the daily job): said in public, and the clock goes on."""
        self.lock_at(seen)
        self._must_be_asked()
        self.resume_clock()
        self.end_question()
        self.record(StepKind.UNANSWERED, body=self.in_charge, tell="author", data={"late": self.is_past_due})

    def end_question(self) -> None:
        """Nothing is asked any more; saved with the next Step."""
        self.asked_at = self.answer_asked_by = self.replied_at = None

    def note_reply_read(self) -> None:
        """The author's answer is no news any more; saved with the next Step."""
        self.replied_at = None

    def _must_be_asked(self) -> None:
        if not self.is_question_open:
            raise NotPossible(_("There is no open question."))
