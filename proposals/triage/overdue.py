"""Overdue for ten working days (setting): the lead tandem takes the case over."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from forums.bodies.models import Duty
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from proposals.suggestions.jobs import each
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Visibility
from proposals.suggestions.steps import StepKind

from .decisions import Decision
from .escalation import escalate_to_lead
from .states import State

# The lead tandem has it already, or could not agree on it.
STAYS_WITH = (Duty.LEAD, Duty.OWNER)


def goes_to_lead_on(suggestion: Suggestion, steps: Sequence[Step] | None = None) -> date | None:
    """The day on which an overdue case goes to the lead tandem; none where it stays. `steps`, where they are known
    with their bodies, spare two queries.

    Counted from its date; but not while it was hidden, when nobody could answer, and anew where the lead tandem itself
    gave it to this body afterwards: otherwise it would come back at once.
    """
    if suggestion.due_on is None or suggestion.holder.duty in STAYS_WITH:
        return None
    days = Municipality.current().overdue_days
    return WorkingCalendar.current().add(max(suggestion.due_on, _could_act_since(suggestion, steps)), days)


def _could_act_since(suggestion: Suggestion, steps: Sequence[Step] | None) -> date:
    if steps is None:
        relevant = Q(kind=StepKind.RELEASED) | Q(number=suggestion.held_from)
        steps = list(Step.objects.filter(relevant, suggestion=suggestion).select_related("body"))
    moments = [
        step.at
        for step in steps
        if step.kind == StepKind.RELEASED or (step.number == suggestion.held_from and _given_by_lead(step))
    ]
    return max((localdate(moment) for moment in moments), default=date.min)


def _given_by_lead(step: Step) -> bool:
    """Routed from its front desk, passed on by one of its seats, or taken from another team's desk without a seat."""
    if step.kind == StepKind.ROUTED:
        return step.actor_id is not None
    return step.kind == StepKind.FORWARDED and (
        not step.seat or (step.body is not None and step.body.duty == Duty.LEAD)
    )


@transaction.atomic
def escalate_overdue(suggestion: Suggestion) -> None:
    """A draft that waits for its second signature goes along and may be signed by the lead tandem; any other lapses."""
    suggestion.lock_at()
    if not suggestion.is_open or suggestion.visibility != Visibility.PUBLIC or suggestion.is_question_open:
        return
    day = goes_to_lead_on(suggestion)
    if day is None or day > today():
        return
    decision = Decision.objects.open_for(suggestion)
    if decision is not None and decision.state == State.HANDED_OVER:
        decision.pass_to_lead(reason="overdue")
    else:
        escalate_to_lead(suggestion, reason="overdue")


def escalate_all_overdue() -> int:
    """The daily job. So many working days are never fewer days of the calendar."""
    long_ago = today() - timedelta(days=Municipality.current().overdue_days)
    rows = Suggestion.objects.public().overdue().filter(due_on__lte=long_ago).exclude(holder__duty__in=STAYS_WITH)
    return each(rows.select_related("holder"), escalate_overdue)
