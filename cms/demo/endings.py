"""How the demo's suggestions were answered: what one seat may settle, and what two decide together."""

import zlib
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.utils import timezone

from forums.bodies.models import Body
from forums.bodies.tandem import Seat
from proposals.measures.models import Goal, Measure, Path
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import Reason
from proposals.suggestions.stages import Stage
from proposals.triage.decisions import Decision
from proposals.triage.drafts import Content, NewMeasure

from .acting import Event, begin, seat
from .keys import stable
from .texts import Table


def _not_ours(entry: Table) -> Iterator[Event]:
    yield from _settled_by_one(entry, Suggestion.refer_elsewhere)


def _council_petition(entry: Table) -> Iterator[Event]:
    yield from _settled_by_one(entry, Suggestion.pass_to_council)


def _personal_case(entry: Table) -> Iterator[Event]:
    yield from _settled_by_one(entry, Suggestion.advise_personally)


def _settled_by_one(entry: Table, verb: Callable[..., None]) -> Iterator[Event]:
    def settle(it: Suggestion) -> None:
        verb(it, by=seat(it.holder, Seat.OFFICE), seat=Seat.OFFICE, text=entry["answer"]["de"])

    yield Event((entry["days_ago"] + entry["answered"]) / 2, begin)
    yield Event(entry["answered"], settle)


def _merged(entry: Table) -> Iterator[Event]:
    def merge(it: Suggestion) -> None:
        target = Suggestion.objects.get(client_uuid=stable("suggestion", entry["into"]))
        by = seat(it.holder, Seat.FIELD)
        it.merge(into=target, by=by, seat=Seat.FIELD, reason=entry["answer"]["de"])

    yield Event(entry["answered"], merge)


def _decided(entry: Table) -> Iterator[Event]:
    answered, first = entry["answered"], _first_seat(entry)
    yield Event((entry["days_ago"] + answered) / 2, begin)
    yield from _handed_over_on(answered + 2, entry, first)
    yield Event(answered, lambda it: _open_draft(it).cosign(by=seat(it.holder, first.other)))


def _handed_over(entry: Table) -> Iterator[Event]:
    yield Event(entry["days_ago"] / 2, begin)
    yield from _handed_over_on(3, entry, _first_seat(entry))


def _escalated(entry: Table) -> Iterator[Event]:
    """Two versions, two objections: the lead tandem has it. An interim answer moved the date before."""
    first, second = entry["objections"]
    yield from _handed_over_on(39, {**entry, "answer": entry["first_answer"]}, Seat.OFFICE)
    yield Event(36, lambda it: _open_draft(it).object(by=seat(it.holder, Seat.FIELD), reason=first))
    interim = entry["interim"]["de"]
    yield Event(33, lambda it: it.extend(by=seat(it.holder, Seat.OFFICE), seat=Seat.OFFICE, text=interim))
    yield from _handed_over_on(12, entry, Seat.OFFICE)
    yield Event(8, lambda it: _open_draft(it).object(by=seat(it.holder, Seat.FIELD), reason=second))


def _reopened(entry: Table) -> Iterator[Event]:
    yield from _decided({**entry, "state": "declined"})
    yield Event(entry["reopened"], lambda it: it.reopen(reason=entry["reopen_reason"]))


def _first_seat(entry: Table) -> Seat:
    """Either seat writes the first word about as often, unless the story says which."""
    if "first" in entry:
        return Seat(entry["first"])
    return list(Seat)[zlib.crc32(entry["key"].encode()) % 2]


def _handed_over_on(days_ago: float, entry: Table, first: Seat) -> Iterator[Event]:
    def draft(it: Suggestion) -> None:
        Decision.draft(it, _content(entry), by=seat(it.holder, first))

    yield Event(days_ago + 1, draft)
    yield Event(days_ago, lambda it: _open_draft(it).hand_over(by=seat(it.holder, first)))


def _open_draft(suggestion: Suggestion) -> Decision:
    found: Decision = Decision.objects.open().get(suggestion=suggestion)
    return found


def _content(entry: Table) -> Content:
    outcome = Stage(entry["draft_outcome"] if "draft_outcome" in entry else entry["state"])
    proposed_to = entry.get("proposed_to")
    path = Path.PROPOSED if proposed_to else Path.OURSELVES
    return Content(
        outcome=outcome,
        reason=Reason(entry["reason"]),
        answer=entry["answer"]["de"],
        translations={"en": entry["answer"].get("en", "")},
        would_change=entry["change"]["de"] if "change" in entry else "",
        review_on=timezone.localdate() + timedelta(days=entry["review_in"] + entry["answered"])
        if outcome == Stage.DEFERRED
        else None,
        path=path if outcome == Stage.ACCEPTED else "",
        proposed_to=Body.objects.get(slug=proposed_to) if proposed_to else None,
        measures=list(Measure.objects.filter(slug__in=entry.get("measures", []))),
        planned=[_planned(entry["new_measure"])] if "new_measure" in entry else [],
    )


def _planned(texts: Table) -> NewMeasure:
    return NewMeasure(
        title=texts["title"]["de"],
        what=texts["what"]["de"],
        who=texts["who"]["de"],
        goal=Goal.objects.get(uuid=stable(Goal._meta.label_lower, texts["goal"])),
    )


ENDINGS: dict[str, Callable[[Table], Iterator[Event]]] = {
    "not_ours": _not_ours,
    "council_petition": _council_petition,
    "personal_case": _personal_case,
    "merged": _merged,
    "accepted": _decided,
    "already_covered": _decided,
    "deferred": _decided,
    "declined": _decided,
    "handed_over": _handed_over,
    "escalated": _escalated,
    "reopened": _reopened,
}
