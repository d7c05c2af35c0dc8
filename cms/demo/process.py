"""The update's milestones: the source's dates, moved so that the second dialogue forum is on the day of loading."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from forums.dialogue.models import Forum
from forums.municipality.calendar import WorkingCalendar, today

from .texts import Table, read


@dataclass(frozen=True)
class Milestone:
    """A dated point of the process; with `begins` a phase that ends on `day`; `data` is all its entry says."""

    key: str
    day: date
    begins: date | None
    title: Table
    text: Table
    data: Table


def milestones() -> Iterator[Milestone]:
    """In their order. Needs the forums."""
    for entry in read("process")["milestone"]:
        begins, day = _span(entry)
        yield Milestone(entry["key"], day, begins, entry["title"], entry["text"], entry)


def day_of(key: str) -> date:
    """When this milestone is, or its phase begins."""
    [entry] = [entry for entry in read("process")["milestone"] if entry["key"] == key]
    begins, day = _span(entry)
    return begins or day


def working_day(weeks: int, weekday: int) -> date:
    """That day (0 is Monday) of the week so many weeks from now, or the first working day after it."""
    monday = today() - timedelta(days=today().weekday())
    return WorkingCalendar.current().add(monday + timedelta(weeks=weeks, days=weekday), 0)


def _span(entry: Table) -> tuple[date | None, date]:
    if "forum" in entry:
        return None, timezone.localdate(Forum.objects.get(slug=entry["forum"]).starts_at)
    if "weeks" in entry:
        return None, working_day(entry["weeks"], entry["weekday"])
    first = _month(entry["months"][0])
    if entry.get("first_day"):
        return None, first
    last = _month(entry["months"][-1])
    return first, last.replace(day=monthrange(last.year, last.month)[1])


def _month(from_now: int) -> date:
    """The first day of the month so many months from now."""
    months = today().year * 12 + today().month - 1 + from_now
    return date(months // 12, months % 12 + 1, 1)
