"""How the demo's decided suggestions ended: what one seat may settle, and what two decide together."""

from collections.abc import Callable, Iterator

from forums.bodies.tandem import Seat
from proposals.suggestions.models import Suggestion

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


ENDINGS: dict[str, Callable[[Table], Iterator[Event]]] = {
    "not_ours": _not_ours,
    "council_petition": _council_petition,
    "personal_case": _personal_case,
}
