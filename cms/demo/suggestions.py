"""Plays the demo's suggestions in the order in which things happened, with the verbs everyone uses."""

import zlib
from datetime import datetime, time, timedelta
from operator import itemgetter

from django.utils import timezone

from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import District
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Source, Suggestion, Support

from .acting import Event
from .clock import Clock, set_back
from .keys import stable
from .people import address
from .stories import STORIES, UNPUBLISHED, events
from .texts import Table, read_all


def load() -> None:
    new = [entry for entry in _entries() if not _known(entry)]
    if not new:
        return
    calendar = WorkingCalendar.current()
    newest_notice = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    timeline = [(moment, entry, event) for entry in new for moment, event in _dated(entry, calendar)]
    timeline.sort(key=itemgetter(0))
    with set_back() as clock:
        for moment, entry, event in timeline:
            _play(clock, moment, entry, event)
    for entry in new:
        _support(entry)
    # What they tell happened long ago in a town that does not exist: nobody is written to now.
    Notice.objects.filter(pk__gt=newest_notice).update(sent_at=timezone.now(), email="")


def _entries() -> list[Table]:
    told = UNPUBLISHED.keys() | STORIES.keys()
    return [entry for file in read_all("suggestions") for entry in file["suggestion"] if entry["state"] in told]


def _known(entry: Table) -> bool:
    return bool(Suggestion.everything.filter(client_uuid=stable("suggestion", entry["key"])).exists())


def _dated(entry: Table, calendar: WorkingCalendar) -> list[tuple[datetime, Event | None]]:
    """The events with their moments, the receipt (None) first: in office hours, in order, never in the future."""
    now = timezone.now()
    grain = zlib.crc32(entry["key"].encode()) % 300
    received = _moment(entry["days_ago"], 7 * 60 + grain * 2)
    lines: list[tuple[datetime, Event | None]] = [(min(received, now - timedelta(minutes=1 + grain % 50)), None)]
    for event in events(entry):
        day = calendar.add(today() - timedelta(days=int(event.days_ago)), 0)
        moment = timezone.make_aware(datetime.combine(day, time(9))) + timedelta(minutes=grain)
        earliest = lines[-1][0] + timedelta(seconds=20)
        lines.append((max(min(moment, now - timedelta(seconds=grain)), earliest), event))
    return lines


def _moment(days_ago: int, minutes: int) -> datetime:
    midnight = timezone.make_aware(datetime.combine(today() - timedelta(days=days_ago), time()))
    return midnight + timedelta(minutes=minutes)


def _play(clock: Clock, moment: datetime, entry: Table, event: Event | None) -> None:
    clock.moment = moment
    if event is None:
        _receive(entry)
    else:
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
