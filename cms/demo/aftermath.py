"""What became of a forum's cards: joined to what had been said, made into suggestions, left aside; minutes."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.utils import timezone

from cms.minutes.models import MinutesPage
from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome, LeftBecause
from proposals.intake.cards.origin import key_of
from proposals.intake.goals.prompts import lay, offers
from proposals.suggestions.models import Suggestion

from .acting import Event, moderator
from .keys import stable
from .people import address
from .stories import STORIES
from .texts import Table, read_all
from .timeline import OFFICE_OPENS, Line, at, office_hours

HANDED_OVER_AFTER = 2  # working days
LAID = 2  # goals and measures on entry table of the forum that is going on


def lines(calendar: WorkingCalendar) -> Iterator[Line]:
    """What the coordinator did with the cards of forums that are over, and how the tandems answered."""
    for data in read_all("forums"):
        forum = Forum.objects.get(slug=data["slug"])
        if data["days_ago"] and not CardOutcome.objects.of(forum).exists():
            day = calendar.add(timezone.localdate(forum.ends_at), HANDED_OVER_AFTER)
            for what, entry in _outcomes(forum, data):
                yield from _outcome(what, entry, day, calendar)


def _outcomes(forum: Forum, data: Table) -> Iterator[tuple[Card | Cluster, Table]]:
    for at_table in data["table"]:
        table = forum.tables.get(field__slug=at_table["field"])
        for entry in at_table.get("cluster", []):
            yield Cluster.objects.get(table=table, title=entry["title"]), entry
        for entry in at_table.get("card", []):
            yield Card.objects.get(table=table, text=entry["text"]), entry


def _outcome(what: Card | Cluster, entry: Table, day: date, calendar: WorkingCalendar) -> Iterator[Line]:
    morning = at(day, OFFICE_OPENS)
    if "into" in entry:
        yield morning, partial(_join, what, entry["into"])
    elif "aside" in entry:
        yield morning, partial(_set_aside, what, entry["aside"])
    else:
        yield morning, partial(_make_suggestion, what)
        yield at(calendar.add(day, 1), OFFICE_OPENS), partial(_act, what, Event(0, _release))
        story = {**entry, "key": str(what), "days_ago": (today() - day).days - 1}
        for event in STORIES[entry["state"]](story):
            yield office_hours(event.days_ago, calendar), partial(_act, what, event)


def _coordinator() -> User:
    return User.objects.get(email=address("koordination"))


def _join(what: Card | Cluster, key: str) -> None:
    target = Suggestion.objects.get(client_uuid=stable("suggestion", key))
    CardOutcome.join(what, to=target, by=_coordinator())


def _set_aside(what: Card | Cluster, note: str) -> None:
    CardOutcome.set_aside(what, because=LeftBecause.OTHER, note=note, by=_coordinator())


def _make_suggestion(what: Card | Cluster) -> None:
    CardOutcome.make_suggestion(what, by=_coordinator())


def _release(suggestion: Suggestion) -> None:
    suggestion.release(by=moderator())


def _act(what: Card | Cluster, event: Event) -> None:
    event.verb(Suggestion.objects.get(client_uuid=key_of(what)))


def lay_goals() -> None:
    """On the tables of the forum that is going on, where none lies yet."""
    for data in read_all("forums"):
        if not data["days_ago"]:
            for _table, offered in offers(Forum.objects.get(slug=data["slug"])):
                if not any(offer.lies for offer in offered):
                    lay(offered[:LAID])


def load_minutes() -> None:
    """A draft from the cards, published as it is."""
    editor = User.objects.get(email=address("redaktion"))
    for data in read_all("forums"):
        forum = Forum.objects.get(slug=data["slug"])
        if data["days_ago"] and not MinutesPage.objects.filter(forum=forum).exists():
            page = MinutesPage.draft(forum, by=editor)
            page.lead = data["minutes"]
            page.save_revision(user=editor).publish()
