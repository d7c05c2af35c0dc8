"""What one seat did alone, and its partner may call back."""

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.bodies.tandem import Seat
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import Person, User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind

from . import notify
from .checks import required_signer
from .decisions import acting_seats
from .seats import Signer


class SoloMoveQuerySet(models.QuerySet["SoloMove"]):
    def running(self, on: date | None = None) -> "SoloMoveQuerySet":
        """Those whose span to call back has not ended."""
        return self.filter(called_back_at=None, back_until__gte=on or today())

    def to_call_back(self, suggestion: Suggestion) -> "SoloMove | None":
        """The last one, where it can still be called back; its verbs change this very `suggestion`."""
        moves = self.running().filter(suggestion=suggestion).select_related("step", "body")
        last = moves.order_by("-pk").first()
        if last is None or not suggestion.may_be_called_back(last.step):
            return None
        last.suggestion = suggestion
        return last


class SoloMove(models.Model):
    """One seat forwarded, merged or passed on alone; its partner may call that back until a day."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="solo_moves")
    step = models.OneToOneField(Step, on_delete=models.CASCADE, related_name="solo_move")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=8, choices=Seat.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=16, choices=Stage.choices)  # as this move left it
    back_until = models.DateField(_("may be called back until"))
    called_back_at = models.DateTimeField(null=True)

    objects = SoloMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("move of one seat")
        verbose_name_plural = _("moves of one seat")
        indexes = [models.Index(fields=["body", "back_until"], name="solo_move_running")]

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.step_id}"

    @classmethod
    def note(cls, suggestion: Suggestion, step: Step) -> None:
        """Keep that one seat did this alone, and tell its partner; inside the transaction of its verb."""
        person = step.actor.person if step.actor else None
        if person is None or step.body is None:
            return
        solo_move = cls.objects.create(
            suggestion=suggestion,
            step=step,
            body=step.body,
            seat=step.seat,
            person=person,
            stage=suggestion.stage,
            back_until=WorkingCalendar.current().add(today(), Municipality.current().callback_days),
        )
        notify.acted_alone(suggestion, solo_move.partners(), until=solo_move.back_until, step=step)

    def partners(self) -> list[Signer]:
        """Who may call it back: the other seat of the body that had it."""
        others = acting_seats(self.suggestion, self.body).for_seat(Seat(self.seat).other)
        return [signer for signer in others if signer.person_id != self.person_id]

    @transaction.atomic
    def call_back(self, *, by: User, reason: str, seen: int | None = None) -> None:
        """The partner undoes it: holder, stage and clock return. Raises OutOfDate, NotPossible."""
        suggestion = self.suggestion
        suggestion.lock_at(seen)
        self.refresh_from_db()
        self.suggestion = suggestion
        signer = required_signer(signer for signer in self.partners() if signer.person_id == by.person_id)
        if self.called_back_at or self.back_until < today():
            raise NotPossible(_("It is too late to call this back."))
        self.called_back_at = timezone.now()
        self.save()
        suggestion.call_back(self.step, by=by, body=self.body, reason=reason, seat=signer.seat)
        step = Step.objects.filter(suggestion=suggestion, kind=StepKind.CALLED_BACK).latest("number")
        notify.called_back(suggestion, self.person_id, event=self.step_id, step=step)
