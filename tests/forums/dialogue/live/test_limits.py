"""How much a telephone, a connection and a table may send: a class or a hall never meets a limit, a script does."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from forums.dialogue.live.views.cards import MOST_CARDS, MOST_OF_CONNECTION
from forums.dialogue.live.views.table import MOST_NEW, MOST_WRONG_CODES
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.dialogue.tokens import cookie_name
from tests.factories import TableFactory

from ..telephones import JSON, address, joined, send


def at_many_tables(forum: Forum) -> None:
    """As many as a hall has: a table's share is then the smallest."""
    for number in range(3, 14):
        TableFactory(forum=forum, number=number)


def test_a_full_hall_and_a_class_behind_one_address_may_all_join_and_write(forum: Forum, table: Table) -> None:
    at_many_tables(forum)
    assert [send(joined(table), forum).status_code for _phone in range(100)] == [200] * 100  # a hall has 77 at a table


def test_who_makes_a_new_telephone_for_each_card_is_stopped(
    client: Client, forum: Forum, table: Table, other_table: Table
) -> None:
    at_many_tables(forum)
    seated = joined(table)
    statuses = [Client().post(address(table), {"language": "de"}).status_code for _phone in range(MOST_NEW)]
    assert (set(statuses[:-1]), statuses[-1]) == ({302}, 429)
    refused = client.post(address(table), {"language": "de"})
    assert (refused.status_code, "Bitte warten Sie 10 Minuten" in refused.content.decode()) == (429, True)
    assert cookie_name(forum) not in client.cookies
    assert send(seated, forum).status_code == 200
    assert seated.post(address(table), {"language": "tr"}).status_code == 302  # another language, the same telephone
    assert joined(other_table).cookies[cookie_name(forum)].value
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post(address(table), {"language": "de"}).status_code == 302


def test_a_refused_telephone_reads_why_in_its_language_and_needs_no_new_code(
    client: Client, forum: Forum, table: Table
) -> None:
    at_many_tables(forum)
    for _phone in range(MOST_NEW):
        Client().post(address(table), {"language": "de"})
    page = client.post(address(table), {"language": "en"}).content.decode()
    assert '<html lang="en"' in page
    assert "Very many phones have just come to this table from your network" in page
    assert page.index('value="en" lang="en"') < page.index('value="de" lang="de"')
    assert ("data-left-over" in page, f'action="/en{address(table)}"' in page) == (True, True)


def test_after_too_many_wrong_codes_the_page_says_so_and_keeps_the_code(client: Client, forum: Forum) -> None:
    live = f"/foren/{forum.slug}/live/"
    for _code in range(MOST_WRONG_CODES):
        client.post(live, {"code": "00000"})
    refused = client.post(live, {"code": "ABCDE"})
    page = refused.content.decode()
    assert (refused.status_code, 'value="ABCDE"' in page, "zu viele falsche Codes" in page) == (429, True, True)


def test_a_telephone_that_floods_is_slowed_down_and_loses_nothing(forum: Forum, table: Table) -> None:
    telephone = joined(table)
    for _number in range(MOST_CARDS):
        assert send(telephone, forum).status_code == 200
    response = send(telephone, forum)
    assert (response.status_code, send(joined(table), forum).status_code) == (429, 200)


@pytest.fixture
def few_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the tests need not send hundreds: 4 of a connection, 8 of everybody at a table."""
    monkeypatch.setattr("forums.dialogue.live.views.cards.MOST_OF_CONNECTION", 4)
    monkeypatch.setattr("forums.dialogue.live.views.cards.HALL", 0)


def test_a_class_that_writes_without_a_break_is_never_slowed_down() -> None:
    telephones, cards_each = 30, 25  # in ten minutes
    assert telephones * cards_each < MOST_OF_CONNECTION < MOST_NEW * MOST_CARDS


@pytest.mark.usefixtures("few_cards")
def test_a_new_telephone_for_each_card_does_not_help_a_script(forum: Forum, table: Table, other_table: Table) -> None:
    assert [send(joined(table), forum).status_code for _card in range(5)] == [200] * 4 + [429]
    elsewhere = joined(table, of="203.0.113.9")
    assert (send(joined(other_table), forum).status_code, send(elsewhere, forum).status_code) == (200, 200)


@pytest.mark.usefixtures("few_cards")
def test_many_connections_do_not_flood_a_table_either(forum: Forum, table: Table, other_table: Table) -> None:
    statuses = [send(joined(table, of=f"203.0.113.{number}"), forum).status_code for number in range(9)]
    assert (statuses, send(joined(other_table), forum).status_code) == ([200] * 8 + [429], 200)


@pytest.mark.usefixtures("few_cards")
def test_the_refusal_says_why_in_the_reader_s_language_and_the_form_keeps_the_card(forum: Forum, table: Table) -> None:
    for _card in range(4):
        send(joined(table), forum)
    telephone = joined(table, "en")
    with translation.override("en"):
        address = reverse("forum_card", args=[forum.slug])
    said = "Very many cards come from your network just now. Please send it again in 10 minutes."
    sent = {"client_uuid": uuid4(), "text": "Mehr Bänke im Park", "kind": "idea", "language": "de"}
    assert telephone.post(address, sent, headers=JSON).json()["refused"] == said
    page = telephone.post(address, sent).content.decode()
    assert (said in page, ">Mehr Bänke im Park</textarea>" in page.replace("\n", "")) == (True, True)


@pytest.mark.usefixtures("few_cards")
def test_what_was_taken_already_gets_its_receipt_however_many_came_since(forum: Forum, table: Table) -> None:
    telephone, sent = joined(table), uuid4()
    assert send(telephone, forum, client_uuid=sent).status_code == 200
    for _card in range(4):
        send(joined(table), forum)
    assert (send(telephone, forum, client_uuid=sent).status_code, send(telephone, forum).status_code) == (200, 429)
