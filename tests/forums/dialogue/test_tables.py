"""Opening and closing tables, rounds, and the links that open them."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from forums.dialogue.models import Forum
from forums.dialogue.receipts import card_of, code, number_of
from forums.dialogue.states import FORUM_MOVES, ForumState
from forums.dialogue.tables import Table
from forums.dialogue.tokens import opened_by, token
from forums.records.exceptions import NotPossible
from tests.factories import ForumFactory, TableFactory, both, card

VERBS = {
    ForumState.RUNNING: Forum.begin,
    ForumState.OVER: Forum.end,
    ForumState.CANCELLED: Forum.cancel,
    ForumState.PLANNED: Forum.plan_again,
}


@pytest.mark.parametrize(("before", "after"), list(product(ForumState, ForumState)))
def test_a_forum_makes_only_allowed_moves(db: None, before: ForumState, after: ForumState) -> None:
    forum = ForumFactory(state=before)
    if (before, after) in FORUM_MOVES:
        begun = (before, after) == (ForumState.RUNNING, ForumState.PLANNED)
        (Forum.take_back_begin if begun else VERBS[after])(forum)
        assert Forum.objects.get(pk=forum.pk).state == after
    else:
        with pytest.raises(NotPossible):
            VERBS[after](forum)


def test_tables_open_with_the_forum_and_close_with_it(forum: Forum, table: Table) -> None:
    assert table.is_open
    table.begin_round(minutes=10)
    forum.end()
    table.refresh_from_db()
    assert (table.is_open, table.round_ends_at) == (False, None)
    with pytest.raises(NotPossible):
        table.open()


def test_a_beginning_is_taken_back_but_not_after_its_time(forum: Forum, table: Table) -> None:
    written = card(table)
    forum.take_back_begin()
    table.refresh_from_db()
    assert (forum.state, forum.began_at, table.is_open) == (ForumState.PLANNED, None, False)
    with pytest.raises(NotPossible):
        forum.take_back_begin()
    with pytest.raises(NotPossible):
        forum.plan_again()
    forum.begin()
    assert [kept.pk for kept in forum.cards.all()] == [written.pk]
    with pytest.raises(NotPossible):
        forum.plan_again()
    now = timezone.now()
    forum.change(starts_at=now - timedelta(hours=4), ends_at=now - timedelta(hours=1))
    with pytest.raises(NotPossible):
        forum.take_back_begin()


def test_a_round_counts_down_to_a_moment_of_the_servers_clock(table: Table, other_table: Table) -> None:
    question = table.put_down(both("Was fehlt?"))
    table.begin_round(prompt=question, minutes=10)
    assert (table.round, table.prompt) == (1, question)
    assert timezone.now() + timedelta(minutes=9) < table.round_ends_at < timezone.now() + timedelta(minutes=11)
    with pytest.raises(NotPossible):
        other_table.begin_round(prompt=question)
    table.end_round()
    assert (table.round, table.round_ends_at, table.prompt) == (1, None, None)


def test_a_table_is_called_by_its_name_or_its_topic(table: Table) -> None:
    assert table.topic == "Sprachförderung"
    table.name = both("Sprache und Schule")
    assert table.topic == "Sprache und Schule"
    assert TableFactory(number=7).topic == "Tisch 7"


def test_a_token_opens_its_table_in_its_way_until_it_is_revoked(forum: Forum, table: Table) -> None:
    join, host = token(table, "join"), token(table, "host")
    assert opened_by(join, "join", forum) == table
    assert opened_by(join, "host", forum) is None
    assert opened_by(host[::-1], "host", forum) is None
    assert opened_by("nonsense", "join", forum) is None
    assert opened_by(join, "join", ForumFactory()) is None
    before = table.code
    table.renew_links()
    assert opened_by(join, "join", forum) is None
    assert table.code != before


def test_a_receipt_is_proved_by_its_signs(forum: Forum, table: Table) -> None:
    written = card(table)
    given = code(forum, written.number)
    assert number_of(forum, f" {given.lower()} ") == 1
    assert card_of(forum, given) == written
    wrong = given[:-1] + ("2" if given[-1] != "2" else "3")
    assert [card_of(forum, text) for text in (wrong, "1-", "", "²-AAAAA", code(ForumFactory(), 1))] == [None] * 5
    assert card_of(forum, code(forum, 5)) is None
