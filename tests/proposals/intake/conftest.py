from collections.abc import Sequence

import pytest

from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from tests.conftest import City
from tests.factories import card, running


@pytest.fixture
def forum(city: City) -> Forum:
    """Running, with a table for each of the two topics."""
    return running(city.language, city.faith)


@pytest.fixture
def table(forum: Forum) -> Table:
    return forum.tables.get(number=1)


def said(table: Table, text: str = "Mehr Deutschkurse am Abend", **facts: object) -> Card:
    """A card that the host has released, unless it may speak of danger."""
    written = card(table, text, **facts)
    if not written.flagged:
        written.release(by=None)
    return written


def cluster(table: Table, title: str = "Kurse am Abend", cards: Sequence[Card] = ()) -> Cluster:
    return Cluster.make(table, title, cards or [said(table, "Kurse nach 18 Uhr"), said(table, "Abendkurse")])
