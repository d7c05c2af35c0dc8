"""The handover says of each card why no host has released it, and whether its words are the writer's own."""

import pytest
from django.test import Client

from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.people.models import User
from tests.factories import card as new_card

from .conftest import said

pytestmark = pytest.mark.django_db


def test_each_card_says_why_no_host_has_released_it_and_that_it_was_corrected(
    client: Client, forum: Forum, table: Table, coordinator: User
) -> None:
    corrected, new = said(table, "Mer Licht"), new_card(table, "Neu")
    corrected.correct("Mehr Licht", by=None)
    kept_back, flagged = (new_card(table, "Mein Mann schlägt mich") for _number in range(2))
    kept_back.end_danger(by=coordinator, outcome="called", result="Mit der Beratung gesprochen.")
    client.force_login(coordinator)
    page = " ".join(client.get(f"/verwaltung/foren/{forum.pk}/uebergabe/?teil=1").content.decode().split())
    assert ("von der Tischleitung berichtigt" in page, "So stand es vorher da: <span" in page, "Mer Licht" in page) == (
        True,
        True,
        True,
    )
    words = (
        "nach einer Gefahren-Prüfung zurückgehalten",
        "Gefahr noch nicht geklärt",
        "nicht von der Tischleitung freigegeben",
    )
    assert [page.count(word) for word in words] == [1, 1, 1]
    assert (new.state, flagged.flagged, page.count("Jemand hat sich darum gekümmert.")) == ("new", True, 1)
