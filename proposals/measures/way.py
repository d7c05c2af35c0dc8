"""The measures that came of a suggestion, as the last stations of its way."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from forums.municipality.due import Due
from proposals.suggestions.steps import Step, StepKind
from proposals.suggestions.track import Measures, Work
from proposals.suggestions.track_facts import last_day

from .fates import Fate
from .models import Measure
from .workflow import Path, Status


def way_of(fate: Fate | None, measures: Sequence[Measure], steps: Sequence[Step]) -> Measures | None:
    """All of them taken together, as `fate` has it. `measures` come with the body they are proposed to; no query."""
    if fate is None:
        return None
    proposed = [measure for measure in measures if measure.path == Path.PROPOSED]
    return Measures(
        work=Work(fate.status),
        linked=last_day(steps, StepKind.MEASURE_LINKED),
        body=str(proposed[0].proposed_to) if proposed else "",
        agreed=_moved_to(Status.ADOPTED, steps) if proposed else None,
        moved=_moved_to(fate.status, steps),
        until=_until(measures),
    )


def _moved_to(status: Status, steps: Sequence[Step]) -> date | None:
    moves = [
        _day(step)
        for step in steps
        if step.kind == StepKind.MEASURE_PROGRESS and step.data.get("moved") and step.data.get("status") == status
    ]
    return moves[-1] if moves else None


def _day(step: Step) -> date:
    """The day on which it happened; entries from before that was kept have the day on which it was told."""
    on = step.data.get("on")
    return date.fromisoformat(on) if on else timezone.localdate(step.at)


def _until(measures: Sequence[Measure]) -> Due | None:
    """The last day of what goes on, where all of it has one."""
    dues = [measure.due for measure in measures if not measure.is_over]
    known = [due for due in dues if due is not None]
    return max(known, key=lambda due: due.on) if known and len(known) == len(dues) else None
