"""What else the desk keeps about a case: moves one seat made alone, bias, internal comments."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty
from forums.bodies.tandem import Seat
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import Person, User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind

from . import notices
from .decisions import AskedOf, Decision
from .drafts import State, may_sign
from .seats import Bench, Signer, Standing


class SoloMoveQuerySet(models.QuerySet["SoloMove"]):
    def running(self, on: date | None = None) -> Self:
        """Those whose span to call back has not ended."""
        return self.filter(called_back_at=None, back_until__gte=on or today())


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

    objects: ClassVar[Any] = SoloMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("move of one seat")
        verbose_name_plural = _("moves of one seat")
        indexes = [models.Index(fields=["body", "back_until"], name="solo_move_running")]

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.step_id}"

    @classmethod
    def of(cls, suggestion: Suggestion) -> "SoloMove | None":
        """The last one, where it can still be called back."""
        moves = cls.objects.running().filter(suggestion=suggestion).select_related("step", "body")
        last: SoloMove | None = moves.order_by("-pk").first()
        return last if last and suggestion.may_be_called_back(last.step) else None

    @classmethod
    def note(cls, suggestion: Suggestion, step: Step) -> "SoloMove | None":
        """Keep that one seat did this alone, and tell its partner."""
        person = step.actor.person if step.actor else None
        if person is None or step.body is None:
            return None
        days = Municipality.current().callback_days
        solo = cls.objects.create(
            suggestion=suggestion,
            step=step,
            body=step.body,
            seat=step.seat,
            person=person,
            stage=suggestion.stage,
            back_until=WorkingCalendar.current().add(today(), days),
        )
        notices.acted_alone(solo, solo.partners())
        return solo

    def partners(self) -> list[Signer]:
        """Who may call it back: the other seat of the body that had it."""
        others = Bench.of(self.suggestion, self.body).seated(Seat(self.seat).other)
        return [one for one in others if one.person_id != self.person_id]

    @transaction.atomic
    def call_back(self, *, by: User, reason: str, seen: int | None = None) -> None:
        """The partner undoes it: holder, stage and clock return. Raises OutOfDate, NotPossible."""
        suggestion = self.suggestion
        suggestion.lock_at(seen)
        self.refresh_from_db()
        self.suggestion = suggestion
        signer = may_sign(one for one in self.partners() if one.person_id == by.person_id)
        if self.called_back_at or self.back_until < today():
            raise NotPossible(_("The time to call this back is over."))
        self.called_back_at = timezone.now()
        self.save()
        suggestion.call_back(self.step, by=by, body=self.body, reason=reason, seat=signer.seat)
        notices.called_back(self)


class Recusal(models.Model):
    """ "Ich bin befangen": the person takes no further part in this case; the deputy does."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="recusals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=8, choices=Seat.choices)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        constraints = [models.UniqueConstraint(fields=["suggestion", "person"], name="recusal_once")]

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.person_id}"

    @classmethod
    @transaction.atomic
    def declare(cls, suggestion: Suggestion, *, by: User, seen: int | None = None) -> None:
        """The case passes to the deputy, without one to the lead tandem. What the person drafted lapses."""
        suggestion.lock_at(seen)
        suggestion.must_be_open()
        signer = may_sign(Bench.of(suggestion).of_user(by))
        body = suggestion.holder
        cls.objects.create(suggestion=suggestion, person=signer.person, body=body, seat=signer.seat)
        step = suggestion.record(StepKind.RECUSED, by=by, body=body, seat=signer.seat, tell="nobody")
        decision: Decision | None = Decision.objects.open().filter(suggestion=suggestion).first()
        if decision is not None and decision.first_person_id == signer.person_id:
            decision.suggestion = suggestion
            decision.lapse("recused")
            decision = None
        bench = Bench.of(suggestion)
        if len(bench.empty_seats) > 1 and body.duty != Duty.LEAD:
            suggestion.escalate(to=Body.objects.on_duty(Duty.LEAD), reason="no_seats")
            return
        successors = bench.seated(signer.seat)
        if decision is not None and decision.state == State.HANDED_OVER and decision.other_seat == signer.seat:
            by_lead = all(one.standing == Standing.LEAD for one in successors)
            decision.asked = AskedOf.LEAD if by_lead else AskedOf.DEPUTY
            decision.cosign_by = WorkingCalendar.current().add(today(), Municipality.current().partner_days)
            decision.save()
        notices.recused(suggestion, successors, event=step.number)


class Comment(models.Model):
    """Said among those who read the desk; never public. The form's uuid makes sending twice harmless."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("author")
    )
    as_what = models.CharField(_("as"), max_length=160, blank=True)
    text = models.TextField(_("comment"))
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.at:%d.%m.%Y}"
