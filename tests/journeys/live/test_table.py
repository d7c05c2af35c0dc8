"""Telephones at one table: each sees at once what the others and the host do."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from tests.factories import both, card

from ..conftest import Enter, sideways
from .telephones import Join, phone_card, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_three_telephones_talk_at_one_table(join: Join, table: Table) -> None:
    german, arabic, plain = join(), join("العربية"), join("Türkçe", scripts=False)
    write(german, "Mehr Bänke im Park")
    expect(phone_card(arabic, "Mehr Bänke im Park")).to_be_visible()
    expect(arabic.get_by_label("Ihr Gedanke")).to_have_attribute("dir", "rtl")
    write(arabic, "دورات مسائية")
    theirs = phone_card(german, "دورات مسائية").locator(".phone-card__text")
    expect(theirs).to_have_attribute("lang", "ar")
    expect(theirs).to_have_attribute("dir", "rtl")
    phone_card(german, "دورات مسائية").get_by_role("button", name="Punkt geben").click()
    expect(phone_card(arabic, "دورات مسائية").locator("[data-part=points]")).to_have_text("1")
    expect(german.locator("[data-points-left]")).to_have_text("4")
    write(plain, "Otobüs akşam da gelsin")
    expect(plain.locator("[data-thanks]")).to_contain_text("Ihre Karte hat die Nummer 3")
    expect(phone_card(german, "Otobüs")).to_be_visible()
    plain.get_by_role("link", name="Neue Karten zeigen").click()
    expect(plain.locator(".live__cards .phone-card")).to_have_count(3)
    phone_card(plain, "Mehr Bänke").get_by_role("button", name="Punkt geben").click()
    expect(phone_card(plain, "Mehr Bänke").get_by_role("button", name="Punkt zurücknehmen")).to_be_visible()
    expect(phone_card(german, "Mehr Bänke").locator("[data-part=points]")).to_have_text("1")
    assert [row.language for row in table.cards.order_by("number")] == ["de", "ar", "tr"]


def test_where_sockets_are_blocked_the_page_asks(join: Join, table: Table) -> None:
    page = join(refused=True)
    page.route_web_socket("**/ws/**", lambda socket: socket.close())
    page.reload()
    card(table, "Kommt auch so")
    expect(phone_card(page, "Kommt auch so")).to_be_visible(timeout=30_000)


def test_what_comes_neither_takes_the_focus_nor_the_text(join: Join, table: Table) -> None:
    page = join()
    field = page.get_by_label("Ihr Gedanke")
    field.press_sequentially("Ich schreibe ger")
    for number in range(3):
        card(table, f"Von anderen {number}")
    expect(page.locator(".live__cards .phone-card")).to_have_count(3)
    expect(field).to_be_focused()
    expect(page.locator("[data-status]")).to_have_text(re.compile("Neue Karten: [123]"))
    page.keyboard.type("ade")
    expect(field).to_have_value("Ich schreibe gerade")
    page.reload()
    expect(field).to_have_value("Ich schreibe gerade")


def test_what_the_host_does_is_seen_at_once(join: Join, forum: Forum, table: Table) -> None:
    page, other = join(), join()
    write(page, "Herr Schmidt ist schuld")
    expect(phone_card(other, "Herr Schmidt")).to_be_visible()
    mine = table.cards.get()
    Cluster.make(table, "Beschwerden", [mine])
    expect(page.get_by_role("heading", name="Beschwerden")).to_be_visible()
    mine.hide(because="Name einer Person", by=None)
    expect(phone_card(other, "Herr Schmidt")).to_have_count(0)
    expect(phone_card(page, "Herr Schmidt")).to_contain_text("Die Tischleitung zeigt diese Karte nicht.")
    goal = table.put_down(both("Mehr Kurse am Abend"), about_kind="goal", about=forum.uuid)
    table.begin_round(prompt=goal, minutes=5)
    expect(page.locator("[data-round]")).to_contain_text("Mehr Kurse am Abend")
    expect(page.locator("[data-clock]")).to_contain_text(re.compile(r"Noch Zeit: (4:\d\d|5:00)"))
    page.get_by_label("Fehlt", exact=True).check()
    write(page, "Auch am Wochenende")
    expect(phone_card(page, "Auch am Wochenende")).to_contain_text("Mehr Kurse am Abend")
    assert table.cards.get(number=2).stance == "missing"
    table.close()
    expect(page.locator("[data-closed]")).to_contain_text("Der Tisch nimmt gerade keine Karten an")


def test_a_cry_for_help_is_answered_and_seen_by_the_host_alone(join: Join, enter_live: Enter, table: Table) -> None:
    writer, other, host = join("العربية"), join(), enter_live(width=1024)
    host.goto(reverse("forum_host", args=[table.forum.slug, token(table, "host")]))
    write(writer, "لا أريد أن أعيش")
    helps = writer.get_by_role("region", name="هل أنت أو شخص آخر في خطر؟")
    expect(helps).to_be_visible()
    expect(helps).to_have_css("direction", "rtl")
    expect(helps.get_by_role("link", name="0800 111 0 111")).to_be_visible()
    assert sideways(writer) == 0
    danger = host.locator('[data-list="danger"] .host-card')
    expect(danger).to_contain_text("لا أريد أن أعيش")
    write(other, "Mehr Bänke im Park")
    expect(phone_card(writer, "Mehr Bänke im Park")).to_be_visible()  # news has come to everybody
    expect(other.locator(".live__cards .phone-card")).to_have_count(1)
    writer.reload()
    expect(writer.get_by_role("region", name="هل أنت أو شخص آخر في خطر؟")).to_be_visible()
    danger.get_by_role("link", name="Darum kümmern").click()
    host.get_by_label("Ich habe jemanden angerufen").check()
    host.get_by_label("In wenigen Worten").fill("Krisendienst, kommt in 20 Minuten.")
    host.get_by_role("button", name="Festhalten, was getan wurde").click()
    expect(host.locator('[data-list="new"] .host-card', has_text="لا أريد أن أعيش")).to_be_visible()
    expect(host.locator("#danger-title")).to_be_hidden()
