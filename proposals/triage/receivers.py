"""What the desk does when a suggestion takes a step, inside the same transaction (signal `stepped`)."""

from forums.bodies.models import Duty
from proposals.suggestions.models import Source, Step, Suggestion
from proposals.suggestions.signals import stepped
from proposals.suggestions.stages import DECIDED_BY_ONE, Visibility
from proposals.suggestions.steps import StepKind

from . import notify
from .decisions import Decision, acting_seats
from .errata import Erratum
from .routing import rank_what_was_received
from .signatures import AskedOf
from .solo_moves import SoloMove

# With these the draft's ground is gone: another body, no suggestion, or nothing anybody may decide on now.
# Why, as a code of proposals.suggestions.outcomes.
LAPSING: dict[str, str] = {
    StepKind.ROUTED: "moved_on",
    StepKind.FORWARDED: "moved_on",
    StepKind.CALLED_BACK: "moved_on",
    StepKind.ESCALATED: "moved_on",
    StepKind.MERGED: "settled",
    StepKind.DECIDED: "settled",
    StepKind.WITHDRAWN: "withdrawn",
    StepKind.HELD: "text_checked",
    StepKind.REJECTED: "text_checked",
    StepKind.COMPLAINT: "text_checked",
    StepKind.APPEALED: "text_checked",
}
# With these there is no public answer any more that could be corrected.
MOOT: dict[str, str] = {
    StepKind.REOPENED: "reopened",
    StepKind.CALLED_BACK: "moved_on",
    StepKind.RETURNED: "reopened",
    StepKind.WITHDRAWN: "withdrawn",
    StepKind.HELD: "text_checked",
    StepKind.REJECTED: "text_checked",
    StepKind.COMPLAINT: "text_checked",
}
ARRIVING = frozenset(
    {
        StepKind.RELEASED,
        StepKind.ROUTED,
        StepKind.FORWARDED,
        StepKind.CALLED_BACK,
        StepKind.ESCALATED,
        StepKind.REOPENED,
        StepKind.UNMERGED,
        StepKind.RETURNED,
    }
)


RESUMING = frozenset({StepKind.REPLIED, StepKind.UNANSWERED})


def connect() -> None:
    stepped.connect(rank_what_was_received, dispatch_uid="triage.rank_what_was_received")
    stepped.connect(on_step, dispatch_uid="triage")


def on_step(sender: type[Suggestion], suggestion: Suggestion, step: Step, **kwargs: object) -> None:
    if step.kind in LAPSING:
        _lapse(suggestion, step)
    if step.kind in MOOT and (erratum := Erratum.objects.open_for(suggestion)) is not None:
        erratum.lapse(MOOT[step.kind])
    if step.seat and step.actor_id and _one_seat_was_enough(step):
        SoloMove.note(suggestion, step)
    if step.kind in ARRIVING and suggestion.is_open and suggestion.visibility == Visibility.PUBLIC:
        _announce(suggestion, step)
    if step.kind in RESUMING:
        _go_on(suggestion, step)


def _lapse(suggestion: Suggestion, step: Step) -> None:
    decision = Decision.objects.open_for(suggestion)
    if decision is None:
        return
    asked_of_lead = decision.asked == AskedOf.LEAD and suggestion.holder.duty == Duty.LEAD
    if step.kind == StepKind.ESCALATED and asked_of_lead:
        return  # the lead tandem signs in the silent partner's place
    decision.lapse(LAPSING[step.kind], by=step.actor)


def _go_on(suggestion: Suggestion, step: Step) -> None:
    """The clock runs again: the team hears of it, and no signature is asked for later than the answer is due."""
    if step.kind == StepKind.UNANSWERED:
        notify.unanswered(suggestion, acting_seats(suggestion).signers, step=step)
    elif step.text:
        notify.replied(suggestion, acting_seats(suggestion).signers, step=step)
    if (decision := Decision.objects.open_for(suggestion)) is not None:
        decision.ask_no_later_than_due()


def _one_seat_was_enough(step: Step) -> bool:
    match step.kind:
        case StepKind.FORWARDED | StepKind.MERGED:
            return True
        case StepKind.DECIDED:
            return step.data.get("stage") in DECIDED_BY_ONE
    return False


def _announce(suggestion: Suggestion, step: Step) -> None:
    # What another procedure brought comes in its hundreds: the desk shows it, mails would not help.
    if step.kind == StepKind.RELEASED and suggestion.source == Source.IMPORT:
        return
    # Who was just asked for the signature knows with that mail that the case has come.
    waiting = Decision.objects.open_for(suggestion) if step.kind == StepKind.ESCALATED else None
    asked = waiting.those_asked(waiting.may_answer()) if waiting and waiting.asked == AskedOf.LEAD else []
    notify.arrived(suggestion, acting_seats(suggestion).signers, step=step, but=asked)
