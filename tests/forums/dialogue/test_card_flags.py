"""Cards that may speak of danger: host and moderators see them at once, other telephones and walls never first."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from forums.dialogue.cards import Card
from forums.dialogue.changes import Audience, Changes, Sees
from forums.dialogue.models import CardFlag, CardReview, Forum, Showing
from forums.dialogue.points import Point
from forums.dialogue.tables import Table
from forums.embeddings.indexing import stale_vectors
from forums.notices.models import Notice
from forums.people.models import User
from forums.records.exceptions import NotPossible
from tests.factories import ForumFactory, UserFactory, card

CRY = "لا أريد أن أعيش"


@pytest.fixture
def flagged(table: Table, moderator: User) -> Card:
    return card(table, CRY, language="ar")


def _sees(forum: Forum, table: Table, sees: Sees) -> list[str]:
    rows = Changes.read(forum.pk, 0).news(Audience(sees, forum.pk, table.pk))["cards"]
    return [row["text"] for row in rows if "gone" not in row]


def test_a_cry_for_help_in_any_language_is_flagged_at_receipt(flagged: Card) -> None:
    assert (flagged.flagged, flagged.flag.kinds) == (True, ["suicide"])


@pytest.mark.parametrize("showing", Showing.values)
def test_only_the_host_sees_it_whatever_the_tables_setting(
    forum: Forum, table: Table, flagged: Card, showing: str
) -> None:
    Forum.objects.filter(pk=forum.pk).update(showing=showing)
    forum.refresh_from_db()
    assert {sees: _sees(forum, table, sees) for sees in Sees} == {Sees.WALL: [], Sees.TABLE: [], Sees.HOST: [CRY]}
    assert list(Card.objects.on_telephones(forum)) == []


def test_moderators_hear_of_it_at_once_and_not_in_words(flagged: Card, moderator: User) -> None:
    [notice] = Notice.objects.filter(kind="card.danger")
    mail = notice.mail()
    assert mail is not None
    assert (mail.to, CRY in mail.body) == ([moderator.email], False)
    assert "/verwaltung/moderation/karten/" in mail.body


def test_it_cannot_be_released_by_any_way(table: Table, flagged: Card) -> None:
    with pytest.raises(NotPossible):
        flagged.release(by=None)
    assert Card.release_all(table, by=None) == 0
    assert Card.release_all(table, by=None, only=[flagged.uuid]) == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.filter(pk=flagged.pk).update(state="released")


def test_it_gets_no_points_and_stands_beside_no_other(forum: Forum, table: Table, flagged: Card) -> None:
    with pytest.raises(NotPossible):
        Point.give(flagged, flagged.uuid)
    assert (list(table.cards.comparable()), stale_vectors()) == ([], [])


@pytest.mark.parametrize(("outcome", "result"), [("", "War nichts."), ("called", "  "), ("earlier", "War nichts.")])
def test_its_flag_ends_only_with_what_was_done(flagged: Card, outcome: str, result: str) -> None:
    with pytest.raises(NotPossible):
        flagged.end_danger(by=None, outcome=outcome, result=result)
    assert CardFlag.objects.open().count() == 1


def test_then_it_waits_for_the_host_as_any_other(forum: Forum, table: Table, flagged: Card, moderator: User) -> None:
    flagged.end_danger(by=moderator, outcome="false_alarm", result="Ein Liedtext.")
    flagged.refresh_from_db()
    assert list(table.cards.waiting()) == [flagged]
    flagged.release(by=None)
    assert _sees(forum, table, Sees.WALL) == [CRY]


@pytest.fixture
def kept_back(flagged: Card, moderator: User) -> Card:
    """Its danger was real and is looked after."""
    flagged.end_danger(by=moderator, outcome="called", result="Krisendienst.")
    flagged.refresh_from_db()
    return flagged


@pytest.mark.parametrize("showing", Showing.values)
def test_whoever_was_in_danger_is_shown_only_by_a_single_release(
    forum: Forum, table: Table, kept_back: Card, showing: str
) -> None:
    Forum.objects.filter(pk=forum.pk).update(showing=showing)
    forum.refresh_from_db()
    assert {sees: _sees(forum, table, sees) for sees in Sees} == {Sees.WALL: [], Sees.TABLE: [], Sees.HOST: [CRY]}
    assert (list(Card.objects.on_telephones(forum)), list(table.cards.waiting())) == ([], [])
    assert list(table.cards.waiting_singly()) == [kept_back]
    assert (Card.release_all(table, by=None), Card.release_all(table, by=None, only=[kept_back.uuid])) == (0, 0)
    kept_back.release(by=None)
    assert (_sees(forum, table, Sees.WALL), _sees(forum, table, Sees.TABLE)) == ([CRY], [CRY])
    assert list(Card.objects.on_telephones(forum)) == [kept_back]


def test_telephones_that_come_back_are_told_nothing_of_it(forum: Forum, table: Table, flagged: Card) -> None:
    Forum.objects.filter(pk=forum.pk).update(showing=Showing.AT_ONCE)
    seen = Forum.objects.get(pk=forum.pk).seq
    flagged.end_danger(by=None, outcome="advised", result="Die Nummern gezeigt.")
    news = Changes.read(forum.pk, seen).news(Audience(Sees.TABLE, forum.pk, table.pk))
    assert news["cards"] == [{"id": str(flagged.uuid), "gone": True, "hidden": False}]


def test_it_is_kept_back_again_when_it_is_taken_back_or_given_back(table: Table, kept_back: Card) -> None:
    kept_back.release(by=None)
    kept_back.take_back(by=None)
    assert list(table.cards.waiting_singly()) == [kept_back]
    kept_back.release(by=None)
    kept_back.hide(because="Name einer Person", by=None)
    assert Card.release_all(table, by=None, only=[kept_back.uuid]) == 0
    kept_back.give_back(by=UserFactory())
    assert (list(table.cards.waiting_singly()), list(table.cards.waiting())) == ([kept_back], [])


def test_a_false_alarm_after_a_true_one_does_not_let_it_go(table: Table, kept_back: Card, moderator: User) -> None:
    kept_back.say_in_german("Mein Mann schlägt mich", by=None)
    kept_back.end_danger(by=moderator, outcome="false_alarm", result="So steht es da nicht.")
    assert list(table.cards.waiting_singly()) == [kept_back]


def test_while_it_is_kept_back_points_on_it_are_free_and_none_is_added(
    forum: Forum, table: Table, moderator: User
) -> None:
    written, giver = card(table, "Mehr Bänke"), uuid4()
    written.release(by=None)
    Point.give(written, giver)
    written.correct("Mein Mann schlägt mich", by=None)
    written.end_danger(by=moderator, outcome="called", result="Frauenhaus.")
    assert list(Point.objects.spent(forum, giver)) == []
    with pytest.raises(NotPossible):
        Point.give(written, uuid4())


def test_no_way_around_the_database(kept_back: Card) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.filter(pk=kept_back.pk).update(state="released")


def test_words_that_are_put_in_later_take_it_from_the_wall(forum: Forum, table: Table, moderator: User) -> None:
    written = card(table, "Mehr Bänke")
    written.release(by=None)
    seen = Forum.objects.get(pk=forum.pk).seq
    written.correct("Mein Mann schlägt mich", by=None)
    news = Changes.read(forum.pk, seen).news(Audience(Sees.WALL, forum.pk))
    assert news["cards"] == [{"id": str(written.uuid), "gone": True, "hidden": False}]


def test_what_was_looked_after_does_not_raise_the_flag_again(flagged: Card, moderator: User) -> None:
    flagged.end_danger(by=moderator, outcome="called", result="Krisendienst.")
    flagged.say_in_german("Ich will nicht mehr leben.", by=None)
    flagged.refresh_from_db()
    assert flagged.flagged is False


def test_new_forums_show_a_card_when_the_host_has_released_it() -> None:
    assert Forum().showing == Showing.AFTER_RELEASE
    assert ForumFactory.build(showing=Showing.AT_ONCE).showing == Showing.AT_ONCE


def test_a_released_card_is_taken_back_without_a_reason(forum: Forum, table: Table) -> None:
    Forum.objects.filter(pk=forum.pk).update(showing=Showing.AFTER_RELEASE)
    written = card(table, "Mehr Bänke")
    written.release(by=None)
    seen = Forum.objects.get(pk=forum.pk).seq
    written.take_back(by=None)
    news = Changes.read(forum.pk, seen).news(Audience(Sees.TABLE, forum.pk, table.pk))
    assert news["cards"] == [{"id": str(written.uuid), "gone": True, "hidden": False}]
    assert (list(table.cards.waiting()), _sees(forum, table, Sees.WALL)) == ([written], [])


def test_a_hidden_card_waits_for_moderators_and_its_writer_may_ask_once(table: Table, moderator: User) -> None:
    written = card(table, "Mehr Bänke")
    written.hide(because="Werbung", by=None)
    [review] = CardReview.objects.waiting()
    review.ask("Das ist keine Werbung.")
    with pytest.raises(NotPossible):
        review.ask("Noch einmal.")
    assert Notice.objects.filter(kind="card.asked").values_list("email", flat=True).get() == moderator.email
    review.decide("back", by=moderator)
    written.refresh_from_db()
    assert (written.state, list(CardReview.objects.waiting())) == ("new", [])


def test_a_host_who_shows_it_again_has_answered(table: Table) -> None:
    written = card(table, "Mehr Bänke")
    written.hide(because="Werbung", by=None)
    written.release(by=UserFactory())
    assert list(CardReview.objects.waiting()) == []
