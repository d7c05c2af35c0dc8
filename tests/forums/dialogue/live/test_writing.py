"""Cards from a telephone: taken once, whatever happens; refused with a clear word; never lost."""

import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from forums.dialogue.cards import Card
from forums.dialogue.models import Forum
from forums.dialogue.receipts import code
from forums.dialogue.states import Showing
from forums.dialogue.tables import Table
from forums.dialogue.tokens import cookie_name
from tests.factories import both, card

from ..telephones import joined, send, send_form, who


def test_a_card_by_script_is_answered_with_number_and_receipt(forum: Forum, table: Table) -> None:
    telephone = joined(table, "ar")
    response = send(telephone, forum, "مزيد من دورات اللغة", language="ar", kind="wish")
    written = Card.objects.get()
    assert response.status_code == 200
    answer = response.json()
    assert (answer["number"], answer["receipt"], answer["state"]) == (1, code(forum, 1), "shown")
    assert answer["url"] == reverse("forum_receipt", args=[forum.slug, code(forum, 1)])
    assert (answer["card"]["id"], answer["card"]["dir"]) == (str(written.uuid), "rtl")
    assert (written.text, written.language, written.kind) == ("مزيد من دورات اللغة", "ar", "wish")
    assert (written.table, written.writer, written.by_scribe) == (table, who(telephone, forum).uuid, False)


@pytest.mark.parametrize(
    ("text", "chosen", "language"),
    [
        ("مزيد من دورات اللغة", "de", "ar"),
        ("Akşamları daha fazla otobüs", "de", "tr"),
        ("سلام", "de", "und"),
        ("WLAN", "de", "de"),
        ("Mehr Busse am Abend", "ku", "ku"),
    ],
)
def test_the_language_chosen_on_joining_gives_way_to_the_text_and_that_of_the_card_does_not(
    forum: Forum, table: Table, text: str, chosen: str, language: str
) -> None:
    send(joined(table, "de"), forum, text, language=chosen)
    assert Card.objects.get().language == language


def test_a_card_by_the_form_leads_back_to_the_table_with_its_number(forum: Forum, table: Table) -> None:
    telephone = joined(table)
    response = send_form(telephone, forum)
    assert response["Location"] == f"/foren/{forum.slug}/live/?karte=1#danke"
    page = telephone.get(response["Location"]).content.decode()
    assert f'href="/foren/{forum.slug}/beleg/{code(forum, 1)}/"' in page
    assert '<div class="live__thanks" id="danke" data-thanks>' in page


def test_sent_again_it_is_the_same_card_with_the_same_answer(forum: Forum, table: Table) -> None:
    telephone, uuid = joined(table), uuid4()
    answers = [send(telephone, forum, client_uuid=uuid).json() for _time in range(3)]
    assert answers[1:] == answers[:1] * 2
    assert Card.objects.count() == 1


def test_sent_again_after_the_host_corrected_it_it_is_still_the_same(forum: Forum, table: Table) -> None:
    telephone, uuid = joined(table), uuid4()
    send(telephone, forum, "Mehr Benke", client_uuid=uuid)
    Card.objects.get().correct("Mehr Bänke", by=None)
    assert send(telephone, forum, "Mehr Benke", client_uuid=uuid).json()["number"] == 1


