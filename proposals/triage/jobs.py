"""The daily jobs of the desk (see proposals.suggestions.jobs for what they promise)."""

from django.db.models import Q

from forums.bodies.models import Body, Duty, Membership
from proposals.suggestions.jobs import each
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind

from .decisions import Decision
from .drafts import State
from .escalation import end_disagreement, end_mandate, leave_empty_bench


def pass_on_unsigned() -> int:
    """Partners who did not react within ten working days (setting)."""
    return each(Decision.objects.timed_out().select_related("suggestion"), Decision.time_out)


def end_disagreements() -> int:
    """What the lead tandem was given and has not decided; its own front desk is not meant."""
    objected = Q(decisions__state=State.OBJECTED)
    given = Q(steps__kind=StepKind.ESCALATED)
    rows = Suggestion.objects.public().open().filter(objected | given, holder__duty=Duty.LEAD).distinct()
    return each(rows, end_disagreement)


def lapse_with_mandates() -> int:
    rows = Decision.objects.open().exclude(first__in=Membership.objects.running()).select_related("suggestion")
    return each(rows, end_mandate)


def leave_empty_benches() -> int:
    """Open cases of bodies in which nobody may sign; the lead tandem's and the owner's stay."""
    held = Suggestion.objects.public().open()
    staffed = Membership.objects.running().exclude(person=None).values("body")
    empty = Body.objects.exclude(pk__in=staffed).exclude(duty__in=[Duty.LEAD, Duty.OWNER])
    return each(held.filter(holder__in=empty), leave_empty_bench)
