"""Proposals for headings, by meaning and across languages."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from forums.dialogue.clusters import Cluster
from forums.dialogue.similar_cards import AT_ONCE, learn, near_cards, nearest_headings
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from forums.embeddings.models import TextVector
from tests.factories import card


@pytest.fixture
def by_meaning(settings: Settings) -> None:
    settings.COMPARE_TEXTS_BY = "meaning"


def test_a_loose_card_is_proposed_for_the_heading_it_lies_nearest_to(table: Table, by_meaning: None) -> None:
    evening = Cluster.make(table, "Kurse am Abend", [card(table, "Wir brauchen Deutschkurse nach der Arbeit.")])
    Cluster.make(table, "Licht", [card(table, "Am Bahnhof ist es nachts dunkel, dort fehlen Lampen.")])
    turkish = card(table, "Akşamları Almanca kursu olsun, gündüz çalışıyorum.", language="tr")
    card(table, "Der Spielplatz ist kaputt.")
    assert learn(table) is False
    assert nearest_headings(table)[turkish] == evening
    assert [each_card.number for each_card in near_cards(turkish)] == [1]


def test_a_page_makes_only_a_few_vectors_at_once(table: Table, by_meaning: None) -> None:
    for number in range(AT_ONCE + 1):
        card(table, f"Idee {number}")
    assert [learn(table), learn(table), learn(table)] == [True, False, False]
    assert TextVector.objects.count() == AT_ONCE + 1


def test_hidden_and_corrected_words_leave_no_vector(table: Table, by_meaning: None) -> None:
    hidden, mended = card(table, "Frau Muster ist schuld"), card(table, "Mehr Deuschkurse")
    learn(table)
    hidden.hide(because="names", by=None)
    mended.correct("Mehr Deutschkurse", by=None)
    assert TextVector.objects.count() == 0
    learn(table)
    assert list(TextVector.objects.values_list("about_id", flat=True)) == [mended.pk]


def test_proposals_are_buttons_for_the_host_alone(client: Client, table: Table, by_meaning: None) -> None:
    evening = Cluster.make(table, "Kurse am Abend", [card(table, "Mehr Deutschkurse am Abend")])
    loose = card(table, "Abends mehr Deutschkurse")
    address = reverse("forum_host_near_headings", args=[table.forum.slug, token(table, "host")])
    page = client.get(address).content.decode()
    assert (f'data-near-for="{loose.uuid}" data-heading="{evening.uuid}"' in page, "data-more" in page) == (True, False)
    scribes = reverse("forum_host_near_headings", args=[table.forum.slug, token(table, "write")])
    assert client.get(scribes).status_code == 403


def test_without_the_model_nothing_is_proposed(client: Client, table: Table) -> None:
    Cluster.make(table, "Kurse", [card(table)])
    card(table)
    assert (learn(table), nearest_headings(table)) == (False, {})


@pytest.mark.parametrize("count", [1, 8])
def test_proposals_take_the_same_queries_for_many_cards(
    table: Table, count: int, by_meaning: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Cluster.make(table, "Kurse", [card(table)])
    for _number in range(count - 1):
        card(table)
    learn(table)
    learn(table)
    with django_assert_num_queries(2):
        nearest_headings(table)
