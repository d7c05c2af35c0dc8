"""What one suggestion adds to the figures: the kinds it is counted as, read from its rows as they are now.

Nothing here depends on today: what is overdue, and how long somebody waits, follows from days that are kept.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Exists, Q
from django.utils.timezone import localdate

from proposals.measures.models import became_a_measure, was_done, went_to_a_body
from proposals.suggestions.endorsement.models import Endorsement
from proposals.suggestions.labels import is_paused
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage

# Raise it with every change of what is counted, or how it is written: the next `migrate` then counts all anew.
COUNTED_AS = 2


class Kind(StrEnum):
    """What stands before the colon of a kind; behind it stands the value."""

    STAGE = "s"  # stage, then MEASURED, IN_COUNCIL and DONE where they are true
    DUE = "u"  # the day by which an open one is answered, unless a question pauses the clock
    ANSWER = "d"  # working days to the first answer, then how it came
    WAITING = "w"  # the day since when somebody waits for the first answer
    SOURCE = "q"
    LANGUAGE = "l"
    DISTRICT = "p"
    ASSOCIATION = "a"


MEASURED, IN_COUNCIL, DONE = "m", "c", "f"
IN_TIME, LATE, OPEN_AGAIN = "t", "f", "o"

_FACTS = {MEASURED: became_a_measure, IN_COUNCIL: went_to_a_body, DONE: was_done}
_COLUMNS = (
    "pk",
    "received_at",
    "released_at",
    "field_id",
    "stage",
    "due_on",
    "answer_days",
    "answered_in_time",
    "source",
    "language",
    "district_id",
)


@dataclass(frozen=True)
class Share:
    received_on: date
    field: int | None
    kinds: tuple[str, ...]


def shares_of(suggestions: Collection[int]) -> dict[int, Share]:
    """By key; those that no figure counts are left out. Two queries."""
    facts: dict[str, Exists | Q] = {name: condition() for name, condition in _FACTS.items()}
    rows = Suggestion.objects.listed().filter(pk__in=suggestions).order_by().annotate(paused=is_paused(), **facts)
    associations: defaultdict[int, set[int]] = defaultdict(set)
    written = Endorsement.objects.of_authors().filter(suggestion__in=suggestions).order_by()
    for suggestion, association in written.values_list("suggestion", "association"):
        associations[suggestion].add(association)
    return {
        row["pk"]: Share(
            localdate(row["received_at"]), row["field_id"], tuple(sorted(_kinds(row, associations[row["pk"]])))
        )
        for row in rows.values(*_COLUMNS, "paused", *facts)
    }


def _kinds(row: dict[str, Any], associations: Collection[int]) -> Iterator[str]:
    is_open = row["stage"] == Stage.OPEN
    yield f"{Kind.STAGE}:{row['stage']}:{''.join(fact for fact in _FACTS if row[fact])}"
    if is_open and row["due_on"] and not row["paused"]:
        yield f"{Kind.DUE}:{row['due_on'].isoformat()}"
    if row["answered_in_time"] is None:
        if is_open:
            yield f"{Kind.WAITING}:{localdate(row['released_at'] or row['received_at']).isoformat()}"
    elif row["answer_days"] is not None:
        came = OPEN_AGAIN if is_open else IN_TIME if row["answered_in_time"] else LATE
        yield f"{Kind.ANSWER}:{row['answer_days']}:{came}"
    yield f"{Kind.SOURCE}:{row['source']}"
    yield f"{Kind.LANGUAGE}:{row['language']}"
    yield f"{Kind.DISTRICT}:{row['district_id'] or ''}"
    for association in associations:
        yield f"{Kind.ASSOCIATION}:{association}"
