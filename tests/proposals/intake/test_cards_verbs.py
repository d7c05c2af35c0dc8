"""What becomes of a card: a suggestion, a voice under one, or left aside. Once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome, LeftBecause
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Source, Suggestion
from proposals.suggestions.stages import Stage, Visibility
from tests.conftest import City
from tests.factories import released

from .conftest import cluster, said

pytestmark = pytest.mark.django_db


def _fates() -> dict[int, str]:
    return {each.card.number: each.suggestion.number for each in CardOutcome.objects.all() if each.suggestion}


def test_a_card_becomes_a_suggestion_in_its_own_words_and_language(
    city: City, forum: Forum, table: Table, coordinator: User
) -> None:
    written = said(table, "دورات لغة في المساء", language="ar", german="Sprachkurse am Abend", kind="wish")
    Card.objects.filter(pk=written.pk).update(written_at=timezone.now() - timedelta(days=3))
    told = CardOutcome.make_suggestion(Card.objects.get(pk=written.pk), by=coordinator)
    assert told.public_text == "دورات لغة في المساء\n(Auf Deutsch: Sprachkurse am Abend)"
    assert (told.language, told.kind, told.field, told.holder) == ("ar", "wish", city.language, city.language_network)
    assert (told.source, told.source_name, told.theme) == (Source.FORUM, "Dialogforum", None)
    assert (told.visibility, told.received_at.date()) == (
        Visibility.PENDING,
        (timezone.now() - timedelta(days=3)).date(),
    )
    assert _fates() == {written.number: told.number}


def test_a_cluster_becomes_one_suggestion_with_its_cards_as_voices(table: Table, coordinator: User) -> None:
    group = cluster(
        table, cards=[said(table, "Abends", kind="wish"), said(table, "Akşam", language="tr", german="Abends")]
    )
    told = CardOutcome.make_suggestion(group, by=coordinator)
    assert (told.title, told.language, told.kind) == ("Kurse am Abend", "de", "")
    assert told.public_text == "– Abends\n– Akşam\n(Auf Deutsch: Abends)"
    assert _fates() == {1: told.number, 2: told.number}


def test_the_same_again_makes_nothing_twice_and_adds_what_came_late(table: Table, coordinator: User) -> None:
    group = cluster(table)
    told = CardOutcome.make_suggestion(group, by=coordinator)
    late = said(table, "Auch samstags")
    Cluster.move_card(late, to=group)
    assert (
        CardOutcome.make_suggestion(group, by=coordinator) == CardOutcome.make_suggestion(group, by=coordinator) == told
    )
    single = said(table, "Etwas anderes")
    assert CardOutcome.make_suggestion(single, by=coordinator) == CardOutcome.make_suggestion(single, by=coordinator)
    assert Suggestion.objects.count() == 2
    assert _fates()[late.number] == told.number


def test_a_card_has_one_fate(table: Table, coordinator: User) -> None:
    group = cluster(table)
    CardOutcome.make_suggestion(group, by=coordinator)
    card = group.cards.first()
    for verb in (
        lambda: CardOutcome.make_suggestion(card, by=coordinator),
        lambda: CardOutcome.join(card, to=released(), by=coordinator),
        lambda: CardOutcome.set_aside(card, because=LeftBecause.TWICE, by=coordinator),
        lambda: CardOutcome.set_aside(group, because=LeftBecause.TWICE, by=coordinator),
    ):
        with pytest.raises(NotPossible):
            verb()
    with pytest.raises(IntegrityError), transaction.atomic():
        CardOutcome.objects.create(card=card, left_because=LeftBecause.TWICE)


@pytest.mark.parametrize("facts", [{}, {"left_because": LeftBecause.OTHER}])
def test_a_fate_says_where_or_why(table: Table, facts: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CardOutcome.objects.create(card=said(table), **facts)


def test_cards_become_voices_under_a_public_suggestion(city: City, table: Table, coordinator: User) -> None:
    told, card, group = released(field=city.faith), said(table), cluster(table)
    CardOutcome.join(card, to=told, by=coordinator)
    CardOutcome.join(group, to=told, by=coordinator)
    voices = told.card_outcomes.shown()
    assert (voices.own, [each.card.number for each in voices.others]) == (None, [1, 2, 3])
    assert Suggestion.objects.count() == 1


def test_no_voices_under_what_was_declined_or_rejected(table: Table, coordinator: User, moderator: User) -> None:
    card, rejected, withdrawn = said(table), released("Bus"), released("Bahn")
    rejected.reject(by=moderator)
    withdrawn.withdraw()
    for told in (rejected, withdrawn):
        with pytest.raises(NotPossible):
            CardOutcome.join(card, to=told, by=coordinator)
    assert (withdrawn.stage, CardOutcome.objects.count()) == (Stage.WITHDRAWN, 0)


def test_left_aside_with_a_reason_that_the_writer_reads(table: Table, coordinator: User) -> None:
    twice, other = said(table), said(table, "Danke")
    CardOutcome.set_aside(twice, because=LeftBecause.TWICE, by=coordinator)
    with pytest.raises(NotPossible):
        CardOutcome.set_aside(other, because=LeftBecause.OTHER, note="  ", by=coordinator)
    CardOutcome.set_aside(other, because=LeftBecause.OTHER, note="Das Plakat hängt schon.", by=coordinator)
    assert [each.reason for each in CardOutcome.objects.order_by("pk")] == [
        "Dieselbe Person hat das Gleiche auf einer anderen Karte gesagt.",
        "Das Plakat hängt schon.",
    ]


def test_what_may_speak_of_danger_reaches_the_moderators_or_nobody(table: Table, coordinator: User) -> None:
    card = said(table, "Ich will nicht mehr leben.")
    for verb in (
        lambda: CardOutcome.join(card, to=released(), by=coordinator),
        lambda: CardOutcome.set_aside(card, because=LeftBecause.PERSONAL, by=coordinator),
    ):
        with pytest.raises(NotPossible, match="Karte 1"):
            verb()
    told = CardOutcome.make_suggestion(card, by=coordinator)
    assert [flag.danger for flag in told.danger_flags.all()] == ["suicide"]


def test_hidden_cards_go_nowhere(table: Table, coordinator: User) -> None:
    hidden, group = said(table), cluster(table)
    Cluster.move_card(hidden, to=group)
    hidden.hide(because="Name einer Person", by=None)
    with pytest.raises(NotPossible):
        CardOutcome.make_suggestion(hidden, by=coordinator)
    CardOutcome.make_suggestion(group, by=coordinator)
    assert sorted(_fates()) == [2, 3]


def test_a_voice_is_shown_while_its_card_is_on_the_wall(table: Table, coordinator: User) -> None:
    first, second = said(table, "Abends"), said(table, "Samstags")
    told = CardOutcome.make_suggestion(cluster(table, cards=[first, second]), by=coordinator)
    first.hide(because="Name", by=None)
    assert [each.card for each in told.card_outcomes.shown().others] == [second]
    assert [each.card for each in told.card_outcomes.said().others] == [second]


def test_the_card_that_is_the_suggestion_is_no_voice_under_it(table: Table, coordinator: User) -> None:
    card, same = said(table), said(table, "Abends lernen")
    told = CardOutcome.make_suggestion(card, by=coordinator)
    CardOutcome.join(same, to=told, by=coordinator)
    voices = told.card_outcomes.shown()
    assert (voices.own and voices.own.card, [each.card for each in voices.others]) == (card, [same])


def test_taken_back_a_card_waits_again(table: Table, coordinator: User) -> None:
    added, left, made = said(table), said(table, "Danke"), said(table, "Neu")
    CardOutcome.join(added, to=released(), by=coordinator)
    CardOutcome.set_aside(left, because=LeftBecause.GREETING, by=coordinator)
    CardOutcome.make_suggestion(made, by=coordinator)
    for card in (added, left):
        CardOutcome.objects.get(card=card).take_back()
    with pytest.raises(NotPossible):
        CardOutcome.objects.get(card=made).take_back()
    assert sorted(_fates()) == [made.number]
    assert CardOutcome.make_suggestion(left, by=coordinator).public_text == "Danke"


def test_a_table_without_a_topic_leaves_the_field_to_the_ranking(forum: Forum, table: Table, coordinator: User) -> None:
    Table.objects.filter(pk=table.pk).update(field=None)
    told = CardOutcome.make_suggestion(said(Table.objects.get(pk=table.pk)), by=coordinator)
    assert told.field is None