def test_going_back_in_the_browser_and_writing_another_thought_makes_another_card(forum: Forum, table: Table) -> None:
    telephone, uuid = joined(table), uuid4()
    numbers = [send_form(telephone, forum, text, client_uuid=uuid)["Location"][-7] for text in ("Eins", "Zwei", "Zwei")]
    assert numbers == ["1", "2", "2"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "<script>alert(1)</script>",
            "Bitte schreiben Sie nur einfache Wörter. Das sieht aus wie ein Programm: <script>",
        ),
        ("Gut <img src=x onerror=alert(1)", "Das sieht aus wie ein Programm: <img"),
        ("Mehr <b>Licht</b>", "Das sieht aus wie ein Programm: <b>"),
        ("Gut <img src=x onerror=alert(1)>", "Das sieht aus wie ein Programm: <img"),
        ("\u200b", "Bitte füllen Sie dieses Feld aus."),
        ("x" * 501, "höchstens 500 Zeichen"),
        ("   ", "Bitte füllen Sie dieses Feld aus."),
    ],
)
def test_what_a_card_must_not_hold_is_refused_with_a_reason(forum: Forum, table: Table, text: str, says: str) -> None:
    response = send(joined(table), forum, text)
    assert response.status_code == 422
    assert says in response.json()["refused"]
    assert Card.objects.count() == 0


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم",
        "5 < 6 und 7 > 3",
        "Ich ❤ Rheine <3",
        "עברית\u200f!",
        "a\nb",
        "Frau Beispiel <amt@rheine.example>",
        "Bitte <ganz dringend> anrufen",
    ],
)
def test_what_scripts_and_people_need_stays(forum: Forum, table: Table, text: str) -> None:
    assert send(joined(table), forum, text, language="fa").status_code == 200
    assert Card.objects.get().text == text


def test_signs_that_nobody_sees_leave_a_card(forum: Forum, table: Table) -> None:
    assert send(joined(table), forum, "abc\u202e\u2066\x07\x00def").status_code == 200
    assert Card.objects.get().text == "abcdef"


def test_the_form_keeps_a_refused_text_and_shows_it_harmlessly(forum: Forum, table: Table) -> None:
    response = send_form(joined(table), forum, "<script>alert(1)</script>", kind="concern")
    page = response.content.decode()
    assert response.status_code == 422
    assert "&lt;script&gt;alert(1)&lt;/script&gt;</textarea>" in page
    assert "<script>alert" not in page
    assert re.findall(r'name="kind" value="(\w+)"[^>]* checked', page) == ["concern"]


def test_a_closed_table_refuses_and_keeps_the_text(forum: Forum, table: Table) -> None:
    telephone = joined(table)
    table.close()
    response = send(telephone, forum)
    assert (response.status_code, response.json()) == (409, {"refused": "Dieser Tisch nimmt gerade keine Karten an."})
    page = send_form(telephone, forum)
    assert page.status_code == 409
    assert "Mehr Bänke im Park</textarea>" in page.content.decode()


def test_a_card_for_another_table_is_refused(forum: Forum, table: Table, other_table: Table) -> None:
    response = send(joined(table), forum, table=other_table.pk)
    assert response.status_code == 422
    assert response.json()["refused"] == (
        "Das haben Sie an einem anderen Tisch geschrieben. Bitte senden Sie es noch einmal für diesen Tisch."
    )
    assert Card.objects.count() == 0


@pytest.mark.parametrize("cookie", ["", "forged", "eyJwIjoiMSJ9:1a:forged"])
def test_without_a_valid_cookie_nothing_is_taken_and_nothing_lost(forum: Forum, cookie: str) -> None:
    client = Client()
    client.cookies[cookie_name(forum)] = cookie
    assert send(client, forum).status_code == 403
    page = send_form(client, forum)
    assert page.status_code == 403
    assert '<p class="resend__text" dir="auto">Mehr Bänke im Park</p>' in page.content.decode()
    assert Card.objects.count() == 0


