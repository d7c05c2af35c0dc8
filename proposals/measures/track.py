"""The way of a measure from the suggestions behind it to its result, as far as it is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.bodies.models import Body
from forums.council.papers.states import Part
from forums.pictograms.names import Pictogram
from forums.pictograms.thread import Reached, Station
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import ANSWERS

from .models import Measure
from .workflow import Path, Progress, Status

# How far a status has come; STOPPED ends the way wherever it was. What a team does by itself is planned, not adopted.
ORDER = (Status.PROPOSED, Status.ADOPTED, Status.RUNNING, Status.DONE)


@dataclass(frozen=True)
class Step:
    """One piece of the short track in a list; the track of a stopped measure leads nowhere."""

    reached: Reached
    stopped: bool = False


def short_track(measure: Measure) -> list[Step]:
    """Proposed where a body decides, planned, under way, done: the words stand beside it."""
    stopped = measure.status == Status.STOPPED
    steps = [Step(reached, stopped and reached is Reached.ENDED) for reached in _reached(measure, set())]
    return steps if measure.path == Path.PROPOSED else steps[1:]


def way(measure: Measure, origins: Sequence[Suggestion], history: Sequence[Progress]) -> list[Station]:
    """Suggestions, their answer, the body that decides where there is one, the work, the end."""
    proposed, planned, running, done = _reached(measure, {Status(progress.status) for progress in history})
    stations = _beginning(origins)
    if measure.path == Path.PROPOSED and measure.proposed_to:
        title = _("Decided by: %(body)s") if proposed is Reached.PASSED else _("Lies before: %(body)s")
        note = _said(_since(history, Status.ADOPTED))
        body = _decided_by(history) or measure.proposed_to
        stations.append(Station(Pictogram.COUNCIL, title % {"body": body}, proposed, note=note))
    began = _said(_since(history, Status.RUNNING))
    agreed = Status.ADOPTED if measure.path == Path.PROPOSED else Status.PLANNED
    stations.append(Station(Pictogram.DATE, str(agreed.label), planned))
    stations.append(Station(Pictogram.UNDERWAY, _running_words(measure), running, note=began))
    if measure.status == Status.STOPPED:
        note = _said(_since(history, Status.STOPPED))
        ended = Station(Pictogram.STOPPED, str(Status.STOPPED.label), Reached.ENDED, note=note, tone="rest")
        return [*(station for station in stations if station.reached is Reached.PASSED), ended]
    note = _said(_since(history, Status.DONE)) if done is Reached.ENDED else ""
    return [*stations, Station(Pictogram.DONE, str(Status.DONE.label), done, note=note, tone="done")]


def _reached(measure: Measure, been: set[Status]) -> list[Reached]:
    """How far the thread has come at each of ORDER; where it was stopped, only what it has `been` is passed."""
    status = Status(measure.status)
    if status is Status.STOPPED:
        begun = bool(been & {Status.RUNNING, Status.PARTLY})
        planned = begun or Status.ADOPTED in been or measure.path == Path.OURSELVES
        passed = [planned, planned, begun, False]
        return [Reached.PASSED if each else Reached.ENDED for each in passed]
    if status is Status.DONE:
        return [*[Reached.PASSED] * 3, Reached.ENDED]
    at = ORDER.index({Status.PARTLY: Status.RUNNING, Status.PLANNED: Status.ADOPTED}.get(status, status))
    now = Reached.LATE if measure.is_late else Reached.NOW
    return [Reached.PASSED if place < at else now if place == at else Reached.NEXT for place in range(len(ORDER))]


def _beginning(origins: Sequence[Suggestion]) -> list[Station]:
    if not origins:
        return [Station(Pictogram.DOCUMENT, _("In the concept"))]
    count = ngettext("%(count)s suggestion", "%(count)s suggestions", len(origins)) % {"count": len(origins)}
    stations = [Station(Pictogram.SAID, count, url="#anregungen", note=_said(localdate(origins[0].received_at)))]
    answered = [origin.settled_at for origin in origins if origin.settled_at and origin.stage in ANSWERS]
    if answered:
        stations.append(Station(Pictogram.ANSWERED, _("Answered"), note=_said(localdate(min(answered)))))
    return stations


def _running_words(measure: Measure) -> str:
    return str(Status.PARTLY.label if measure.status == Status.PARTLY else Status.RUNNING.label)


def _since(history: Sequence[Progress], status: Status) -> date | None:
    """The day on which it first came there."""
    return next((progress.on for progress in history if progress.status == status), None)


def _decided_by(history: Sequence[Progress]) -> Body | None:
    """The body whose vote on a paper has adopted it, where one has: it may be another than it was proposed to."""
    for progress in reversed(history):
        result = progress.shown_result
        if result and result.carried and result.consultation.part == Part.DECIDES:
            return result.consultation.body
    return None


def _said(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
