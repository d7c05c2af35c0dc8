"""The author's history beside the answer, which stands above it and is not said twice."""

from proposals.measures.models import Measure, measures_named
from proposals.suggestions.steps import Step, StepQuerySet
from proposals.suggestions.timeline import TimelineEntry, entry, read
from proposals.triage.answers import Answer


def history(steps: StepQuerySet, answer: Answer | None, measures: list[Measure]) -> list[TimelineEntry]:
    """As components/timeline.html wants them, the oldest first."""
    rows, bodies = read(steps)
    shown = {step.pk: entry(step, bodies, to_author=True) for step in rows}
    named = measures_named(rows, measures)
    for step in rows:
        if (measure := named.get(step.data.get("measure", 0))) is not None:
            shown[step.pk]["url"], shown[step.pk]["action"] = measure.get_absolute_url(), str(measure)
    if answer is not None and answer.step.pk in shown:
        shown[answer.step.pk]["text"] = _why(answer.step)
    return list(shown.values())


def _why(step: Step) -> str:
    """Why the answer was corrected; empty where it is the first."""
    return str(step.data.get("why", ""))
