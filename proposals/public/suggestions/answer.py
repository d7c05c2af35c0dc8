"""The answer on a suggestion's public page: the decision in force, in the reader's language where it exists."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import get_language

from proposals.suggestions.models import Suggestion
from proposals.suggestions.signature import signature
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import Step, StepKind
from proposals.suggestions.timeline import reason
from proposals.triage.decisions import Decision
from proposals.triage.translations import AnswerTranslation

ANSWERED = frozenset(Stage) - {Stage.OPEN, Stage.MERGED, Stage.WITHDRAWN}


@dataclass(frozen=True)
class Answer:
    """`text` is in the reader's language where it exists; German is binding."""

    text: str
    language: str
    reason: str
    signed: str
    step: Step
    binding: str = ""
    by_machine: bool = False
    views: tuple[dict[str, str], ...] = ()
    would_change: str = ""
    proposed_to: str = ""

    @property
    def translation_follows(self) -> bool:
        return bool(self.text) and self.language != (get_language() or settings.LANGUAGE_CODE)


def answer_to(suggestion: Suggestion, steps: Sequence[Step]) -> Answer | None:
    """What was decided, once it takes effect; a source shows its target's outcome by its label. `steps` are public,
    the oldest first."""
    if suggestion.stage not in ANSWERED:
        return None
    step = next((step for step in reversed(steps) if step.kind == StepKind.DECIDED), None)
    if step is None:
        return None
    answer = Answer(
        text=step.text,
        language=step.text_language,
        reason=reason(step),
        signed=signature(step.body) if step.body else "",
        step=step,
    )
    decision: Decision | None = Decision.objects.for_answer(step.data.get("decision"))
    return answer if decision is None else _of_decision(answer, decision)


def _of_decision(answer: Answer, decision: Decision) -> Answer:
    """With what two seats said beside it, and translated where the reader's language needs it."""
    answer = replace(
        answer,
        views=tuple(decision.lead_views),
        would_change=decision.would_change,
        proposed_to=str(decision.proposed_to or ""),
    )
    if not answer.translation_follows:
        return answer
    translated = AnswerTranslation.objects.filter(decision=decision, language=get_language()).first()
    if translated is None:
        return answer
    return replace(
        answer,
        text=translated.text,
        language=translated.language,
        binding=answer.text,
        by_machine=translated.by_machine,
    )
