"""The answer as everybody reads it: public page, author's page, and the preview before the second signature."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from proposals.suggestions.models import Suggestion
from proposals.suggestions.signature import signature
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import Step, StepKind
from proposals.suggestions.timeline import reason

from .decisions import Decision
from .translations import AnswerTranslation

ANSWERED = frozenset(Stage) - {Stage.OPEN, Stage.MERGED, Stage.WITHDRAWN}


@dataclass(frozen=True)
class Correction:
    """On which day the two seats corrected the answer, why, and what it had said until then. All of it German."""

    at: datetime
    why: str
    text: str
    would_change: str


@dataclass(frozen=True)
class Answer:
    """`text` is in the reader's language where it exists; what was signed, German as a rule, is binding.
    `step` has the text that counts now."""

    text: str
    language: str
    reason: str
    signed: str
    at: datetime
    step: Step
    binding: str = ""
    by_machine: bool = False
    views: tuple[dict[str, str], ...] = ()
    would_change: str = ""
    proposed_to: str = ""
    corrections: tuple[Correction, ...] = ()
    late: bool = False

    @property
    def translation_follows(self) -> bool:
        """It is German, as it should be, and the reader reads something else."""
        return bool(self.text) and self.language == settings.LANGUAGE_CODE != (get_language() or self.language)


def answer_to(suggestion: Suggestion, steps: Sequence[Step]) -> Answer | None:
    """What was decided, once it takes effect; a source shows its target's outcome by its label. `steps` are what
    the reader may read, the oldest first."""
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
        at=step.at,
        step=step,
        late=suggestion.answered_in_time is False and timezone.localdate(step.at) == suggestion.answered_on,
    )
    decision: Decision | None = Decision.objects.for_answer(step.data.get("decision"))
    if decision is not None:
        answer = _of_decision(answer, decision)
    later = [later for later in steps if later.kind == StepKind.CORRECTED and later.number > step.number]
    for correcting in later:
        answer = _corrected(answer, correcting)
    # A translation of what was said before the correction must not stand there as if it were still so.
    return answer if later or decision is None else _translated(answer, decision)


def _of_decision(answer: Answer, decision: Decision) -> Answer:
    """With what two seats said beside it."""
    return replace(
        answer,
        views=tuple(decision.lead_views),
        would_change=decision.would_change,
        proposed_to=str(decision.proposed_to or ""),
    )


def _corrected(answer: Answer, step: Step) -> Answer:
    before = Correction(step.at, step.data.get("why", ""), answer.text, answer.would_change)
    return replace(
        answer,
        text=step.text,
        language=step.text_language,
        would_change=step.data.get("would_change", ""),
        step=step,
        corrections=(*answer.corrections, before),
    )


def _translated(answer: Answer, decision: Decision) -> Answer:
    if answer.language == (get_language() or settings.LANGUAGE_CODE):
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
