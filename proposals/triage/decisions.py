"""Decision: what the two seats of a tandem answer, one row for each draft version."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty, Membership
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import Person, User
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind

from . import notices
from .drafts import OPEN, Drafted, State, may_sign, must_be_on_the_desk
from .escalation import pass_to_owner
from .seats import Bench, Signer, Standing, lead_signers

MOST_OBJECTIONS = 2


class AskedOf(models.TextChoices):
    """Whose signature is waited for, in the order of the ladder."""

    PARTNER = "partner", _("the partner")
    DEPUTY = "deputy", _("the deputy")
    LEAD = "lead", _("the lead tandem")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def open(self) -> Self:
        """Drafts and what waits for its second signature: at most one for each suggestion."""
        return self.filter(state__in=OPEN)

    def handed_over(self) -> Self:
        return self.filter(state=State.HANDED_OVER)

    def effective(self) -> Self:
        return self.filter(state=State.EFFECTIVE)

    def for_page(self) -> Self:
        """With everything a page shows of a decision, whatever their number."""
        people = ("first__person", "second__person", "body", "proposed_to", "suggestion__field", "suggestion__holder")
        return self.select_related(*people).prefetch_related("measures", "planned__goal", "translations")

    def for_answer(self, pk: int | None) -> "Decision | None":
        """The decision a public answer comes from, with the body it names; one query."""
        return self.select_related("proposed_to").filter(pk=pk).first() if pk else None

    def timed_out(self, on: date | None = None) -> Self:
        return self.handed_over().filter(cosign_by__lt=on or today())


class Decision(Drafted):
    """One draft version, frozen when it is handed over. Seats and persons stay as they were that day."""

    second = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    second_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sole = models.BooleanField(_("decided by the project owner"), default=False)
    handed_over_at = models.DateTimeField(null=True)
    asked = models.CharField(_("waits for"), max_length=8, choices=AskedOf.choices, blank=True)
    cosign_by = models.DateField(_("signature by"), null=True)
    objection = models.TextField(_("objection"), blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_version = models.PositiveIntegerField(default=0)
    views = models.JSONField(default=list)

    objects: ClassVar[Any] = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("suggestion", "number")
        indexes = [
            models.Index(fields=["body", "state", "seat"], name="decision_to_sign"),
            models.Index(fields=["state", "cosign_by"], name="decision_timed_out"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "number"], name="decision_numbered_once"),
            models.UniqueConstraint(
                fields=["suggestion"], condition=Q(state__in=["draft", "handed_over"]), name="decision_one_open"
            ),
            models.CheckConstraint(
                condition=Q(second_person=None) | ~Q(second_person=F("first_person")), name="decision_two_persons"
            ),
            models.CheckConstraint(
                condition=~Q(state="effective") | Q(sole=True) | Q(second_person__isnull=False),
                name="decision_two_signatures",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "lapsed"]) | ~Q(answer=""), name="decision_answered_in_german"
            ),
            models.CheckConstraint(
                condition=~Q(state="objected") | ~Q(objection=""), name="decision_objection_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suggestion_id}/{self.number}"

    @transaction.atomic
    def hand_over(self, *, by: User, seen: int | None = None, revision: int | None = None) -> None:
        """Freeze this version and ask the other seat to sign. The project owner's takes effect at once."""
        self._begin(seen)
        must_be_on_the_desk(self.suggestion)
        if revision is not None and revision != self.revision:
            raise OutOfDate(self.suggestion.version)
        bench = Bench.of(self.suggestion, self.body)
        signer = may_sign(one for one in bench.of_user(by) if one.seat == self.seat)
        if missing := self.missing():
            raise NotPossible(missing[0])
        self._leave_out_the_rest()
        self._move(State.HANDED_OVER)
        self.first, self.first_person = signer.membership, signer.person
        self.handed_over_at = timezone.now()
        if bench.sole:
            self.sole, self.views = True, views_of_lead(self.suggestion)
            self._take_effect(by=by)
            return
        seated = [one for one in bench.seated(self.other_seat) if one.person_id != signer.person_id]
        own = any(one.standing != Standing.LEAD for one in seated)
        self.asked = AskedOf.PARTNER if own else AskedOf.LEAD
        self.cosign_by = WorkingCalendar.current().add(today(), Municipality.current().partner_days)
        self.save()
        self.suggestion.count_as_begun()
        step = self.suggestion.record(
            StepKind.HANDED_OVER, by=by, body=self.body, seat=self.seat, tell="nobody", decision=self.pk
        )
        notices.to_sign(self, self._asked_now(), event=step.number)

    def answerers(self) -> list[Signer]:
        """Who may co-sign or object now: the other seat, after its silence also one of the lead tandem."""
        seat = self.other_seat
        signers = Bench.of(self.suggestion, self.body).seated(seat)
        silent = any(one.standing != Standing.LEAD for one in signers)  # a vacant seat is filled by the bench
        if silent and self.asked == AskedOf.LEAD and self.body.duty != Duty.LEAD:
            known = {one.person_id for one in signers}
            biased = set(self.suggestion.recusals.values_list("person", flat=True))
            signers += [
                Signer(seat, one.membership, Standing.LEAD)
                for one in lead_signers()
                if one.person_id not in known | biased
            ]
        return [one for one in signers if one.person_id != self.first_person_id]

    def _asked_now(self) -> list[Signer]:
        """Whom the mail goes to: only those whose turn has just come."""
        signers = self.answerers()
        turn = {AskedOf.PARTNER: Standing.HOLDER, AskedOf.DEPUTY: Standing.DEPUTY}.get(
            AskedOf(self.asked), Standing.LEAD
        )
        return [one for one in signers if one.standing == turn] or signers

    def _answered(self, by: User, seen: int | None) -> None:
        self._begin(seen)
        if self.state != State.HANDED_OVER:
            raise NotPossible(_("This draft is no longer open."))
        must_be_on_the_desk(self.suggestion)
        signer = may_sign(one for one in self.answerers() if one.person_id == by.person_id)
        self.second, self.second_person = signer.membership, signer.person
        self.answered_at, self.answered_version = timezone.now(), self.suggestion.version + 1

    @transaction.atomic
    def cosign(self, *, by: User, seen: int | None = None) -> None:
        """The second signature: the decision takes effect, in public. Raises OutOfDate, NotPossible."""
        self._answered(by, seen)
        if not Membership.objects.running().filter(pk=self.first_id).exists():
            raise NotPossible(_("The term of the person who wrote this draft has ended. Please write a new one."))
        self._take_effect(by=by)

    @transaction.atomic
    def object(self, *, by: User, reason: str, seen: int | None = None) -> None:
        """Say no, and why. After the second objection since it came here the lead tandem takes over."""
        self._answered(by, seen)
        self.objection = reason.strip()
        self._move(State.OBJECTED)
        self.save()
        suggestion = self.suggestion
        step = suggestion.record(
            StepKind.OBJECTED, by=by, body=self.body, seat=self.other_seat, tell="nobody", decision=self.pk
        )
        notices.objected(self, event=step.number)
        objections = suggestion.decisions.filter(
            state=State.OBJECTED, body=suggestion.holder, answered_version__gt=suggestion.held_from
        )
        if suggestion.holder.duty != Duty.LEAD and objections.count() >= MOST_OBJECTIONS:
            suggestion.escalate(to=Body.objects.on_duty(Duty.LEAD), reason="two_objections")

    def _take_effect(self, *, by: User) -> None:
        self._move(State.EFFECTIVE)
        self.answered_at = self.answered_at or timezone.now()
        self.save()
        suggestion, stage = self.suggestion, Stage(self.outcome)
        suggestion.close(
            stage,
            StepKind.DECIDED,
            review_on=self.review_on if stage == Stage.DEFERRED else None,
            by=by,
            body=self.body,
            reason=self.reason,
            text=self.answer,
            decision=self.pk,
        )
        if stage in (Stage.ACCEPTED, Stage.ALREADY_COVERED):
            for measure in [*self.measures.all(), *(plan.carry_out() for plan in self.planned.all())]:
                measure.link(suggestion, by=by, tell="nobody")

    @transaction.atomic
    def time_out(self) -> None:
        """Nobody answered in time: next the deputy, then one of the lead tandem, last the project owner."""
        self._begin()
        if self.state != State.HANDED_OVER or self.cosign_by is None or self.cosign_by >= today():
            return
        seat = self.other_seat
        deputies = Bench.of(self.suggestion, self.body).seated(seat, Standing.DEPUTY)
        deputies = [one for one in deputies if one.person_id != self.first_person_id]
        if self.asked == AskedOf.PARTNER and deputies:
            self._ask_next(AskedOf.DEPUTY)
            return
        if self.suggestion.holder.duty == Duty.LEAD:
            pass_to_owner(self.suggestion, reason="lead_silent")
            return
        if self.first.body.duty != Duty.LEAD:  # else both seats would be the lead tandem's: it starts anew
            self._ask_next(AskedOf.LEAD)
        self.suggestion.escalate(to=Body.objects.on_duty(Duty.LEAD), reason="partner_silent")

    def _ask_next(self, asked: AskedOf) -> None:
        self.asked = asked
        self.cosign_by = WorkingCalendar.current().add(today(), Municipality.current().partner_days)
        self.save()
        notices.to_sign(self, self._asked_now(), event=f"{self.pk}:{asked}:{self.cosign_by.isoformat()}")


def views_of_lead(suggestion: Suggestion) -> list[dict[str, str]]:
    """What each seat of the lead tandem said last, published with the project owner's decision."""
    said: dict[str, dict[str, str]] = {}
    for decision in suggestion.decisions.filter(body__duty=Duty.LEAD, handed_over_at__isnull=False):
        said[decision.seat] = {"seat": decision.seat, "outcome": decision.outcome, "text": decision.answer}
        if decision.objection:
            seat = decision.other_seat
            said[seat] = {"seat": seat, "outcome": "", "text": decision.objection}
    return list(said.values())
