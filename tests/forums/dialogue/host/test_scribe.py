"""Writing for people who speak or write on paper."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from forums.dialogue.cards import Card
from forums.dialogue.models import Forum
from forums.dialogue.receipts import code
from forums.dialogue.states import CardKind, Stance
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from tests.factories import both, card

HTMX = {"HX-Request": "true"}


@pytest.fixture
def address(table: Table) -> str:
    return reverse("forum_write", args=[table.forum.slug, token(table, "write")])


def card_data(text: str = "Mehr Bänke am Marktplatz", **more: object) -> dict[str, object]:
    return {"client_uuid": uuid4(), "text": text, "kind": "idea", "language": "de", **more}


def test_a_card_is_written_for_somebody_also_at_a_closed_table(client: Client, table: Table, address: str) -> None:
    table.close()
    answer = client.post(address, card_data("دورات", language="ar", kind="wish", german="Kurse"))
    written = Card.objects.get()
    assert (written.text, written.language, written.kind, written.german) == ("دورات", "ar", CardKind.WISH, "Kurse")
    assert (written.by_scribe, written.writer) == (True, None)
    assert answer["Location"].partition("?")[2] == "art=wish&sprache=ar&frage="


def test_kind_language_and_question_stay_for_the_next_card(client: Client, table: Table, address: str) -> None:
    question = table.put_down(both("Was fehlt?"))
    form = client.post(address, card_data(kind="concern", language="tr", prompt=question.pk), follow=True).context[
        "form"
    ]
    assert [str(form[name].value()) for name in ("kind", "language", "prompt")] == ["concern", "tr", str(question.pk)]
    assert form["text"].value() is None
    by_htmx = client.post(address, card_data("Zwei", kind="wish"), headers=HTMX)
    assert (by_htmx.context["form"]["kind"].value(), "<html" in by_htmx.content.decode()) == ("wish", False)


def test_sending_twice_makes_one_card_and_other_words_another(client: Client, address: str) -> None:
    sent = card_data("Eins")
    for _time in range(3):
        client.post(address, sent)
    client.post(address, sent | {"text": "Eins, und noch etwas"})
    assert list(Card.objects.order_by("number").values_list("text", flat=True)) == ["Eins", "Eins, und noch etwas"]


def test_a_printed_slip_gives_the_card_its_number(client: Client, forum: Forum, address: str) -> None:
    forum.print_slips(5)
    given = code(forum, 3)
    assert client.post(address, card_data(slip=f" {given.lower()} ")).status_code == 302
    assert Card.objects.get().number == 3
    assert client.post(address, card_data("Noch eine", slip=given)).status_code == 409
    wrong = client.post(address, card_data("Noch eine", slip="3-AAAAA"))
    assert wrong.status_code == 422
    assert wrong.context["form"].errors["slip"] == ["Diesen Zettel gibt es nicht. Bitte prüfen Sie den Code."]
    assert "Noch eine</textarea>" in wrong.content.decode()


def test_a_stance_is_asked_only_where_something_is_to_be_judged(client: Client, table: Table, address: str) -> None:
    assert [name in client.get(address).context["form"].fields for name in ("prompt", "stance")] == [False, False]
    table.put_down(both("Was fehlt?"))
    measure = table.put_down(both("Sprachcafé"), about_kind="measure", about=uuid4())
    client.post(address, card_data(prompt=measure.pk, stance="missing"))
    assert (Card.objects.get().prompt, Card.objects.get().stance) == (measure, Stance.MISSING)


def test_the_last_five_can_be_corrected(client: Client, table: Table, address: str) -> None:
    for number in range(6):
        client.post(address, card_data(f"Karte {number}"))
    card(table, "Vom Telefon")
    last = client.get(address).context["last"]
    assert [each_card.text for each_card in last] == [f"Karte {number}" for number in (5, 4, 3, 2, 1)]
    correct = reverse("forum_card_action", args=[table.forum.slug, token(table, "write"), last[0].uuid, "berichtigen"])
    answer = client.post(correct, {"seen": last[0].version, "text": "Karte fünf", "back": "schreiben"})
    assert answer["Location"] == f"{address}#card-{last[0].uuid}"
    assert Card.objects.get(pk=last[0].pk).text == "Karte fünf"


def test_cards_without_a_german_line_wait_in_a_list(client: Client, table: Table, address: str) -> None:
    arabic, _german = card(table, "دورات", language="ar"), card(table)
    listed = client.get(f"{address}deutsch/").context["without_german"]
    assert [each_card for each_card, _form in listed] == [arabic]
    line = reverse("forum_card_action", args=[table.forum.slug, token(table, "write"), arabic.uuid, "deutsch"])
    assert client.post(line, {"seen": arabic.version, "german": "", "back": "schreiben"}).status_code == 422
    assert client.post(line, {"seen": arabic.version, "german": "Kurse", "back": "schreiben"}).status_code == 302
    assert client.post(line, {"seen": arabic.version, "german": "Andere"}).status_code == 409
    assert Card.objects.get(pk=arabic.pk).german == "Kurse"
    assert client.get(address).context["without_german"] == []


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_takes_the_same_queries_for_many_cards(
    client: Client, table: Table, address: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    question = table.put_down(both("Was fehlt?"))
    for _number in range(count):
        card(table, "دورات", language="ar", by_scribe=True, prompt=question)
    with django_assert_num_queries(13):
        client.get(address)
