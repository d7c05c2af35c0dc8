"""What happened to each demo suggestion: a list of events, each a verb and how many days ago it was used."""

from collections.abc import Callable, Iterator

from forums.bodies.models import Body, Duty
from forums.bodies.tandem import Seat
from forums.fields.models import ActionField
from proposals.suggestions.models import Suggestion
from proposals.suggestions.reasons import ModerationReason

from .acting import Event, begin, moderator, seat
from .endings import ENDINGS
from .texts import Table


def events(entry: Table) -> Iterator[Event]:
    """After receipt, in order. Raises KeyError for a state that no story is told of."""
    received, state = entry["days_ago"], entry["state"]
    if state in UNPUBLISHED:
        yield from UNPUBLISHED[state](entry)
        return
    yield Event(received - 1, lambda it: it.release(by=moderator()))
    yield from STORIES[state](entry)


def _pending(entry: Table) -> Iterator[Event]:
    yield from ()


def _held(entry: Table) -> Iterator[Event]:
    reason, words = ModerationReason(entry["reason"]), entry["moderation"]["de"]
    yield Event(entry["days_ago"] - 1, lambda it: it.hold(by=moderator(), reason=reason, text=words))


def _rejected(entry: Table) -> Iterator[Event]:
    reason, words = ModerationReason(entry["reason"]), entry["moderation"]["de"]
    yield Event(entry["days_ago"] - 1, lambda it: it.reject(by=moderator(), reason=reason, text=words))


def _complaint(entry: Table) -> Iterator[Event]:
    words = entry["moderation"]["de"]
    yield Event(entry["days_ago"] - 1, lambda it: it.give_to_complaints(by=moderator(), text=words))


def _open(entry: Table) -> Iterator[Event]:
    if entry.get("target") == "concept":
        office = Body.objects.on_duty(Duty.CONCEPT_OFFICE)
        lead = seat(Body.objects.on_duty(Duty.LEAD), Seat.OFFICE)
        yield Event(entry["days_ago"] - 1.5, lambda it: it.route(to=office, by=lead))


def _in_progress(entry: Table) -> Iterator[Event]:
    yield Event(entry["days_ago"] * 0.6, begin)


def _question(entry: Table) -> Iterator[Event]:
    def ask(suggestion: Suggestion) -> None:
        suggestion.ask(by=seat(suggestion.holder, Seat.FIELD), seat=Seat.FIELD, question=entry["question"]["de"])

    yield Event(entry["days_ago"] * 0.5, ask)


def _forwarded(entry: Table) -> Iterator[Event]:
    def forward(suggestion: Suggestion) -> None:
        suggestion.forward(
            to=ActionField.objects.get(slug=entry["field"]),
            by=seat(suggestion.holder, Seat.FIELD),
            seat=Seat.FIELD,
            reason=entry["forward_reason"]["de"],
        )

    yield Event(entry["days_ago"] * 0.6, forward)


def _withdrawn(entry: Table) -> Iterator[Event]:
    yield Event(entry["answered"], lambda it: it.withdraw())


UNPUBLISHED: dict[str, Callable[[Table], Iterator[Event]]] = {
    "pending": _pending,
    "held": _held,
    "rejected": _rejected,
    "complaint": _complaint,
}

STORIES: dict[str, Callable[[Table], Iterator[Event]]] = {
    "open": _open,
    "in_progress": _in_progress,
    "question": _question,
    "forwarded": _forwarded,
    "withdrawn": _withdrawn,
    **ENDINGS,
}
