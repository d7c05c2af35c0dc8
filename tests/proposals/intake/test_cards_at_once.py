"""Two coordinators hand over the same cards at the same moment, on real connections: one suggestion."""

import pytest

from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.tables import Table
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome, LeftBecause
from proposals.suggestions.models import Suggestion
from tests.proposals.triage.test_at_the_same_moment import at_once

from .conftest import cluster, said

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

ROUNDS = 4


def test_the_same_cluster_at_once_is_one_suggestion(table: Table, coordinator: User, moderator: User) -> None:
    for number in range(ROUNDS):
        group = cluster(table, f"Gruppe {number}")
        results = at_once(
            *(
                lambda pk=group.pk, by=by: CardOutcome.make_suggestion(
                    Cluster.objects.select_related("forum", "table").get(pk=pk), by=by
                )
                for by in (coordinator, moderator)
            )
        )
        assert results == ["done", "done"]
        assert Suggestion.objects.filter(title=f"Gruppe {number}").count() == 1
        assert CardOutcome.objects.filter(card__cluster=group).values("suggestion").distinct().count() == 1


def test_two_fates_at_once_are_one(table: Table, coordinator: User) -> None:
    for _number in range(ROUNDS):
        card = said(table)
        results = at_once(
            lambda pk=card.pk: CardOutcome.make_suggestion(Card.objects.get(pk=pk), by=coordinator),
            lambda pk=card.pk: CardOutcome.set_aside(
                Card.objects.get(pk=pk), because=LeftBecause.TWICE, by=coordinator
            ),
        )
        assert sorted(one.partition(":")[0] for one in results) == ["done", "refused"], results
        assert CardOutcome.objects.filter(card=card).count() == 1
