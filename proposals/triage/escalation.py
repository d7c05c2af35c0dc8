"""No blockage: the two bodies a case is passed up to when the people it waits for cannot or do not decide."""

from forums.bodies.models import Body, Duty
from proposals.suggestions.models import Suggestion


def escalate_to_lead(suggestion: Suggestion, *, reason: str) -> None:
    """Inside the transaction of a verb. `reason` is a code of proposals.suggestions.outcomes.reason_text."""
    suggestion.escalate(to=Body.objects.on_duty(Duty.LEAD), reason=reason)


def escalate_to_owner(suggestion: Suggestion, *, reason: str, days: int | None = None) -> None:
    """The lead tandem found no answer: the project owner decides. Without an owner it stays where it is."""
    owner = Body.objects.current().filter(duty=Duty.OWNER).first()
    if owner is not None and suggestion.holder_id != owner.pk:
        suggestion.escalate(to=owner, reason=reason, days=days)
