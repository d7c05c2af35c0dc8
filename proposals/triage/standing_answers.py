"""The public answer that stands now, and who may correct it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import ANSWERS, Stage, Visibility
from proposals.suggestions.steps import StepKind

from .decisions import Decision, acting_seats
from .seats import SeatRoster

# What only its author reads was never published.
CORRECTABLE = ANSWERS - {Stage.PERSONAL_CASE}


@dataclass(frozen=True)
class StandingAnswer:
    """What the public reads now, and the body that said it."""

    body: Body | None
    text: str
    would_change: str

    @classmethod
    def of(cls, suggestion: Suggestion) -> "StandingAnswer | None":
        """None where no public answer stands. Three queries at most."""
        if suggestion.stage not in CORRECTABLE or suggestion.visibility != Visibility.PUBLIC:
            return None
        kinds = (StepKind.DECIDED, StepKind.CORRECTED)
        steps = Step.objects.filter(suggestion=suggestion, kind__in=kinds).select_related("body")
        decided = steps.filter(kind=StepKind.DECIDED).order_by("-number").first()
        if decided is None:
            return None
        last = steps.order_by("-number").first() or decided
        if last.kind == StepKind.CORRECTED:
            return cls(decided.body, last.text, last.data.get("would_change", ""))
        decision: Decision | None = Decision.objects.for_answer(decided.data.get("decision"))
        return cls(decided.body, decided.text, decision.would_change if decision else "")


def required_answer(suggestion: Suggestion) -> StandingAnswer:
    standing = StandingAnswer.of(suggestion)
    if standing is None:
        raise NotPossible(_("There is no public answer that could be corrected."))
    return standing


def correcting_seats(suggestion: Suggestion, standing: StandingAnswer) -> SeatRoster:
    """The seats of the body that answered; the lead tandem's where nobody is left in them."""
    roster = acting_seats(suggestion, standing.body)
    if roster.signers:
        return roster
    return acting_seats(suggestion, Body.objects.on_duty(Duty.LEAD))
