"""What became of a forum's cards: true on the page, on the forum's own page, on the sheet, as tandems decide."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome, LeftBecause
from proposals.public.forum_results.tally import Result
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from tests.conftest import City
from tests.factories import MeasureFactory, released
from tests.factories import card as new_card
from tests.forums.printing.reading import Reading

from .conftest import cluster, said

pytestmark = pytest.mark.django_db


def _page(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def _handed_over(what: object, by: User) -> Suggestion:
    CardOutcome.make_suggestion(what, by=by).release(by=by)
    return Suggestion.objects.latest("pk")


def test_every_card_is_counted_once(forum: Forum, table: Table, coordinator: User, city: City) -> None:
    group = _handed_over(cluster(table), coordinator)
    _handed_over(said(forum.tables.get(number=2), "Einzeln"), coordinator)
    CardOutcome.set_aside(said(table, "Danke"), because=LeftBecause.GREETING, by=coordinator)
    said(table, "Wartet")
    said(table, "Ausgeblendet").hide(because="Name", by=None)
    result = Result(forum)
    counts = (result.said, result.handed_over, result.left, result.waiting, result.hidden)
    assert counts == (6, 3, 1, 1, 1)
    assert [(each.label, each.suggestions, each.cards) for each in result.standings] == [(Label.ASSIGNED, 2, 3)]
    assert [tally.row for tally in result.tables] == [
        ["1: Sprachförderung", 5, 2, 0, 0, 1, 1],
        ["2: Interreligiöser Dialog", 1, 1, 0, 0, 0, 0],
    ]
    assert (result.public[0], result.cards_of[group.pk]) == (group, 2)


def test_it_stays_true_as_tandems_decide(
    client: Client, forum: Forum, table: Table, coordinator: User, officer: User, city: City
) -> None:
    told = _handed_over(cluster(table), coordinator)
    address = f"/foren/{forum.slug}/ergebnis/"
    assert "Zugeordnet" in _page(client, address)
    measure = MeasureFactory(field=city.language)
    measure.link(told, by=officer)
    Suggestion.objects.filter(pk=told.pk).update(stage=Stage.ACCEPTED)
    page = _page(client, address)
    assert ("Wird aufgegriffen" in page, measure.get_absolute_url() in page, "Zugeordnet" in page) == (
        True,
        True,
        False,
    )
    assert [tally.row[1:5] for tally in Result(forum).tables] == [[2, 2, 2, 2], [0, 0, 0, 0]]


def test_a_single_card_is_counted_in_the_singular(
    client: Client, forum: Forum, table: Table, coordinator: User
) -> None:
    CardOutcome.set_aside(said(table), because=LeftBecause.TWICE, by=coordinator)
    page = _page(client, f"/foren/{forum.slug}/ergebnis/").replace("\u00ad", "")
    assert ("Karte wurde geschrieben" in page, "wurde mit einem Grund beiseitegelegt" in page) == (True, True)


@pytest.mark.parametrize("stage", [Stage.ALREADY_COVERED, Stage.DECLINED, Stage.NOT_OURS])
def test_what_stands_on_the_page_of_a_suggestion_is_not_promised_here(
    client: Client, forum: Forum, table: Table, coordinator: User, stage: Stage
) -> None:
    told = _handed_over(said(table), coordinator)
    Suggestion.objects.filter(pk=told.pk).update(stage=stage)
    page = _page(client, f"/foren/{forum.slug}/gesagt-getan/")
    assert (told.number in page, "steht hier" in page, "Hier steht" in page) == (True, False, False)


def test_a_merged_one_stands_where_its_target_stands(
    forum: Forum, table: Table, coordinator: User, officer: User, city: City
) -> None:
    told, target = _handed_over(said(table), coordinator), released(field=city.language)
    told.merge(into=target, by=officer, reason="gleich")
    Suggestion.objects.filter(pk=target.pk).update(stage=Stage.ALREADY_COVERED)
    assert [each.label for each in Result(forum).standings] == [Label.ALREADY_COVERED]


def test_what_is_not_public_is_a_number_only(client: Client, forum: Forum, table: Table, coordinator: User) -> None:
    CardOutcome.make_suggestion(said(table, "Noch ungelesen"), by=coordinator)
    CardOutcome.set_aside(new_card(table, "Nie freigegeben"), because=LeftBecause.TWICE, by=coordinator)
    CardOutcome.set_aside(said(table, "An der Wand"), because=LeftBecause.OTHER, note="Schon gelöst.", by=coordinator)
    page = _page(client, f"/foren/{forum.slug}/ergebnis/")
    aside = _page(client, f"/foren/{forum.slug}/ergebnis/?ansicht=beiseite")
    assert ("Eingegangen" in page, "Noch ungelesen" in page) == (True, False)
    shown = [words in aside for words in ("An der Wand", "Schon gelöst.", "Nie freigegeben")]
    assert shown == [True, True, False]


def test_what_its_author_took_back_stands_without_its_words(
    client: Client, forum: Forum, table: Table, coordinator: User
) -> None:
    _handed_over(said(table, "Geheime Worte"), coordinator).withdraw()
    for page in ("ergebnis/", "gesagt-getan/"):
        assert "Geheime Worte" not in _page(client, f"/foren/{forum.slug}/{page}")


@pytest.mark.parametrize("page", ["ergebnis/", "gesagt-getan/", "gesagt-getan.pdf"])
def test_a_forum_that_is_not_on_the_website_is_not_here(client: Client, forum: Forum, page: str) -> None:
    Forum.objects.filter(pk=forum.pk).update(published=False)
    assert client.get(f"/foren/{forum.slug}/{page}").status_code == 404


def test_the_forums_own_page_leads_on(client: Client, forum: Forum, table: Table, coordinator: User) -> None:
    _handed_over(cluster(table), coordinator)
    address = f"/foren/{forum.slug}/ergebnis/"
    assert address not in _page(client, f"/foren/{forum.slug}/")
    Forum.objects.get(pk=forum.pk).end()
    assert address in _page(client, f"/foren/{forum.slug}/")


def test_the_sheet_speaks_the_languages_chosen(
    client: Client, forum: Forum, table: Table, coordinator: User, city: City, officer: User
) -> None:
    arabic = said(table, "دورات في المساء", language="ar", german="Kurse am Abend")
    told = _handed_over(arabic, coordinator)
    MeasureFactory(field=city.language).link(told, by=officer)
    address = f"/foren/{forum.slug}/gesagt-getan"
    page = _page(client, f"{address}/?sprache=de&sprache=en")
    assert [words in page for words in ('<section class="board" lang="en"', "Assigned", "Zugeordnet")] == [True] * 3
    answer = client.get(f"{address}.pdf?sprache=de&sprache=en")
    pdf = Reading(answer.content)
    assert (answer["Content-Type"], pdf.pages, pdf.claims["PDF/UA-1"]) == ("application/pdf", 2, True)
    words = " ".join(pdf.texts("Document"))
    assert [word in words for word in ("Zugeordnet", "Assigned", told.number)] == [True] * 3


@pytest.mark.parametrize("count", [1, 30])
def test_no_row_adds_a_query(
    client: Client,
    forum: Forum,
    coordinator: User,
    city: City,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for table in forum.tables.all():
        for number in range(count):
            told = _handed_over(cluster(table, f"Gruppe {number}"), coordinator)
            MeasureFactory(field=city.language).link(told, by=coordinator)
            CardOutcome.set_aside(said(table), because=LeftBecause.TWICE, by=coordinator)
    client.get(f"/foren/{forum.slug}/ergebnis/")
    for page, queries in (("ergebnis/", 9), ("ergebnis/?ansicht=beiseite", 10), ("gesagt-getan/", 5)):
        with django_assert_num_queries(queries):
            client.get(f"/foren/{forum.slug}/{page}")
