"""The moderators' page of cards, and what the writer reads at the receipt."""

import pytest
from django.test import Client

from forums.dialogue.cards import Card
from forums.dialogue.models import CardFlag, CardReview
from forums.dialogue.receipts import code
from forums.dialogue.tables import Table
from forums.people.models import User
from tests.conftest import City
from tests.factories import card, running

PAGE = "/verwaltung/moderation/karten/"


@pytest.fixture
def table(city: City) -> Table:
    return running(city.language).tables.get()


@pytest.fixture
def desk(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


@pytest.fixture
def hidden(table: Table) -> Card:
    written = card(table, "Mehr Bänke")
    written.hide(because="advertising", by=None)
    return written


def _receipt(written: Card) -> str:
    return f"/foren/{written.forum.slug}/beleg/{code(written.forum, written.number)}/"


def test_the_queue_leads_to_flagged_cards(desk: Client, table: Table) -> None:
    card(table, "Mein Mann schlägt mich")
    assert PAGE in desk.get("/verwaltung/moderation/").content.decode()
    assert "Mein Mann schlägt mich" in desk.get(PAGE).content.decode()


def test_strangers_find_no_such_page(client: Client, coordinator: User, table: Table) -> None:
    client.force_login(coordinator)
    assert client.get(PAGE).status_code == 404


def test_a_moderator_ends_a_flag_with_what_was_done(desk: Client, table: Table, moderator: User) -> None:
    written = card(table, "Mein Mann schlägt mich")
    address = f"{PAGE}warnung/{written.flag.pk}/"
    assert desk.post(address, {"result": "angerufen"}).status_code == 422
    desk.post(address, {"outcome": "called", "result": "Frauenhaus, holt sie ab."})
    flag = CardFlag.objects.get()
    assert (flag.outcome, flag.result, flag.closed_by) == ("called", "Frauenhaus, holt sie ab.", moderator)
    assert "Frauenhaus, holt sie ab." in desk.get(PAGE).content.decode()


def test_the_writer_of_a_hidden_card_asks_from_the_receipt_and_reads_what_comes_of_it(
    client: Client, hidden: Card, moderator: User
) -> None:
    address = _receipt(hidden)
    repeats = [client.post(f"{address}noch-einmal/", {"why": "Das ist keine Werbung."}) for _time in range(120)]
    assert {answer.status_code for answer in repeats} == {302}
    review = CardReview.objects.get()
    assert review.asked == "Das ist keine Werbung."
    assert 'name="why"' not in client.get(address).content.decode()
    staff = Client()
    staff.force_login(moderator)
    assert "Das ist keine Werbung." in staff.get(PAGE).content.decode()
    staff.post(f"{PAGE}{review.pk}/", {"verdict": "stays", "note": "Es wirbt für einen Laden."})
    assert "Es wirbt für einen Laden." in client.get(address).content.decode()


def test_the_handover_lists_hidden_cards_with_their_fate(client: Client, hidden: Card, coordinator: User) -> None:
    client.force_login(coordinator)
    page = client.get(f"/verwaltung/foren/{hidden.forum_id}/uebergabe/").content.decode()
    assert ("ausgeblendet" in page, f"Karte {hidden.number}" in page) == (True, True)


def test_the_receipt_of_a_flagged_card_says_who_helps(client: Client, table: Table) -> None:
    page = client.get(_receipt(card(table, "Mein Mann schlägt mich"))).content.decode()
    assert 'href="tel:116016"' in page
