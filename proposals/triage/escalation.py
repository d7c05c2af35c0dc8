"""No blockage: where a case goes when the people it waits for cannot or do not decide."""

from django.db import transaction
from django.utils.timezone import localdate

from forums.bodies.models import Body, Duty, Membership
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind

from .drafts import Drafted, State
from .seats import Bench


def pass_to_owner(suggestion: Suggestion, *, reason: str) -> None:
    """The lead tandem found no answer: the project owner decides. Without an owner it stays where it is."""
    owner = Body.objects.current().filter(duty=Duty.OWNER).first()
    if owner is not None and suggestion.holder_id != owner.pk:
        suggestion.escalate(to=owner, reason=reason)


@transaction.atomic
def end_disagreement(suggestion: Suggestion) -> None:
    """Ten working days (setting) after the first objection in the lead tandem, or after the case was passed
    up to it, without a decision: the project owner. A draft that waits for a signature has its own time."""
    suggestion.lock_at()
    if not suggestion.is_open or suggestion.holder.duty != Duty.LEAD:
        return
    decisions = suggestion.decisions
    if decisions.handed_over().exists():
        return
    here = decisions.filter(state=State.OBJECTED, body=suggestion.holder, answered_version__gt=suggestion.held_from)
    since = [moment for moment in here.values_list("answered_at", flat=True) if moment]
    given = suggestion.steps.filter(number=suggestion.held_from, kind=StepKind.ESCALATED)
    since += given.values_list("at", flat=True)
    if since and WorkingCalendar.current().between(localdate(min(since)), today()) > Municipality.current().lead_days:
        pass_to_owner(suggestion, reason="lead_disagrees")


@transaction.atomic
def end_mandate(draft: Drafted) -> None:
    """An open draft lapses when the term of its writer has ended."""
    draft._begin()
    running = Membership.objects.running().filter(pk=draft.first_id).exists()
    if not running and draft.state in (State.DRAFT, State.HANDED_OVER):
        draft.lapse("mandate_ended")


@transaction.atomic
def leave_empty_bench(suggestion: Suggestion) -> None:
    """Nobody is appointed to the team that has it: the lead tandem takes it."""
    suggestion.lock_at()
    lead = Body.objects.on_duty(Duty.LEAD)
    if suggestion.is_open and suggestion.holder_id != lead.pk and not Bench.of(suggestion).signers:
        suggestion.escalate(to=lead, reason="no_seats")
