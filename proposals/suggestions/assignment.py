"""Who has a suggestion: its action field, the body in charge, and how it goes from one to the next."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty, Kind
from forums.fields.models import ActionField
from forums.people.models import User

from .concern import AssignmentStanding, Concern
from .exceptions import NotPossible
from .steps import Step, StepKind

MOST_HOPS = 3


class Assignment(Concern):
    """`holder` is the body that must act next; a suggestion is never without one."""

    field = models.ForeignKey(
        ActionField,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("action field"),
    )
    holder = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="held_suggestions", verbose_name=_("who has it")
    )
    hops = models.PositiveSmallIntegerField(_("times passed on"), default=0)
    held_from = models.PositiveIntegerField(default=0, editable=False)  # the Step with which the holder got it
    begun_at = models.DateTimeField(null=True, blank=True)
    forwarded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def in_charge(self) -> Body:
        """The body that must act next."""
        return self.holder

    def hand_to(self, to: ActionField | Body) -> None:
        """Set field and holder, saved with the next Step; a field without a network goes to the lead tandem."""
        if isinstance(to, ActionField):
            self.field = to
            network = Body.objects.current().filter(kind=Kind.NETWORK, field=to).first()
            holder = network or Body.objects.on_duty(Duty.LEAD)
        else:
            holder = to
            if to.kind == Kind.NETWORK:
                self.field = to.field
            elif to.duty != Duty.LEAD:
                self.field = None
        self.assign_anew(holder)

    def _why_to_lead(self, to: ActionField | Body) -> str:
        """The reason's code where a field was meant and the lead tandem has it instead."""
        return "no_network" if isinstance(to, ActionField) and self.holder.duty == Duty.LEAD else ""

    def assign_anew(self, holder: Body | None) -> None:
        """Let the body, or the one that has it already, start afresh. The field stays."""
        self.holder = holder or self.holder
        self.held_from = self.next_step
        self.begun_at = None
        self.note_reply_read()

    def count_as_begun(self) -> None:
        """The team has taken up what it knows so far; saved with the next Step."""
        self.begun_at = self.begun_at or timezone.now()
        self.note_reply_read()

    def is_held_since(self, step: Step) -> bool:
        """Whether this Step brought it where it is now."""
        return self.held_from == step.number

    @transaction.atomic
    def route(self, *, to: ActionField | Body, by: User | None, seen: int | None = None, **why: Any) -> None:
        """Assign to a field's tandem or to a body. `why` (ids, scores) is kept with the Step."""
        self.lock_at(seen)
        self.must_be_open()
        self.hand_to(to)
        data = {"field": self.field and self.field.code, **why}
        self.record(StepKind.ROUTED, by=by, body=self.holder, reason=self._why_to_lead(to), data=data)

    @transaction.atomic
    def forward(
        self, *, to: ActionField | Body, by: User, reason: str, seat: str = "", seen: int | None = None
    ) -> None:
        """Pass on with a reason; the clock goes on. After the third hop the lead tandem decides where."""
        self.lock_at(seen)
        self.must_be_open()
        came_from, before = self.holder, self.standing()
        self.hops += 1
        third_hop = self.hops > MOST_HOPS and came_from.duty != Duty.LEAD
        if third_hop:
            to = Body.objects.on_duty(Duty.LEAD)
        self.hand_to(to)
        if self.holder == came_from:
            raise NotPossible(_("This team has the suggestion already."))
        self.forwarded_at = timezone.now()
        self.record(
            StepKind.FORWARDED,
            by=by,
            body=came_from,
            seat=seat,
            text=reason,
            reason="third_hop" if third_hop else self._why_to_lead(to),
            data={
                "field": self.field and self.field.code,
                "to": self.holder.pk,
                "came_from": came_from.pk,
                "before": before,
            },
        )

    @transaction.atomic
    def begin(self, *, by: User, seat: str = "", seen: int | None = None) -> None:
        """Say in public that the team works on it. Saying it twice changes nothing."""
        self.lock_at(seen)
        self.must_be_open()
        if self.begun_at is None:
            self.begun_at = timezone.now()
            self.record(StepKind.BEGUN, by=by, body=self.holder, seat=seat)

    @transaction.atomic
    def escalate(self, *, to: Body, reason: str, by: User | None = None, days: int | None = None) -> None:
        """Hand up: to the lead tandem, or from there to the project owner. The clock goes on. `reason` is a code;
        `days` are the working days its sentence names."""
        self.lock_at()
        self.must_be_open()
        came_from = self.holder
        self.holder, self.held_from = to, self.next_step
        self.note_reply_read()
        data = {"to": to.pk, "came_from": came_from.pk, "days": days}
        self.record(StepKind.ESCALATED, by=by, body=came_from, reason=reason, data=data)

    def assignment_standing(self) -> AssignmentStanding:
        """Who has it, to be kept with a Step that can be undone."""
        return {
            "holder": self.holder_id,
            "field": self.field_id,
            "hops": self.hops,
            "begun_at": self.begun_at.isoformat() if self.begun_at else None,
            "forwarded_at": self.forwarded_at.isoformat() if self.forwarded_at else None,
        }

    def restore_assignment(self, before: AssignmentStanding) -> None:
        """Whoever had it has it again."""
        self.holder = Body.everything.get(pk=before["holder"])
        self.field = ActionField.everything.get(pk=before["field"]) if before["field"] else None
        self.hops = before["hops"]
        self.begun_at = datetime.fromisoformat(before["begun_at"]) if before["begun_at"] else None
        self.forwarded_at = datetime.fromisoformat(before["forwarded_at"]) if before["forwarded_at"] else None
        self.held_from = self.next_step
