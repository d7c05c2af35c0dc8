"""What the public and the author will read once the second signature is given: read by the very code of their pages."""

from dataclasses import dataclass
from datetime import date

from django_stubs_ext import StrOrPromise

from forums.municipality.due import Due
from proposals.measures.models import Measure
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.status import sentence_of
from proposals.suggestions.steps import StepKind

from .answers import Answer, answer_to
from .decisions import Decision
from .errata import Erratum


@dataclass(frozen=True)
class Preview:
    label: StrOrPromise
    tone: str
    sentence: str
    answer: Answer | None
    measures: list[Measure]
    due: Due | None
    reopen_until: date | None


def preview_of(decision: Decision) -> Preview:
    suggestion, stage = decision.suggestion, Stage(decision.outcome)
    review_on = decision.review_on if stage == Stage.DEFERRED else None
    step = Step(
        suggestion=suggestion,
        number=suggestion.next_step,
        kind=StepKind.DECIDED,
        body=decision.body,
        text=decision.answer,
        reason=decision.reason,
        data={"stage": stage, "decision": decision.pk},
    )
    planned = decision.planned.all() if stage in (Stage.ACCEPTED, Stage.ALREADY_COVERED) else ()
    attached = [*decision.measures.all(), *(one.as_measure() for one in planned)]
    return _preview(suggestion.as_if_closed(stage, review_on=review_on), step, attached)


def preview_of_erratum(erratum: Erratum) -> Preview:
    return _preview(erratum.suggestion, erratum.as_step(), [])


def _preview(suggestion: Suggestion, step: Step, attached: list[Measure]) -> Preview:
    steps = [*suggestion.steps.public().select_related("body").order_by("number"), step]
    linked = list(Measure.objects.filter(suggestions=suggestion))
    return Preview(
        label=suggestion.label_text,
        tone=suggestion.tone,
        sentence=sentence_of(suggestion),
        answer=answer_to(suggestion, steps),
        measures=[*linked, *(measure for measure in attached if measure not in linked)],
        due=suggestion.due,
        reopen_until=suggestion.reopen_until,
    )
