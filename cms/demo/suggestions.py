"""What people said in the demo's town, and all that followed, played with the verbs everyone uses."""

import zlib
from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial

from django.utils import timezone

from forums.fields.models import ActionField, CrossCuttingTheme
from forums.maps.points import GeoPoint
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import District
from forums.people.models import User
from proposals.suggestions.models import Source, Suggestion, Support

from . import aftermath
from .acting import Event
from .keys import stable
from .people import address
from .progress import news
from .silence import nobody_written_to
from .stories import events
from .texts import Table, read_all
from .timeline import Line, at, office_hours, play

RECEIVED_FROM = time(7)


def load() -> None:
    new = [entry for entry in _entries() if not _known(entry)]
    calendar = WorkingCalendar.current()
    lines = [line for entry in new for line in _story(entry, calendar)]
    lines += aftermath.lines(calendar)
    lines += [(office_hours(days_ago, calendar), verb) for days_ago, verb in news()]
    with nobody_written_to():
        play(lines)
    for entry in new:
        _support(entry)


def _entries() -> list[Table]:
    return [entry for file in read_all("suggestions") for entry in file["suggestion"]]


def _known(entry: Table) -> bool:
    return bool(Suggestion.everything.filter(client_uuid=stable("suggestion", entry["key"])).exists())


def _story(entry: Table, calendar: WorkingCalendar) -> Iterator[Line]:
    """Receipt and what followed, each at its moment: in office hours, in order, never in the future."""
    now = timezone.now()
    grain = zlib.crc32(entry["key"].encode()) % 300
    day = today() - timedelta(days=entry["days_ago"])
    last = min(at(day, RECEIVED_FROM) + timedelta(minutes=2 * grain), now - timedelta(minutes=1 + grain))
    yield last, partial(_receive, entry)
    for event in events(entry):
        moment = office_hours(event.days_ago, calendar, minutes=grain)
        last = max(min(moment, now - timedelta(seconds=grain)), last + timedelta(seconds=20))
        yield last, partial(_act, event, entry)


def _act(event: Event, entry: Table) -> None:
    event.verb(Suggestion.objects.get(client_uuid=stable("suggestion", entry["key"])))


def _receive(entry: Table) -> None:
    field = entry.get("forwarded_from") or entry.get("field")
    author = entry.get("author")
    Suggestion.receive(
        text=entry["text"],
        title=entry.get("title", ""),
        kind=entry["kind"],
        source=Source(entry["source"]),
        language=entry["language"],
        notice_language=entry["language"] if entry["language"] == "en" else "de",
        field=ActionField.objects.get(slug=field) if field else None,
        theme=CrossCuttingTheme.objects.get(slug=entry["theme"]) if "theme" in entry else None,
        district=District.objects.get(slug=entry["district"]) if "district" in entry else None,
        point=GeoPoint.read(entry.get("point", "")),
        author=User.objects.get(email=address(author)) if author else None,
        author_name=entry.get("author_name", ""),
        author_name_public="author_name" in entry,
        client_uuid=stable("suggestion", entry["key"]),
    )


def _support(entry: Table) -> None:
    """Spread over the time since publication, each from a browser of its own."""
    suggestion = Suggestion.objects.get(client_uuid=stable("suggestion", entry["key"]))
    if suggestion.released_at is None:
        return
    open_for = timezone.now() - suggestion.released_at
    count = entry.get("supporters", 0)
    Support.objects.bulk_create(
        Support(
            suggestion=suggestion,
            browser=stable("browser", f"{entry['key']}-{number}").hex,
            at=suggestion.released_at + open_for * (number + 1) / (count + 1),
        )
        for number in range(count)
    )
    suggestion.count_supporters()