def test_a_cookie_ends_after_a_day(forum: Forum, table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    telephone = joined(table)
    monkeypatch.setattr("forums.dialogue.tokens.LASTS", -1)
    assert send(telephone, forum).status_code == 403


def test_an_oversized_body_is_refused(forum: Forum, table: Table) -> None:
    telephone = joined(table)
    body = b"text=" + b"x" * (3 * 1024 * 1024)
    kind = "application/x-www-form-urlencoded"
    response = telephone.post(reverse("forum_card", args=[forum.slug]), body, content_type=kind)
    assert response.status_code in {400, 413}


def test_a_card_may_answer_a_goal_and_says_how(forum: Forum, table: Table) -> None:
    goal = table.put_down(both("Ziel 1"), about_kind="goal", about=uuid4())
    question = table.put_down(both("Was fehlt?"))
    telephone = joined(table)
    send(telephone, forum, prompt=goal.pk, stance="missing")
    send(telephone, forum, prompt=question.pk, stance="missing")
    assert [(row.prompt, row.stance) for row in Card.objects.order_by("number")] == [(goal, "missing"), (question, "")]


def test_a_prompt_of_another_table_is_refused(forum: Forum, table: Table, other_table: Table) -> None:
    prompt = other_table.put_down(both("Was fehlt?"))
    response = send(joined(table), forum, prompt=prompt.pk)
    assert (response.status_code, response.json()["refused"]) == (
        422,
        "Diese Frage liegt nicht mehr auf dem Tisch. Bitte wählen Sie noch einmal.",
    )


def test_after_release_the_writer_sees_that_the_host_looks_first(forum: Forum, table: Table) -> None:
    Forum.objects.filter(pk=forum.pk).update(showing=Showing.AFTER_RELEASE)
    telephone = joined(table)
    assert send(telephone, forum).json()["state"] == "waiting"
    assert 'data-state="waiting" data-mine' in telephone.get(f"/foren/{forum.slug}/live/").content.decode()
    assert 'data-state="waiting" data-mine' not in joined(table).get(f"/foren/{forum.slug}/live/").content.decode()


def test_points_are_given_taken_back_and_counted(forum: Forum, table: Table) -> None:
    telephone, other = joined(table), card(table)

    def press(punkt: str) -> dict[str, object]:
        address = reverse("forum_point", args=[forum.slug])
        data = {"karte": str(other.uuid), "punkt": punkt}
        answer: dict[str, object] = telephone.post(address, data, headers={"Accept": "application/json"}).json()
        return answer

    id_ = str(other.uuid)
    assert press("geben") == {"id": id_, "points": 1, "left": 4, "given": True}
    assert press("geben") == {"id": id_, "points": 1, "left": 4, "given": True}
    assert press("nehmen") == {"id": id_, "points": 0, "left": 5, "given": False}


def test_points_by_the_form_lead_back_to_the_card(forum: Forum, table: Table) -> None:
    telephone, other = joined(table), card(table)
    response = telephone.post(reverse("forum_point", args=[forum.slug]), {"karte": str(other.uuid), "punkt": "geben"})
    assert response["Location"] == f"/foren/{forum.slug}/live/#karte-{other.uuid}"
    page = telephone.get(f"/foren/{forum.slug}/live/").content.decode()
    assert 'name="punkt" value="nehmen" aria-pressed="true"' in page


def test_one_s_own_card_takes_no_point_of_one_s_own(forum: Forum, table: Table) -> None:
    telephone = joined(table)
    id_ = send(telephone, forum).json()["card"]["id"]
    response = telephone.post(reverse("forum_point", args=[forum.slug]), {"karte": id_})
    assert response.status_code == 409
    assert "Ihre Punkte sind für die Karten der anderen." in response.content.decode()


@pytest.mark.parametrize("which", ["hidden", "of another table", "nonsense"])
def test_cards_that_a_telephone_does_not_see_take_no_points(
    forum: Forum, table: Table, other_table: Table, which: str
) -> None:
    hidden = card(table)
    hidden.hide(because="Name einer Person", by=None)
    ids = {"hidden": hidden.uuid, "of another table": card(other_table).uuid, "nonsense": "nonsense"}
    response = joined(table).post(reverse("forum_point", args=[forum.slug]), {"karte": str(ids[which])})
    assert response.status_code == 404


COUNTING = 3 * 4  # in a table, where there is no Redis: of each four, two begin and end its transaction


def test_a_card_takes_few_queries(
    forum: Forum, table: Table, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    telephone = joined(table)
    send(telephone, forum)
    counting = 0 if settings.REDIS_URL else COUNTING
    with django_assert_num_queries(13 + counting):  # two of them are the test's own savepoint
        send(telephone, forum)
