"""What a card goes through at its table."""

from itertools import product
from uuid import uuid4

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from forums.dialogue.card_log import CardEntry, EntryKind
from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.points import Point
from forums.dialogue.states import CARD_MOVES, CardState, Showing, Stance
from forums.dialogue.tables import Table
from forums.records.exceptions import NotPossible, OutOfDate
from tests.factories import UserFactory, both, card


def test_each_change_takes_the_forums_next_number(forum: Forum, table: Table) -> None:
    before = Forum.objects.get(pk=forum.pk).seq
    first, second = card(table), card(table, "Zweite Karte")
    first.release(by=None)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.seq, first.seq) == (before + 2, before + 3)
    assert Forum.objects.get(pk=forum.pk).seq == before + 3


def test_saving_an_older_copy_of_the_forum_does_not_set_its_numbers_back(forum: Forum, table: Table) -> None:
    copy = Forum.objects.get(pk=forum.pk)
    card(table)
    copy.attendance = 80
    copy.save()
    now = Forum.objects.get(pk=forum.pk)
    assert (now.seq, now.receipt_count, now.attendance) == (copy.seq + 1, 1, 80)


def test_sending_a_card_ten_times_makes_one(table: Table) -> None:
    uuid = uuid4()
    numbers = {card(table, client_uuid=uuid).number for _time in range(10)}
    assert numbers == {1}
    assert Card.objects.count() == 1


def test_a_closed_table_takes_paper_only(table: Table) -> None:
    table.close()
    with pytest.raises(NotPossible):
        card(table)
    assert card(table, by_scribe=True).number == 1


def test_a_slip_printed_before_belongs_to_one_card_for_ever(forum: Forum, table: Table) -> None:
    assert list(forum.print_slips(3)) == [1, 2, 3]
    assert card(table, number=2, by_scribe=True).number == 2
    assert card(table).number == 4
    for number in (2, 99):
        with pytest.raises(NotPossible):
            card(table, number=number, by_scribe=True)


@pytest.mark.parametrize(("before", "after"), list(product(CardState, CardState)))
def test_only_allowed_moves_happen(table: Table, before: CardState, after: CardState) -> None:
    moved = card(table)
    if before == CardState.RELEASED:
        moved.release(by=None)
    if before == CardState.HIDDEN:
        moved.hide(because="Name einer Person", by=None)
    verbs = {
        CardState.RELEASED: lambda: moved.release(by=None),
        CardState.HIDDEN: lambda: moved.hide(because="Beleidigung", by=None),
        CardState.NEW: lambda: moved.give_back(by=UserFactory()) if moved.is_hidden else moved.take_back(by=None),
    }
    if (before, after) in CARD_MOVES or before == after == CardState.RELEASED:
        verbs[after]()
        assert moved.state == after
    else:
        with pytest.raises(NotPossible):
            verbs[after]()


def test_hiding_needs_a_reason(table: Table) -> None:
    with pytest.raises(NotPossible):
        card(table).hide(because="  ", by=None)


def test_correcting_keeps_what_was_written_first(table: Table) -> None:
    mended = card(table, "Mehr Deuschkurse")
    mended.correct("Mehr Deutschkurse", by=None)
    mended.correct("Mehr Deutschkurse abends", by=None)
    assert (mended.text, mended.original) == ("Mehr Deutschkurse abends", "Mehr Deuschkurse")
    assert [entry.kind for entry in mended.entries.all()] == [EntryKind.CORRECTED, EntryKind.CORRECTED]


def test_of_host_and_scribe_changing_the_same_card_the_later_is_told(table: Table) -> None:
    shown = card(table, "المزيد من الدورات", language="ar")
    host, scribe = Card.objects.get(pk=shown.pk), Card.objects.get(pk=shown.pk)
    host.correct("المزيد من الدورات مساءً", by=None, seen=shown.version)
    with pytest.raises(OutOfDate):
        scribe.say_in_german("Mehr Kurse", by=None, seen=shown.version)
    now = Card.objects.get(pk=shown.pk)
    assert (now.text, now.german) == ("المزيد من الدورات مساءً", "")


def test_a_german_card_gets_no_german_line(table: Table) -> None:
    with pytest.raises(NotPossible):
        card(table).say_in_german("Noch einmal", by=None)


