"""Decision: what the two seats of a tandem answer, one row for each draft version."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind

from . import notify
from .checks import must_be_decidable, required_signer
from .cosigning import Cosigned, cosigned_constraints
from .decision_querysets import BaseDecisionQuerySet
from .drafts import Content, Draft
from .escalation import escalate_to_lead, escalate_to_owner
from .recusals import Recusal
from .seats import SeatRoster, Standing
from .signatures import AskedOf
from .states import OPEN, State

MOST_OBJECTIONS = 2


class DecisionQuerySet(BaseDecisionQuerySet["Decision"]):
    def open_for(self, suggestion: Suggestion) -> "Decision | None":
        """The suggestion's open draft, whoever wrote it; its verbs change this very `suggestion`."""
        decision = self.of(suggestion).open().select_related("first__body", "body").first()
        if decision is not None:
            decision.suggestion = suggestion
        return decision


class Decision(Draft, Cosigned):
    """One draft version, frozen when it is handed over: what it says, who signed it, and where that has led."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField(_("version"))
    lapse_reason = models.CharField(max_length=40, blank=True)
    by_owner = models.BooleanField(_("decided by the project owner"), default=False)
    lead_views = models.JSONField(default=list)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("suggestion", "number")
        indexes = [
            models.Index(fields=["body", "state", "seat"], name="decision_to_sign"),
            models.Index(fields=["state", "cosign_by"], name="decision_timed_out"),
        ]
        constraints = [
            *cosigned_constraints("decision"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "lapsed"]) | ~Q(answer=""), name="decision_answered_in_german"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suggestion_id}/{self.number}"

    def roster(self) -> SeatRoster:
        return acting_seats(self.suggestion, self.body)

    def must_be_possible(self) -> None:
        must_be_decidable(self.suggestion)

    @classmethod
    @transaction.atomic
    def draft(
        cls, suggestion: Suggestion, content: Content, *, by: User, seen: int | None = None, revision: int | None = None
    ) -> "Decision":
        """Begin a draft or go on with it. One seat's draft that was not handed over yet gives way to the
        other seat's, its text kept. Raises OutOfDate, NotPossible."""
        suggestion.lock_at(seen)
        must_be_decidable(suggestion)
        signer = required_signer(acting_seats(suggestion).for_user(by))
        decision = cls.objects.open_for(suggestion)
        if decision is not None and decision.state == State.HANDED_OVER:
            raise NotPossible(_("A draft waits for its second signature already."))
        if decision is not None and decision.seat != signer.seat:
            decision.lapse("taken_over", by=by)
            decision = None
        if decision is None:
            number, body, seat = cls.objects.of(suggestion).count() + 1, suggestion.holder, signer.seat
            decision = cls(suggestion=suggestion, number=number, body=body, seat=seat)
            suggestion.record(StepKind.DRAFTED, by=by, body=body, seat=seat, public=False, tell="nobody")
        elif revision is not None and revision != decision.revision:
            raise OutOfDate(suggestion.version)
        else:
            decision.revision += 1
        decision.sign_first(signer)
        decision.write(content)
        return decision

    @transaction.atomic
    def hand_over(self, *, by: User, seen: int | None = None) -> None:
        """Freeze this version and ask the other seat to sign. The project owner's takes effect at once."""
        self.lock_with_suggestion(seen)
        must_be_decidable(self.suggestion)
        roster = self.roster()
        signer = required_signer(signer for signer in roster.for_user(by) if signer.seat == self.seat)
        if missing := self.missing(self.suggestion.field):
            raise NotPossible(missing[0])
        self.leave_out_other_outcomes()
        self._move(State.HANDED_OVER)
        self.sign_first(signer)
        self.handed_over_at = timezone.now()
        if roster.decides_alone:
            self.by_owner = True
            self.lead_views = Decision.objects.of(self.suggestion).lead_views()
            self._take_effect(by=by)
            return
        self.hand_to_other_seat(signer)
        self.suggestion.count_as_begun()
        self._ask_to_sign(event=self._record(StepKind.HANDED_OVER, by=by, seat=self.seat))

    def _record(self, kind: StepKind, *, by: User | None = None, seat: str, public: bool = True, why: str = "") -> int:
        """A Step of which only the seats hear, by the desk's own notices; returns its number."""
        step = self.suggestion.record(
            kind,
            by=by,
            body=self.body,
            seat=seat,
            public=public,
            reason=why,
            tell="nobody",
            data={"decision": self.pk},
        )
        return step.number

    def _ask_to_sign(self, *, event: int | str) -> None:
        signers = self.those_asked(self.may_answer())
        notify.asked_to_sign(self.suggestion, signers, decision=self.pk, event=event, due=self.cosign_by)

    @transaction.atomic
    def cosign(self, *, by: User, seen: int | None = None) -> None:
        """The second signature: the decision takes effect, in public. Raises OutOfDate, NotPossible."""
        self.answer_as(by, seen)
        self.must_have_running_term()
        self._take_effect(by=by)

    @transaction.atomic
    def object(self, *, by: User, reason: str, seen: int | None = None) -> None:
        """Say no, and why. After the second objection since it came here the lead tandem takes over."""
        self.answer_as(by, seen)
        self.objection = reason.strip()
        self._move(State.OBJECTED)
        self.save()
        event = self._record(StepKind.OBJECTED, by=by, seat=self.other_seat)
        notify.objected(self.suggestion, self.first_person_id, decision=self.pk, event=event)
        objections = Decision.objects.objected_at_holder(self.suggestion).count()
        if self.suggestion.holder.duty != Duty.LEAD and objections >= MOST_OBJECTIONS:
            escalate_to_lead(self.suggestion, reason="two_objections")

    def _take_effect(self, *, by: User) -> None:
        self._move(State.EFFECTIVE)
        self.answered_at = self.answered_at or timezone.now()
        self.save()
        stage = Stage(self.outcome)
        self.suggestion.close(
            stage,
            StepKind.DECIDED,
            review_on=self.review_on if stage == Stage.DEFERRED else None,
            by=by,
            body=self.body,
            reason=self.reason,
            text=self.answer,
            data={"decision": self.pk},
        )
        if stage in (Stage.ACCEPTED, Stage.ALREADY_COVERED):
            made = [planned.carry_out() for planned in self.planned_measures()]
            for measure in [*self.measures.all(), *made]:
                measure.link(self.suggestion, by=by, tell="nobody")

    def lapse(self, reason: str, *, by: User | None = None) -> None:
        """Close an open draft, its text kept. Inside the transaction of the verb that made it lapse (`by`)."""
        self._move(State.LAPSED)
        self.lapse_reason = reason
        self.save()
        event = self._record(StepKind.LAPSED, seat=self.seat, public=False, why=reason)
        notify.lapsed(self.suggestion, self.first_person_id, reason=reason, event=event, by=by)

    @transaction.atomic
    def lapse_with_term(self) -> None:
        """An open draft lapses when the term of its writer has ended (the daily job)."""
        self.lock_with_suggestion()
        if self.state in OPEN and not self.first_term_runs:
            self.lapse("mandate_ended")

    @transaction.atomic
    def time_out(self) -> None:
        """Nobody answered in time: next the deputy, then one of the lead tandem, last the project owner."""
        self.lock_with_suggestion()
        if self.state != State.HANDED_OVER or not self.is_late:
            return
        deputies = [signer for signer in self.may_answer() if signer.standing == Standing.DEPUTY]
        if self.asked == AskedOf.PARTNER and deputies:
            self._ask_next(AskedOf.DEPUTY)
        elif self.suggestion.holder.duty == Duty.LEAD:
            escalate_to_owner(self.suggestion, reason="lead_silent")
        else:
            self.pass_to_lead(reason="partner_silent")

    def pass_to_lead(self, *, reason: str) -> None:
        """The lead tandem takes the case over and may give the missing signature. Inside the transaction of a verb."""
        if self.first.body.duty != Duty.LEAD:  # else both seats would be the lead tandem's: it starts anew
            self._ask_next(AskedOf.LEAD)
        escalate_to_lead(self.suggestion, reason=reason)

    def _ask_next(self, asked: AskedOf) -> None:
        self.ask(asked)
        self._ask_to_sign(event=f"{self.pk}:{asked}:{self.cosign_by}")


def acting_seats(suggestion: Suggestion, body: Body | None = None) -> SeatRoster:
    """Who may act now, for the suggestion's holder or for another body that had it. Five queries at most."""
    return SeatRoster.of(
        body or suggestion.holder,
        held_from=suggestion.held_from,
        signatures=Decision.objects.of(suggestion).signatures(),
        recused=Recusal.objects.of(suggestion).person_ids(),
    )
