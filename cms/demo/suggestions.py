"""Plays the demo's suggestions in the order in which things happened, with the verbs everyone uses."""

import zlib
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from functools import partial
from operator import itemgetter

from django.utils import timezone

from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import District
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Source, Suggestion, Support

from .acting import Event
from .clock import set_back
from .keys import stable
from .people import address
from .progress import news
from .stories import events
from .texts import Table, read_all

type Line = tuple[datetime, Callable[[], None]]


def load() -> None:
    new = [entry for entry in _entries() if not _known(entry)]
    calendar = WorkingCalendar.current()
    timeline = [line for entry in new for line in _story(entry, calendar)]
    timeline += [(_office_hours(days_ago, calendar), verb) for days_ago, verb in news()]
    timeline.sort(key=itemgetter(0))
    newest_notice = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with set_back() as clock:
        for moment, verb in timeline:
            clock.moment = moment
            verb()
    for entry in new:
        _support(entry)
    # What they tell happened long ago in a town that does not exist: nobody is written to now.
    Notice.objects.filter(pk__gt=newest_notice).update(sent_at=timezone.now(), email="")


def _entries() -> list[Table]:
    return [entry for file in read_all("suggestions") for entry in file["suggestion"]]


def _known(entry: Table) -> bool:
    return bool(Suggestion.everything.filter(client_uuid=stable("suggestion", entry["key"])).exists())


def _story(entry: Table, calendar: WorkingCalendar) -> Iterator[Line]:
    """Receipt and what followed, each at its moment: in office hours, in order, never in the future."""
    now = timezone.now()
    grain = zlib.crc32(entry["key"].encode()) % 300
    last = min(_midnight(entry["days_ago"]) + timedelta(hours=7, minutes=2 * grain), now - timedelta(minutes=1 + grain))
    yield last, partial(_receive, entry)
    for event in events(entry):
        moment = _office_hours(int(event.days_ago), calendar, minutes=grain)
        last = max(min(moment, now - timedelta(seconds=grain)), last + timedelta(seconds=20))
        yield last, partial(_act, event, entry)


def _midnight(days_ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(today() - timedelta(days=days_ago), time()))


def _office_hours(days_ago: int, calendar: WorkingCalendar, minutes: int = 0) -> datetime:
    day = calendar.add(today() - timedelta(days=days_ago), 0)
    return timezone.make_aware(datetime.combine(day, time(9))) + timedelta(minutes=minutes)


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