@pytest.mark.parametrize("count", [1, 30])
def test_all_new_cards_are_released_in_one_act(
    forum: Forum, table: Table, other_table: Table, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    card(table).hide(because="Beleidigung", by=None)
    cards = [card(table) for _number in range(count)]
    card(other_table)
    before = Forum.objects.get(pk=forum.pk).seq
    with django_assert_num_queries(9):
        assert Card.release_all(table, by=None) == count
    assert set(Card.objects.released()) == set(cards)
    assert [each_card.seq for each_card in Card.objects.released().order_by("seq")] == [
        before + number for number in range(1, count + 1)
    ]
    assert CardEntry.objects.filter(kind=EntryKind.RELEASED).count() == count
    assert Card.release_all(table, by=None) == 0


def test_cards_nobody_has_looked_at_are_not_released_with_the_others(forum: Forum, table: Table) -> None:
    seen, mended = card(table), card(table)
    up_to = Forum.objects.get(pk=forum.pk).seq
    card(table)
    mended.correct("Anders", by=None)
    assert Card.release_all(table, by=None, up_to=up_to) == 1
    assert list(Card.objects.released()) == [seen]


def test_chosen_cards_are_released_also_after_they_were_hidden(table: Table, other_table: Table) -> None:
    hidden, new, foreign = card(table), card(table), card(other_table)
    card(table)
    hidden.hide(because="Beleidigung", by=None)
    assert Card.release_all(table, by=None, only=[hidden.uuid, new.uuid, foreign.uuid]) == 2
    assert set(Card.objects.released().values_list("number", "hidden_because")) == {(1, ""), (2, "")}


def test_several_cards_are_put_under_a_heading_and_out_of_it(table: Table, other_table: Table) -> None:
    cards = [card(table), card(table), card(other_table)]
    uuids = [each_card.uuid for each_card in cards]
    cluster = Cluster.make(table, "Abends")
    assert Cluster.move_cards(table, uuids, to=cluster, by=None) == 2
    assert Cluster.move_cards(table, uuids, to=cluster, by=None) == 0
    assert set(cluster.cards.values_list("number", flat=True)) == {1, 2}
    assert Cluster.move_cards(table, uuids[:1], to=None, by=None) == 1
    with pytest.raises(NotPossible):
        Cluster.move_cards(other_table, uuids, to=cluster, by=None)


def test_a_point_makes_nobodys_page_out_of_date(table: Table) -> None:
    shown = card(table)
    Point.give(Card.objects.get(pk=shown.pk), uuid4())
    shown.correct("Mehr Kurse am Abend", by=None, seen=shown.version)
    now = Card.objects.get(pk=shown.pk)
    assert (now.text, now.points) == ("Mehr Kurse am Abend", 1)


def test_cards_without_a_german_line_are_found(table: Table) -> None:
    arabic, english, hidden = (card(table, language=language) for language in ("ar", "en", "tr"))
    card(table)
    english.say_in_german("Mehr Kurse", by=None)
    hidden.hide(because="Beleidigung", by=None)
    assert list(table.cards.without_german()) == [arabic]


def test_points_are_few_and_for_others(forum: Forum, table: Table, other_table: Table) -> None:
    Forum.objects.filter(pk=forum.pk).update(points_each=2)
    me, another = uuid4(), uuid4()
    mine = card(table, writer=me)
    others = [card(table, writer=another), card(other_table, writer=another), card(table, writer=another)]
    with pytest.raises(NotPossible):
        Point.give(mine, me)
    assert [Point.give(others[0], me), Point.give(others[0], me), Point.give(others[1], me)] == [1, 1, 0]
    with pytest.raises(NotPossible):
        Point.give(others[2], me)
    assert Point.take_back(others[0], me) == 1
    assert Point.give(others[2], me) == 0
    assert list(Card.objects.order_by("number").values_list("points", flat=True)) == [0, 0, 1, 1]
    assert Point.objects.count() == 2


def test_a_point_on_a_card_that_is_hidden_later_is_free_again(forum: Forum, table: Table) -> None:
    Forum.objects.filter(pk=forum.pk).update(points_each=1)
    me, (hidden, other) = uuid4(), (card(table), card(table))
    assert Point.give(hidden, me) == 0
    hidden.hide(because="Name einer Person", by=None)
    assert Point.give(other, me) == 0
    hidden.give_back(by=UserFactory())  # by mistake: nobody's point is lost, and nobody has less than none left
    assert [Point.take_back(hidden, me), Point.take_back(other, me)] == [0, 1]


def test_a_hidden_card_takes_no_points(table: Table) -> None:
    hidden = card(table)
    hidden.hide(because="Name einer Person", by=None)
    with pytest.raises(NotPossible):
        Point.give(hidden, uuid4())


def test_a_stance_is_kept_only_where_something_is_to_be_judged(table: Table) -> None:
    question = table.put_down(both("Was fehlt Ihnen?"))
    measure = table.put_down(both("Sprachcafé"), about_kind="measure", about=uuid4())
    assert card(table, prompt=question, stance=Stance.FITS).stance == ""
    assert card(table, prompt=measure, stance=Stance.CHANGE).stance == Stance.CHANGE


def test_the_same_record_on_a_table_is_one_prompt(table: Table) -> None:
    measure = uuid4()
    table.put_down(both("Sprachcafé"), about_kind="measure", about=measure)
    table.put_down(both("Sprachcafé am Abend"), about_kind="measure", about=measure)
    assert [str(prompt.text) for prompt in table.prompts.all()] == ["Sprachcafé am Abend"]


def test_a_dissolved_cluster_lets_its_cards_stand_alone(table: Table, other_table: Table) -> None:
    cards = [card(table), card(table)]
    cluster = Cluster.make(table, "Kurse am Abend", cards)
    assert set(cluster.cards.values_list("number", flat=True)) == {1, 2}
    with pytest.raises(NotPossible):
        Cluster.move_card(card(other_table), to=cluster)
    cluster.dissolve()
    assert list(Card.objects.filter(cluster__isnull=False)) == []
    with pytest.raises(NotPossible):
        Cluster.move_card(cards[0], to=cluster)


@pytest.mark.parametrize(("showing", "seen"), [(Showing.AT_ONCE, {1, 2}), (Showing.AFTER_RELEASE, {2})])
def test_telephones_see_cards_as_the_forum_says(forum: Forum, table: Table, showing: Showing, seen: set[int]) -> None:
    forum.showing = showing
    forum.save()
    card(table)
    card(table).release(by=None)
    card(table).hide(because="Name einer Person", by=None)
    assert set(table.cards.on_telephones(forum).values_list("number", flat=True)) == seen
