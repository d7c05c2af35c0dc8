""" "Ich bin befangen": a person passes the case to the deputy, without one to the lead tandem."""

from django.db import transaction

from forums.bodies.models import Duty
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind

from . import notify
from .checks import required_signer
from .decisions import Decision, acting_seats
from .escalation import escalate_to_lead
from .recusals import Recusal
from .seats import Signer, Standing
from .signatures import AskedOf
from .states import State


@transaction.atomic
def recuse(suggestion: Suggestion, *, by: User, seen: int | None = None) -> None:
    """The user takes no further part; what they drafted lapses. Raises OutOfDate, NotPossible."""
    suggestion.lock_at(seen)
    suggestion.must_be_open()
    signer = required_signer(acting_seats(suggestion).for_user(by))
    body = suggestion.holder
    Recusal.objects.create(suggestion=suggestion, person=signer.person, body=body, seat=signer.seat)
    step = suggestion.record(StepKind.RECUSED, by=by, body=body, seat=signer.seat, tell="nobody")
    decision = Decision.objects.open_for(suggestion)
    if decision is not None and decision.first_person_id == signer.person_id:
        decision.lapse("recused", by=by)
        decision = None
    roster = acting_seats(suggestion)
    if len(roster.vacant_seats) > 1 and body.duty != Duty.LEAD:
        escalate_to_lead(suggestion, reason="all_biased")
        return
    successors = roster.for_seat(signer.seat)
    if decision is not None:
        _wait_for_successors(decision, signer, successors)
    notify.recused(suggestion, successors, event=step.number)


def _wait_for_successors(decision: Decision, recused: Signer, successors: list[Signer]) -> None:
    """A signature that was asked of the recused person is asked of who acts in their place."""
    if decision.state != State.HANDED_OVER or decision.other_seat != recused.seat:
        return
    by_lead = all(successor.standing == Standing.LEAD for successor in successors)
    decision.ask(AskedOf.LEAD if by_lead else AskedOf.DEPUTY)
