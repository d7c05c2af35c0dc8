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
ENDS_OF_A_QUESTION = (StepKind.REPLIED, StepKind.UNANSWERED)


def goes_to_lead_on(suggestion: Suggestion, steps: Sequence[Step] | None = None) -> date | None:
    """The day on which an overdue case goes to the lead tandem; none where it stays. `steps`, where they are known
    with their bodies, oldest first, spare a query.

    Counted from its date; but not while it was hidden or the author was asked, when nobody could answer, and anew where
    the lead tandem itself gave it to this body afterwards: otherwise it would come back at once.
    """
    if suggestion.due_on is None or suggestion.holder.duty in STAYS_WITH:
        return None
    steps = _relevant(suggestion) if steps is None else steps
    calendar, since = WorkingCalendar.current(), max(suggestion.due_on, _could_act_since(suggestion, steps))
    return calendar.add(since, Municipality.current().overdue_days + _days_asked(steps, since, calendar))


def _relevant(suggestion: Suggestion) -> list[Step]:
    kinds = Q(kind__in=[StepKind.RELEASED, StepKind.ASKED, *ENDS_OF_A_QUESTION])
    steps = Step.objects.filter(kinds | Q(number=suggestion.held_from), suggestion=suggestion)
    return list(steps.select_related("body").order_by("number"))


def _days_asked(steps: Sequence[Step], since: date, calendar: WorkingCalendar) -> int:
    """Working days after that day on which a question to the author was open."""
    days, asked = 0, None
    for step in steps:
        if step.kind not in (StepKind.ASKED, *ENDS_OF_A_QUESTION):
            continue
        day = max(localdate(step.at), since)
        if asked and step.kind != StepKind.ASKED:
            days += calendar.between(asked, day)
        asked = day if step.kind == StepKind.ASKED else None
    return days


def _could_act_since(suggestion: Suggestion, steps: Sequence[Step]) -> date:
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
    rows = Suggestion.objects.public().overdue().unasked().filter(due_on__lte=long_ago)
    return each(rows.exclude(holder__duty__in=STAYS_WITH).select_related("holder"), escalate_overdue)
