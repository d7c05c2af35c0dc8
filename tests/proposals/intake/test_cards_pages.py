"""One coordinator goes through a forum's cards: proposed already, by form, in bulk, taken back."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome, LeftBecause
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from tests.conftest import City, Outbox
from tests.factories import card as new_card
from tests.factories import released

from .conftest import cluster, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def _address(forum: Forum, part: str = "", more: str = "") -> str:
    return f"/verwaltung/foren/{forum.pk}/uebergabe/{more}" + (f"?teil={part}" if part else "")


def _page(desk: Client, address: str) -> str:
    return " ".join(desk.get(address).content.decode().split())


def _choices(card: Card, choice: str, **facts: str) -> dict[str, str]:
    name = f"karte-{card.pk}"
    return {f"{name}-choice": choice, **{f"{name}-{key}": value for key, value in facts.items()}}


def test_only_coordinators_find_it(client: Client, forum: Forum, table: Table, officer: User, editor: User) -> None:
    for address in ("/verwaltung/foren/uebergabe/", _address(forum), _address(forum, more="erledigt/")):
        for user in (officer, editor):
            client.force_login(user)
            assert client.get(address).status_code in (302, 404)


def test_the_list_says_where_cards_wait(desk: Client, forum: Forum, table: Table, coordinator: User) -> None:
    said(table), said(table, "Zweite")
    CardOutcome.make_suggestion(said(table, "Dritte"), by=coordinator)
    hidden = said(table, "Vierte")
    hidden.hide(because="Name", by=None)
    page = _page(desk, "/verwaltung/foren/uebergabe/")
    assert f'<a class="moderation-link" href="{_address(forum)}">Dialogforum</a>' in page
    assert "<td>2</td>" in page


def test_clusters_come_first_then_the_cards_of_each_table(desk: Client, forum: Forum, table: Table, city: City) -> None:
    cluster(table)
    other = forum.tables.get(number=2)
    said(table, "Einzelne Karte"), said(other, "Am anderen Tisch")
    first = _page(desk, _address(forum))
    assert ('aria-current="page">Gruppen' in first, "Kurse am Abend" in first, "Einzelne Karte" in first) == (
        True,
        True,
        False,
    )
    assert "Am anderen Tisch" in _page(desk, _address(forum, "2"))


def test_what_is_proposed_is_chosen_already(
    desk: Client, forum: Forum, table: Table, city: City, outbox: Outbox
) -> None:
    same = released("Der Deutschkurs am Abend fehlt.", field=city.faith)
    outbox()
    card = said(table, "Deutschkurs am Abend")
    page = _page(desk, _address(forum))
    own = (
        f'<input type="radio" name="karte-{card.pk}-choice" value="suggest" data-key="a" aria-keyshortcuts="A" checked>'
    )
    assert (own in page, f'value="{same.number}" data-key="1"' in page) == (True, True)
    assert f'<option value="{city.language.slug}" selected>' in page


def test_one_page_is_carried_out_as_chosen(
    desk: Client, forum: Forum, table: Table, city: City, coordinator: User
) -> None:
    same, far = released("Kurse", field=city.language), released("Busse", field=city.faith)
    own, voice, typed, aside, later = (said(table, f"Karte {number}") for number in range(5))
    sent = {
        **_choices(own, "suggest", field=city.faith.slug),
        **_choices(voice, same.number),
        **_choices(typed, "number", number=f"Nr. {far.number}"),
        **_choices(aside, "leave", because="greeting"),
        **_choices(later, "later"),
    }
    answer = desk.post(_address(forum, "1"), sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{_address(forum, '1')}#karten")
    fates = {fate.card: fate for fate in CardOutcome.objects.all()}
    made = fates[own].suggestion
    assert (made.field, made.public_text) == (city.faith, "Karte 0")
    assert [fates[card].suggestion for card in (voice, typed)] == [same, far]
    assert (fates[aside].left_because, later in fates, fates[own].by) == (LeftBecause.GREETING, False, coordinator)
    told = "1 ist zur Anregung geworden. 2 stehen unter anderen Anregungen. 1 wurde beiseitegelegt. 1 wartet."
    assert told in _page(desk, _address(forum))


@pytest.mark.parametrize(
    ("choice", "facts", "message"),
    [
        ("leave", {}, "Bitte nennen Sie einen Grund"),
        ("leave", {"because": "other", "note": " "}, "Bitte nennen Sie einen Grund"),
        ("number", {"number": "2020-9999"}, "Eine Anregung mit dieser Nummer gibt es nicht."),
        ("unsinn", {}, "Eine Anregung mit dieser Nummer gibt es nicht."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    desk: Client, forum: Forum, table: Table, choice: str, facts: dict[str, str], message: str
) -> None:
    good, bad = said(table, "Gut"), said(table, "Schlecht")
    sent = {**_choices(good, "leave", because="other", note="Mein Grund"), **_choices(bad, choice, **facts)}
    answer = desk.post(_address(forum, "1"), sent)
    page = answer.content.decode()
    assert (answer.status_code, CardOutcome.objects.count()) == (422, 0)
    assert (message in page, 'value="Mein Grund"' in page) == (True, True)


def test_a_colleague_was_faster(desk: Client, forum: Forum, table: Table, coordinator: User) -> None:
    card, other = said(table), said(table, "Andere")
    told = CardOutcome.make_suggestion(card, by=coordinator)
    desk.post(_address(forum, "1"), {**_choices(card, "leave", because="twice"), **_choices(other, "suggest")})
    assert (CardOutcome.objects.get(card=card).suggestion, Suggestion.objects.count()) == (told, 2)
    assert "1: Jemand war schneller." in _page(desk, _address(forum))


def test_a_refusal_keeps_the_choice_and_carries_out_the_rest(desk: Client, forum: Forum, table: Table) -> None:
    danger, harmless = said(table, "Ich will nicht mehr leben."), said(table)
    sent = {**_choices(danger, "leave", because="other", note="Privat"), **_choices(harmless, "suggest")}
    answer = desk.post(_address(forum, "1"), sent)
    page = answer.content.decode()
    assert (answer.status_code, [fate.card for fate in CardOutcome.objects.all()]) == (409, [harmless])
    assert "Karte 1 spricht vielleicht von einer Gefahr" in page


def test_danger_can_only_become_a_suggestion(desk: Client, forum: Forum, table: Table) -> None:
    card = said(table, "Ich will nicht mehr leben.")
    page = _page(desk, _address(forum))
    values = [value for value in ("suggest", "number", "leave", "later") if f'choice" value="{value}"' in page]
    assert (values, f"karte-{card.pk}" in page) == (["suggest", "later"], True)


def test_a_part_is_taken_at_once(desk: Client, forum: Forum, table: Table, coordinator: User) -> None:
    group = cluster(table)
    told = CardOutcome.make_suggestion(group, by=coordinator)
    late, single = said(table, "Auch samstags"), said(table, "Einzeln")
    Cluster.move_card(late, to=group)
    desk.post(_address(forum, "gruppen"), {"all": "1"})
    assert (CardOutcome.objects.get(card=late).suggestion, CardOutcome.objects.filter(card=single).count()) == (told, 0)
    desk.post(_address(forum, "1"), {"all": "1"})
    assert Suggestion.objects.count() == 2
    assert "Hier wartet nichts" in _page(desk, _address(forum))


def test_danger_that_comes_late_to_a_cluster_stands_by_itself(
    desk: Client, forum: Forum, table: Table, coordinator: User
) -> None:
    group = cluster(table)
    CardOutcome.make_suggestion(group, by=coordinator)
    late = said(table, "Ich will nicht mehr leben.")
    Cluster.move_card(late, to=group)
    desk.post(_address(forum), {"all": "1"})
    assert [flag.danger for flag in CardOutcome.objects.get(card=late).suggestion.danger_flags.all()] == ["suicide"]


def test_what_was_left_aside_or_added_can_be_taken_back(
    desk: Client, forum: Forum, table: Table, coordinator: User
) -> None:
    aside, made = said(table, "Danke"), said(table)
    CardOutcome.set_aside(aside, because=LeftBecause.GREETING, by=coordinator)
    CardOutcome.make_suggestion(made, by=coordinator)
    page = _page(desk, _address(forum, more="erledigt/"))
    assert page.count("/zurueck/") == 1
    fate = CardOutcome.objects.get(card=aside)
    assert desk.post(_address(forum, more=f"erledigt/{fate.pk}/zurueck/")).status_code == 302
    assert [fate.card for fate in CardOutcome.objects.all()] == [made]


def test_cards_that_no_host_released_can_be_released_here(desk: Client, forum: Forum, table: Table) -> None:
    plain, danger = new_card(table), new_card(table, "Ich will nicht mehr leben.")
    assert "nicht von der Tischleitung freigegeben" in _page(desk, _address(forum))
    desk.post(_address(forum, "1", "freigeben/"))
    states = dict(Card.objects.values_list("pk", "state"))
    assert (states[plain.pk], states[danger.pk]) == ("released", "new")


def test_a_card_that_was_in_danger_is_not_released_with_the_others(
    desk: Client, forum: Forum, table: Table, coordinator: User
) -> None:
    """Not even where its words no longer say so."""
    kept_back = new_card(table, "Ich will nicht mehr leben.")
    kept_back.end_danger(by=coordinator, outcome="called", result="Krisendienst.")
    kept_back.correct("Ich brauche Hilfe.", by=None)
    desk.post(_address(forum, "1", "freigeben/"))
    assert Card.objects.get(pk=kept_back.pk).state == "new"
    kept_back.refresh_from_db()
    with pytest.raises(NotPossible, match="Gefahr"):
        CardOutcome.join(kept_back, to=released("Mehr Hilfe"), by=coordinator)


def _fill(forum: Forum, count: int, coordinator: User) -> None:
    for table in forum.tables.all():
        for number in range(count):
            cluster(table, f"Gruppe {number}")
            said(table, f"Karte {number}")
            CardOutcome.make_suggestion(said(table, f"Weg {number}"), by=coordinator)
            CardOutcome.set_aside(said(table, f"Beiseite {number}"), because=LeftBecause.TWICE, by=coordinator)


@pytest.mark.parametrize("count", [1, 30])
def test_no_card_adds_a_query(
    desk: Client, forum: Forum, coordinator: User, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Without the model each of the twenty items on a page asks once for texts that share words."""
    _fill(forum, count, coordinator)
    desk.get(_address(forum))
    for address, most in (
        ("/verwaltung/foren/uebergabe/", 14),
        (_address(forum, "gruppen"), 16 + 20),
        (_address(forum, more="erledigt/"), 14),
    ):
        with django_assert_max_num_queries(most):
            desk.get(address)
