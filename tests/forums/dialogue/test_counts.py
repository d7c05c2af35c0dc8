"""Whatever a page counts is what the database holds, after each act, on each page."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from forums.dialogue.cards import Card
from forums.dialogue.changes import Audience, Changes, Sees
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum, Registration
from forums.dialogue.points import Point
from forums.dialogue.states import CardState
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from forums.people.models import User
from tests.factories import ForumFactory, card

from .telephones import joined, send


class Shown:
    """What a live page shows: it begins with everything, and follows the news from the number it has seen."""

    def __init__(self, forum: Forum, sees: Sees, table: Table | None = None) -> None:
        self.audience = Audience(sees, forum.pk, table.pk if table else None)
        self.seq, self.points = 0, dict[str, int]()

    def follow(self) -> "Shown":
        news = Changes.read(self.audience.forum, self.seq, self.audience.table).news(self.audience)
        for row in news["cards"]:
            if "gone" in row:
                self.points.pop(row["id"], None)
            else:
                self.points[row["id"]] = row["points"]
        self.seq = news["seq"]
        return self


def acts(table: Table) -> Iterator[str]:
    """The evening of one table, act by act."""
    first, second = card(table, writer=uuid4()), card(table, writer=uuid4())
    yield "two new"
    first.release(by=None)
    yield "released"
    Point.give(first, uuid4())
    yield "a point"
    heading = Cluster.make(table, "Busse", [first, second])
    yield "grouped"
    second.hide(because="Name einer Person", by=None)
    yield "hidden"
    second.release(by=None)
    yield "released again"
    first.correct("Mehr Busse", by=None)
    yield "corrected"
    heading.dissolve()
    yield "ungrouped"
    late = uuid4()
    for _twice in range(2):
        card(table, "aus dem Funkloch", client_uuid=late, writer=uuid4())
    yield "an offline queue, twice"
    Card.release_all(table, by=None)
    yield "all released"
    Card.objects.get(pk=first.pk).delete()
    yield "deleted"
    table.forum.refresh_from_db()
    table.forum.end()
    yield "over"


@pytest.fixture
def pages(forum: Forum, table: Table) -> list[Shown]:
    return [Shown(forum, Sees.HOST, table), Shown(forum, Sees.TABLE, table), Shown(forum, Sees.WALL)]


def points(**chosen: Any) -> dict[str, int]:
    return {str(uuid): points for uuid, points in Card.objects.filter(**chosen).values_list("uuid", "points")}


def test_live_pages_show_what_there_is_after_each_act(table: Table, pages: list[Shown]) -> None:
    for act in acts(table):
        host, phones, wall = (page.follow().points for page in pages)
        hidden = points(state=CardState.HIDDEN)
        assert (act, host) == (act, points())
        assert (act, phones) == (act, {key: count for key, count in points().items() if key not in hidden})
        assert (act, wall) == (act, points(state=CardState.RELEASED))


def counts(page: str) -> dict[str, int]:
    """The numbers of the host's page: of its lists and of its bar."""
    lists = {name: int(count) for name, count in re.findall(r'data-count-of="(\w+)">(\d+)<', page)}
    bar = re.search(r"data-counts>\s*(\d+) Karten?(?: ·\s*von (\d+) Handys?)?", page)
    assert bar
    return {**lists, "all": int(bar[1]), "phones": int(bar[2] or 0)}


@pytest.mark.parametrize("address", ["", "teile/?tisch=1"])
def test_the_hosts_page_counts_what_there_is_after_each_act(
    client: Client, forum: Forum, table: Table, address: str
) -> None:
    for act in acts(table):
        page = client.get(f"/foren/{forum.slug}/leitung/{token(table, 'host')}/{address}").content.decode()
        rows = Card.objects.filter(table=table)
        alone = rows.filter(state=CardState.RELEASED, cluster=None).count()
        lists = {
            "danger": rows.filter(flagged=True).count(),
            "new": rows.filter(state=CardState.NEW).count(),
            "alone": alone,
            "hidden": rows.filter(state=CardState.HIDDEN).count(),
        }
        expected = {"all": rows.count(), "phones": len(set(rows.values_list("writer", flat=True)) - {None})}
        assert (act, counts(page)) == (act, expected if address else {**lists, **expected})


def test_points_left_are_right_after_each_press(forum: Forum, table: Table) -> None:
    telephone = joined(table)
    own = send(telephone, forum).json()
    other = card(table)

    def left() -> int:
        page = telephone.get(f"/foren/{forum.slug}/live/").content.decode()
        found = re.search(r"data-points-left>(\d+)<", page)
        assert found
        return int(found[1])

    def press(uuid: object, what: str) -> None:
        telephone.post(f"/foren/{forum.slug}/live/punkt/", {"karte": str(uuid), "punkt": what})

    seen = [left()]
    for uuid, what in [
        (other.uuid, "geben"),
        (other.uuid, "geben"),
        (own["card"]["id"], "geben"),
        (other.uuid, "nehmen"),
    ]:
        press(uuid, what)
        seen.append(left())
    assert seen == [5, 4, 4, 4, 5]


def test_places_on_the_public_page_and_at_the_desk_are_the_same(client: Client, coordinator: User) -> None:
    forum = ForumFactory(capacity=5)
    client.force_login(coordinator)

    def seen() -> tuple[int, int, int]:
        desk = client.get(f"/verwaltung/foren/{forum.pk}/").context["needs"]
        return client.get(f"/foren/{forum.slug}/").context["left"], desk["left"], desk["placed"]

    first = Registration.enter(forum, client_uuid=uuid4(), name="a", people=3)
    told = [seen()]
    Registration.enter(forum, client_uuid=uuid4(), name="b", people=3)
    told.append(seen())
    first.cancel()
    told.append(seen())
    assert told == [(2, 2, 3), (2, 2, 3), (2, 2, 3)]
