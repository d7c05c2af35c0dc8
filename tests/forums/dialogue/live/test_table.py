"""The table's page on a telephone, its feed without sockets, and receipts."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from i18nfield.strings import LazyI18nString
from pytest_django.fixtures import DjangoAssertNumQueries

from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.receipts import code
from forums.dialogue.tables import Table
from tests.factories import both, card

from ..telephones import joined, send, send_form, who


def page_of(telephone: Client, forum: Forum, query: str = "") -> str:
    return telephone.get(f"/foren/{forum.slug}/live/{query}").content.decode()


def poll(telephone: Client, forum: Forum, after: int) -> object:
    response = telephone.get(reverse("forum_news", args=[forum.slug]), {"nach": after})
    assert response["Cache-Control"] == "private, no-store"
    return json.loads(response.content) if response.content else response.status_code


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_takes_the_same_queries_for_one_card_and_for_thirty(
    forum: Forum, table: Table, other_table: Table, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    telephone = joined(table)
    me = who(telephone, forum).uuid
    for number in range(count):
        prompt = table.put_down(both(f"Frage {number}"))
        written = card(table, prompt=prompt, writer=me if number % 2 else None)
        Cluster.make(table, f"Gruppe {number}", [written])
        card(other_table, writer=me)
    table.begin_round(prompt=prompt, minutes=5)
    page_of(telephone, forum)
    with django_assert_num_queries(13):
        page_of(telephone, forum)


def test_each_card_stands_in_its_own_language_and_direction(forum: Forum, table: Table) -> None:
    card(table, "دورات مسائية", language="ar", german="Kurse am Abend")
    card(table, "Mehr Licht")
    page = page_of(joined(table), forum)
    assert '<p class="phone-card__text" data-part="text" lang="ar" dir="rtl">دورات مسائية</p>' in page
    assert '<span data-part="german">Kurse am Abend</span>' in page
    assert '<p class="phone-card__text" data-part="text" lang="de" dir="ltr">Mehr Licht</p>' in page


def test_own_cards_are_marked_and_hidden_ones_say_so_to_their_writer_only(forum: Forum, table: Table) -> None:
    telephone = joined(table)
    send(telephone, forum, "Herr Schmidt ist schuld")
    table.cards.get().hide(because="Name einer Person", by=None)
    assert 'data-state="hidden" data-mine' in page_of(telephone, forum)
    assert "Herr Schmidt" in page_of(telephone, forum)
    assert "Herr Schmidt" not in page_of(joined(table), forum)


def test_clusters_are_headings_over_their_cards(forum: Forum, table: Table) -> None:
    inside = card(table, "Drinnen")
    card(table, "Draußen")
    Cluster.make(table, "Abends", [inside])
    Cluster.make(table, "Leer").dissolve()
    page = page_of(joined(table), forum)
    assert page.index("Draußen") < page.index(">Abends</h3>") < page.index("Drinnen")
    assert ">Leer</h3>" not in page


def test_the_list_is_paged_without_script(forum: Forum, table: Table) -> None:
    for number in range(61):
        card(table, f"Gedanke {number}.")
    telephone = joined(table)
    first, second = page_of(telephone, forum), page_of(telephone, forum, "?seite=2")
    assert ("Gedanke 60." in first, "Gedanke 0." in first) == (True, False)
    assert ("Gedanke 60." in second, "Gedanke 0." in second) == (False, True)
    assert 'data-seq="0"' in first  # the live page asks for all of them


def test_the_round_says_what_it_is_about_and_until_when(forum: Forum, table: Table) -> None:
    prompt = table.put_down(both("Was fehlt?", "What is missing?"))
    table.begin_round(prompt=prompt, minutes=5)
    telephone = joined(table)
    assert '<p class="round__prompt" data-part="prompt" lang="de" dir="ltr">Was fehlt?</p>' in page_of(telephone, forum)
    assert f'<option value="{prompt.pk}" selected lang="de" dir="ltr">Was fehlt?</option>' in page_of(telephone, forum)
    assert poll(telephone, forum, 0)["tables"][0]["asks"] == {  # type: ignore[index]
        "id": prompt.pk,
        "stance": False,
        "text": {"de": "Was fehlt?", "en": "What is missing?"},
    }


@pytest.mark.parametrize(("verb", "words"), [("close", "Der Tisch nimmt gerade keine Karten an"), ("end", "Danke!")])
def test_a_closed_table_says_so(forum: Forum, table: Table, verb: str, words: str) -> None:
    telephone = joined(table)
    assert "<div data-closed hidden>" in page_of(telephone, forum)
    table.close() if verb == "close" else forum.end()
    page = page_of(telephone, forum)
    assert "<div data-closed>" in page
    assert words in page


def test_a_poll_gets_what_came_and_nothing_else(
    forum: Forum, table: Table, other_table: Table, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    telephone = joined(table)
    card(table, "Gesehen")
    seen = Forum.objects.get(pk=forum.pk).seq
    card(table, "Neu")
    card(other_table, "Woanders")
    news = poll(telephone, forum, seen)
    assert [row["text"] for row in news["cards"]] == ["Neu"]  # type: ignore[index]
    assert (news["after"], news["seq"]) == (seen, seen + 2)  # type: ignore[index]
    with django_assert_num_queries(1):
        assert poll(telephone, forum, seen + 2) == 204


def test_a_poll_that_knows_more_than_the_database_begins_anew(forum: Forum, table: Table) -> None:
    card(table, "Wieder da")
    news = poll(joined(table), forum, 10_000)
    assert (news["after"], [row["text"] for row in news["cards"]]) == (0, ["Wieder da"])  # type: ignore[index]


def test_a_poll_without_a_table_gets_nothing(client: Client, forum: Forum) -> None:
    assert client.get(reverse("forum_news", args=[forum.slug])).status_code == 403


def test_the_service_worker_serves_what_lies_below_it(client: Client) -> None:
    response = client.get("/foren/live-worker.js")
    assert (response["Content-Type"], response["Cache-Control"]) == ("text/javascript", "no-cache")
    assert b"fetch" in response.content


def receipt(client: Client, forum: Forum, number: int) -> str:
    return client.get(reverse("forum_receipt", args=[forum.slug, code(forum, number)])).content.decode()


def test_a_receipt_says_where_the_card_stands(client: Client, forum: Forum, table: Table) -> None:
    written = card(table, "Mehr Benke")
    assert "Die Tischleitung sieht sie an." in receipt(client, forum, 1)
    written.correct("Mehr Bänke", by=None)
    written.release(by=None)
    assert "für alle an der Wand" in receipt(client, forum, 1)
    assert "Mehr Benke" in receipt(client, forum, 1)
    written.hide(because="Name einer Person", by=None)
    assert '<strong dir="auto">Name einer Person</strong>' in receipt(client, forum, 1)


def test_a_slip_without_a_card_is_right_all_the_same(client: Client, forum: Forum) -> None:
    forum.print_slips(3)
    assert "Noch keine Karte hat diese Nummer" in receipt(client, forum, 2)


def test_a_receipt_is_found_by_typing_its_code(client: Client, forum: Forum, table: Table) -> None:
    card(table)
    address = reverse("forum_receipt_find", args=[forum.slug])
    right = code(forum, 1)
    found = client.get(address, {"code": f" {right.lower()} "})
    assert found["Location"] == reverse("forum_receipt", args=[forum.slug, right])
    wrong = client.get(address, {"code": "1-AAAAA"})
    assert (wrong.status_code, "Dieser Code stimmt nicht." in wrong.content.decode()) == (404, True)


def test_receipts_cannot_be_read_by_counting(client: Client, forum: Forum, table: Table) -> None:
    card(table, "Geheim")
    response = client.get(reverse("forum_receipt", args=[forum.slug, "1-AAAAA"]))
    assert (response.status_code, "Geheim" in response.content.decode()) == (404, False)


LONG = "Was fehlt Ihnen, damit Sie und Ihre Kinder am Nachmittag mit anderen zusammen lernen und spielen können? " * 2


def test_questions_come_in_the_language_their_reader_chose_and_whole(forum: Forum, table: Table) -> None:
    spoken = table.put_down(LazyI18nString({"de": LONG, "ku": "Çi kêm e?"}))
    silent = table.put_down(LazyI18nString({"de": "Was hilft?"}))
    table.begin_round(prompt=spoken)
    kurdish, german = (page_of(joined(table, language), forum) for language in ("ku", "de"))
    note = "Diese Frage gibt es noch nicht in Ihrer Sprache."
    asked = re.compile(r'data-part="prompt" lang="(\w+)" dir="(\w+)">([^<]*)<')
    assert asked.findall(kurdish) == [("ku", "ltr", "Çi kêm e?")]
    assert asked.findall(german) == [("de", "ltr", LONG)]
    assert f'<option value="{spoken.pk}" selected lang="ku" dir="ltr">Çi kêm e?</option>' in kurdish
    assert f'<option value="{silent.pk}" lang="de" dir="ltr">Was hilft?</option>' in kurdish
    assert (kurdish.count(f"({note})"), german.count(f"({note})")) == (1, 0)
    untranslated = re.compile(r'data-part="untranslated"( hidden)?>')
    assert (untranslated.findall(kurdish), untranslated.findall(german)) == ([" hidden"], [" hidden"])
    assert LONG in german
    table.begin_round(prompt=silent)
    assert untranslated.findall(page_of(joined(table, "ku"), forum)) == [""]


def test_a_card_is_about_its_question_in_the_readers_language(forum: Forum, table: Table) -> None:
    question = table.put_down(LazyI18nString({"de": "Was fehlt?", "ar": "ماذا ينقص؟"}))
    card(table, prompt=question)
    page = page_of(joined(table, "ar"), forum)
    assert re.search(r'data-part="about" lang="ar" dir="auto">\s*ماذا ينقص؟</p>', page)


def test_after_the_end_the_telephones_page_says_so_and_what_is_possible_now(forum: Forum, table: Table) -> None:
    telephone = joined(table)
    shown = re.compile(r"data-(over|closed|instead)[^>]*?( hidden)?>")

    def seen() -> dict[str, bool]:
        return {name: not hidden for name, hidden in shown.findall(page_of(telephone, forum))}

    running = seen()
    table.close()
    closed = seen()
    table.open()
    forum.refresh_from_db()
    forum.end()
    over = seen()
    assert (running, closed, over) == (
        {"over": False, "closed": False, "instead": False},
        {"over": False, "closed": True, "instead": True},
        {"over": True, "closed": True, "instead": True},
    )
    page = page_of(telephone, forum)
    ways = [reverse("forum_receipt_find", args=[forum.slug]), forum.get_absolute_url(), reverse("suggestion_new")]
    assert [way for way in ways if f'href="{way}"' not in page] == []


@pytest.mark.parametrize("gone", ["closed", "left", "over"])
def test_a_card_that_is_not_taken_can_be_sent_as_a_suggestion(forum: Forum, table: Table, gone: str) -> None:
    telephone = joined(table)
    if gone == "left":
        telephone.post(reverse("forum_leave", args=[forum.slug]))
    elif gone == "closed":
        table.close()
    else:
        forum.end()
    refused = send_form(telephone, forum, "Mehr Bänke, bitte", language="ar")
    page = refused.content.decode()
    assert (refused.status_code in {403, 409}, "Mehr Bänke, bitte" in page) == (True, True)
    assert reverse("suggestion_from_card") in page
    form = Client(enforce_csrf_checks=True).post(
        reverse("suggestion_from_card"), {"text": "Mehr Bänke, bitte", "language": "ar"}
    )
    shown = form.content.decode()
    assert (form.status_code, "Mehr Bänke, bitte</textarea>" in shown) == (200, True)
    assert " selected" not in shown.split('id="id_language"')[1].split("</select>")[0].replace('value="" selected', "")
