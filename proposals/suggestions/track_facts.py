"""What the stations of a suggestion's way follow from, read from its columns and its public steps."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from forums.municipality.due import Due

from .models import Suggestion
from .steps import Step, StepKind
from .track import Facts, Measures

# With each of these a body gets it, or gets it back.
_HANDED = frozenset(
    {
        StepKind.ROUTED,
        StepKind.FORWARDED,
        StepKind.ESCALATED,
        StepKind.CALLED_BACK,
        StepKind.RETURNED,
        StepKind.UNMERGED,
    }
)


def facts_of(
    suggestion: Suggestion,
    steps: Sequence[Step],
    *,
    due: Due | None,
    measures: Measures | None = None,
    body: str = "",
) -> Facts:
    """`steps` are those the reader may see, the oldest first; `body` would decide on the money. No query."""
    published = suggestion.published_on
    handed = last_day(steps, *_HANDED)
    rejected = last_day(steps, StepKind.REJECTED) if suggestion.is_rejected else None
    decided = last_day(steps, StepKind.DECIDED) or suggestion.answered_on
    answered = decided if suggestion.answered_on else None
    again = suggestion.reopened_at or suggestion.review_asked_at
    return Facts(
        label=suggestion.label,
        received=timezone.localdate(suggestion.received_at),
        published=published,
        read=suggestion.read_at is not None,
        with_team=published and max(published, handed or published),
        answered=answered,
        answered_late=suggestion.answered_in_time is False and answered == suggestion.answered_on,
        ended=rejected or (timezone.localdate(suggestion.settled_at) if suggestion.settled_at else None),
        again=timezone.localdate(again) if again else None,
        due=due,
        question_due=suggestion.question_due,
        measures=measures,
        body=body,
    )


def last_day(steps: Sequence[Step], *kinds: StepKind) -> date | None:
    """On which of these happened last."""
    days = [timezone.localdate(step.at) for step in steps if step.kind in kinds]
    return days[-1] if days else None
