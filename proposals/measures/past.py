"""Where measures stood on a day, read from their history and never from what they are today.

Only entries that move count. News carries the status of the day it was entered on, whatever day it tells of. Of several
moves the one that was entered last stands, so that for today this is always the measure's own status.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from .models import Measure
from .progress import Progress
from .states import Path, Status


@dataclass(frozen=True)
class Stood:
    """`since` is the day of the move that led there; None where it has stood there from the beginning."""

    status: Status
    since: date | None


@dataclass(frozen=True)
class _Entry:
    on: date
    status: Status
    to_body: bool  # laid before the body that decides, by nothing but the team


type Past = Mapping[int, "History"]


@dataclass(frozen=True)
class History:
    """Of one measure: the first day that is known of it, where it began, its moves in the order they were entered."""

    first: date
    began: Status
    moves: Sequence[tuple[date, Status]]

    def on(self, day: date) -> Stood | None:
        """None while it was not there yet."""
        if day < self.first:
            return None
        happened = [move for move in self.moves if move[0] <= day]
        return Stood(happened[-1][1], happened[-1][0]) if happened else Stood(self.began, None)


def histories() -> dict[int, History]:
    """Of all measures that are there now, by key. Two queries."""
    entries: defaultdict[int, list[_Entry]] = defaultdict(list)
    rows = Progress.objects.filter(measure__deleted=None).order_by("measure", "number")
    columns = ("measure", "on", "status", "body", "result", "measure__proposed_to")
    for measure, on, status, body, result, asked in rows.values_list(*columns):
        laid_before = status == Status.PROPOSED and result is None and body is not None and body == asked
        entries[measure].append(_Entry(on, Status(status), laid_before))
    found = Measure.objects.order_by().values_list("pk", "created", "path", "status")
    return {
        measure: _history(entries[measure], localdate(created), Path(path), Status(status))
        for measure, created, path, status in found
    }


def _history(entries: Sequence[_Entry], created: date, path: Path, status: Status) -> History:
    began = before = _began(entries[0], path) if entries else status
    moves = []
    for entry in entries:
        if entry.status != before:
            moves.append((entry.on, entry.status))
        before = entry.status
    return History(min([created, *(entry.on for entry in entries)]), began, moves)


def _began(first: _Entry, path: Path) -> Status:
    """A measure begins where its path says; what its first entry cannot have led to from there began one step on."""
    if first.to_body:
        return Status.PLANNED
    if first.status in (Status.PARTLY, Status.DONE):
        return Status.RUNNING
    return Status.PROPOSED if path == Path.PROPOSED else Status.PLANNED
