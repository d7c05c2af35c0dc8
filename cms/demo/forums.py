"""Two dialogue forums: one that is over, with what became of it, and one that is going on now."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone, translation
from django.utils.formats import time_format

from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Access, Forum, Point
from forums.dialogue.tables import Table as ForumTable
from forums.fields.models import ActionField
from forums.people.models import Person

from .clock import Clock, set_back
from .keys import once, stable
from .pictures import drawing
from .texts import Table, both, read_all

LASTS = timedelta(hours=3)
BEGAN = timedelta(minutes=70)  # before now, of the one that is going on
ROUND = 45  # minutes
MINUTES = re.compile(r"^\+(\d+)", re.MULTILINE)


def load() -> None:
    for data in read_all("forums"):
        with set_back() as clock:
            _play(data, clock)


def _play(data: Table, clock: Clock) -> None:
    now = clock.moment
    starts = _evening(data["days_ago"])
    clock.moment = starts - timedelta(days=30)
    forum, made = once(Forum, data["slug"], **_facts(data, starts))
    if not made:
        return
    tables = [_table(forum, number, told) for number, told in enumerate(data["table"], 1)]
    clock.moment = starts
    forum.begin()
    for table, told in zip(tables, data["table"], strict=True):
        _say(table, told, clock)
    if data["days_ago"]:
        clock.moment = starts + LASTS
        forum.end()
        return
    clock.moment = now
    for table in tables:
        table.begin_round(prompt=table.prompts.first(), minutes=ROUND)


def _evening(days_ago: int) -> datetime:
    """Half past five on the last Thursday before; today's forum began a while ago, so that it is going on."""
    now = timezone.now()
    if not days_ago:
        return now - BEGAN
    day = timezone.localtime(now - timedelta(days=days_ago))
    thursday = day - timedelta(days=(day.weekday() - 3) % 7)
    return thursday.replace(hour=17, minute=30, second=0, microsecond=0)


def _facts(data: Table, starts: datetime) -> Table:
    return {
        "slug": data["slug"],
        "title": both(data["title"]),
        "series": "Dialogforum",
        "part": data["part"],
        "summary": both(data["summary"]),
        "agenda": both({language: _agenda(text, language, starts) for language, text in data["agenda"].items()}),
        "starts_at": starts,
        "ends_at": starts + LASTS,
        "place": "Stadthalle Rheine, Großer Saal",
        "address": "Humboldtplatz 10, 48429 Rheine",
        "access": f" {Access.STEP_FREE} {Access.TOILET} {Access.HEARING_LOOP} {Access.BUS} ",
        "interpreters": " ar tr uk fa ",
        "child_care": True,
        "picture": drawing("table"),
        "picture_decorative": True,
        "registration_from": starts - timedelta(days=30),
        "registration_until": starts - timedelta(days=1),
        "capacity": 120,
        "published": True,
        "attendance": data.get("attendance"),
    }


def _agenda(text: str, language: str, starts: datetime) -> str:
    """Each line begins with the minutes since the beginning: read as the time of day."""

    def at(after: re.Match[str]) -> str:
        return time_format(timezone.localtime(starts + timedelta(minutes=int(after[1]))), "TIME_FORMAT")

    with translation.override(language):
        return MINUTES.sub(at, text)


def _table(forum: Forum, number: int, told: Table) -> ForumTable:
    table: ForumTable = ForumTable.objects.create(
        forum=forum,
        number=number,
        field=ActionField.objects.get(slug=told["field"]),
        host=Person.objects.filter(uuid=stable("forums.person", told["host"])).first(),
        photo_free=told.get("photo_free", False),
    )
    table.put_down(both(told["question"]))
    return table


def _say(table: ForumTable, told: Table, clock: Clock) -> None:
    table.refresh_from_db()
    table.begin_round(prompt=table.prompts.first(), minutes=ROUND)
    for cluster in told.get("cluster", []):
        cards = list(_cards(table, cluster["cards"], clock))
        Cluster.make(table, cluster["title"], cards)
    list(_cards(table, told.get("card", []), clock))


def _cards(table: ForumTable, told: list[Table], clock: Clock) -> Iterator[Card]:
    """Written a minute apart, released and given points by other people at the table."""
    for each in told:
        clock.moment += timedelta(minutes=1)
        card = Card.write(
            table,
            client_uuid=stable("card", f"{table.forum.slug}:{each['text']}"),
            text=each["text"],
            language=each["language"],
            kind=each["kind"],
            german=each.get("german", ""),
            prompt=table.prompts.first(),
            by_scribe=each.get("scribe", False),
        )
        if each.get("released", True):
            card.release(by=None)
        for number in range(each.get("points", 0)):
            Point.give(card, stable("giver", f"{table.pk}:{card.number}:{number}"))
        yield card
