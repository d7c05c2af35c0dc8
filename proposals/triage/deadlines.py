"""What ends because nobody decides it: a disagreement of the lead tandem, a team without members."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from forums.bodies.models import Duty
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.steps import StepKind

from .decisions import Decision, acting_seats
from .escalation import escalate_to_lead, escalate_to_owner
from .seats import signers_of


@transaction.atomic
def end_disagreement(suggestion: Suggestion) -> None:
    """Ten working days (setting) after the first objection in the lead tandem, or after the case was passed
    up to it, without a decision: the project owner. A draft that waits for a signature has its own time."""
    suggestion.lock_at()
    if not suggestion.is_open or suggestion.holder.duty != Duty.LEAD:
        return
    if Decision.objects.of(suggestion).handed_over().exists():
        return
    since, days = _disagree_since(suggestion), Municipality.current().lead_days
    if since and WorkingCalendar.current().between(localdate(since), today()) > days:
        objected = Decision.objects.objected_at_holder(suggestion).exists()
        escalate_to_owner(suggestion, reason="lead_disagrees" if objected else "lead_undecided", days=days)


def _disagree_since(suggestion: Suggestion) -> datetime | None:
    objected = Decision.objects.objected_at_holder(suggestion).values_list("answered_at", flat=True)
    passed_up = Step.objects.filter(suggestion=suggestion, number=suggestion.held_from, kind=StepKind.ESCALATED)
    moments = [*objected, *passed_up.values_list("at", flat=True)]
    return min((moment for moment in moments if moment), default=None)


@transaction.atomic
def escalate_unstaffed(suggestion: Suggestion) -> None:
    """Nobody is appointed to the team that has it: the lead tandem takes it."""
    suggestion.lock_at()
    if suggestion.is_open and suggestion.holder.duty != Duty.LEAD and not acting_seats(suggestion).signers:
        staffed = bool(signers_of(suggestion.holder))
        escalate_to_lead(suggestion, reason="all_biased" if staffed else "no_seats")
