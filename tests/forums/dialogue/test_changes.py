"""What live pages are seen_by, and what they never are."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from forums.dialogue.changes import Audience, Changes, Sees
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.states import Showing
from forums.dialogue.tables import Table
from tests.factories import card


def seen_by(forum: Forum, sees: Sees, table: Table | None = None, after: int = 0) -> list[object]:
    """The numbers of the cards shown; `gone` for one to forget."""
    news = Changes.read(forum.pk, after).news(Audience(sees, forum.pk, table and table.pk))
    return [row.get("number", "gone") for row in news["cards"]]


def test_each_audience_sees_what_it_may(forum: Forum, table: Table, other_table: Table) -> None:
    card(table)
    card(table).release(by=None)
    card(table).hide(because="Name einer Person", by=None)
    card(other_table).release(by=None)
    assert seen_by(forum, Sees.WALL) == [2, 4]
    assert seen_by(forum, Sees.TABLE, table) == [1, 2]
    assert seen_by(forum, Sees.HOST, table) == [1, 2, 3]
    Forum.objects.filter(pk=forum.pk).update(showing=Showing.AFTER_RELEASE)
    assert seen_by(forum, Sees.TABLE, table) == [2]


def test_whoever_saw_a_card_is_told_to_forget_it(forum: Forum, table: Table) -> None:
    shown = card(table)
    shown.release(by=None)
    seen = Forum.objects.get(pk=forum.pk).seq
    shown.hide(because="Name einer Person", by=None)
    assert seen_by(forum, Sees.WALL, after=seen) == ["gone"]
    assert seen_by(forum, Sees.TABLE, table, after=seen) == ["gone"]
    assert seen_by(forum, Sees.HOST, table, after=seen) == [1]


def test_only_what_was_missed_comes_again_and_in_order(forum: Forum, table: Table) -> None:
    cards = [card(table) for _number in range(4)]
    seen = Forum.objects.get(pk=forum.pk).seq
    cards[2].release(by=None)
    cards[0].release(by=None)
    card(table)
    assert seen_by(forum, Sees.TABLE, table, after=seen) == [3, 1, 5]


def test_reasons_and_first_wordings_are_for_hosts(forum: Forum, table: Table) -> None:
    written = card(table, "Mehr Deuschkurse")
    written.correct("Mehr Deutschkurse", by=None)
    rows = {
        sees: Changes.read(forum.pk, 0).news(Audience(sees, forum.pk, table.pk))["cards"][0]
        for sees in (Sees.TABLE, Sees.HOST)
    }
    assert set(rows[Sees.HOST]) - set(rows[Sees.TABLE]) == {"state", "flagged", "because", "original", "scribe", "at"}
    assert rows[Sees.HOST]["original"] == "Mehr Deuschkurse"


def test_a_dissolved_heading_is_forgotten(forum: Forum, table: Table) -> None:
    cluster = Cluster.make(table, "Abends", [card(table)])
    seen = Forum.objects.get(pk=forum.pk).seq
    cluster.dissolve()
    news = Changes.read(forum.pk, seen).news(Audience(Sees.TABLE, forum.pk, table.pk))
    assert news["clusters"] == [{"id": str(cluster.uuid), "gone": True}]
    assert [row["cluster"] for row in news["cards"]] == [None]


@pytest.mark.parametrize("count", [1, 30])
def test_a_reading_takes_four_queries(
    forum: Forum, table: Table, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        card(table)
    Cluster.make(table, "Abends", table.cards.all()[:3])
    with django_assert_num_queries(4):
        changes = Changes.read(forum.pk, 0)
        changes.news(Audience(Sees.HOST, forum.pk, table.pk))
        changes.news(Audience(Sees.WALL, forum.pk))
    assert len(changes.cards) == count
