"""Telephones at a table, in a real browser at a server with sockets."""

import re
from collections.abc import Callable
from typing import Any, Literal

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.receipts import code
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from tests.conftest import City
from tests.factories import both, card, running

from .conftest import Enter, barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Join = Callable[..., Page]


@pytest.fixture
def forum(city: City) -> Forum:
    return running(city.language, city.faith)


@pytest.fixture
def table(forum: Forum) -> Table:
    return forum.tables.get(number=1)


@pytest.fixture
def join(enter_live: Enter, table: Table) -> Join:
    """A telephone comes by the table's code and chooses its language by its own name."""

    def come(language: str = "Deutsch", **how: Any) -> Page:
        page = enter_live(**how)
        page.goto(reverse("forum_join", args=[table.forum.slug, token(table, "join")]))
        page.get_by_role("button", name=language, exact=True).click()
        page.wait_for_url("**/live/")
        return page

    return come


STAYS_VISIBLE = """() => {
  const out = document.querySelector("[data-connection=out]");
  globalThis.flickered = false;
  new MutationObserver(() => { globalThis.flickered ||= out.hidden; }).observe(out, { attributes: true });
}"""

# A promise counts as true before it is kept, so waiting for it has to be done in the page.
KEPT = """async () => {
  while (!(await caches.match(location.pathname))) await new Promise((wait) => { setTimeout(wait, 50); });
}"""


def write(page: Page, text: str) -> None:
    page.get_by_label("Ihr Gedanke").fill(text)
    page.get_by_role("button", name="Karte absenden").click()


def phone_card(page: Page, text: str) -> Locator:
    return page.locator(".live__cards .phone-card", has_text=text)


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


def test_a_telephone_without_network_sends_everything_once_and_in_order(join: Join, table: Table) -> None:
    page = join(refused=True)
    telephone = page.context
    page.evaluate(KEPT)
    telephone.set_offline(True)
    write(page, "Erster Gedanke")
    write(page, "Zweiter Gedanke")
    expect(page.locator("[data-waiting] .phone-card")).to_have_count(2)
    expect(page.locator("[data-waiting]")).to_contain_text("Noch nicht gesendet")
    address = page.url
    page.close()
    back = telephone.new_page()
    back.goto(address)
    expect(back.locator("[data-waiting] .phone-card__text")).to_have_text(["Erster Gedanke", "Zweiter Gedanke"])
    write(back, "Dritter Gedanke")
    expect(back.locator("[data-waiting] .phone-card")).to_have_count(3)
    telephone.set_offline(False)
    expect(back.locator("[data-waiting]")).to_be_hidden()
    expect(back.locator(".live__cards .phone-card[data-mine] .phone-card__text")).to_have_text(
        ["Dritter Gedanke", "Zweiter Gedanke", "Erster Gedanke"]
    )
    written = table.cards.order_by("number").values_list("text", flat=True)
    assert list(written) == ["Erster Gedanke", "Zweiter Gedanke", "Dritter Gedanke"]


def test_two_tabs_of_a_telephone_send_a_waiting_card_once(join: Join, table: Table) -> None:
    one = join(refused=True)
    two = one.context.new_page()
    two.goto(one.url)
    one.context.set_offline(True)
    write(one, "Nur einmal")
    expect(two.locator("[data-waiting] .phone-card__text")).to_have_text(["Nur einmal"])
    one.context.set_offline(False)
    for tab in (one, two):
        expect(tab.locator("[data-waiting]")).to_be_hidden()
        expect(tab.locator(".live__cards .phone-card[data-mine]")).to_have_count(1)
    assert table.cards.count() == 1


def test_what_the_server_refuses_comes_back_with_its_reason(join: Join, table: Table) -> None:
    page = join(refused=True)
    write(page, "Mehr <b>Licht</b>")
    back = page.locator("[data-waiting] .phone-card")
    expect(back).to_contain_text("Das sieht aus wie ein Programm: <b>")
    back.get_by_role("button", name="Ändern und noch einmal senden").click()
    expect(page.get_by_label("Ihr Gedanke")).to_have_value("Mehr <b>Licht</b>")
    page.context.set_offline(True)
    write(page, "Mehr Licht")
    expect(back).to_contain_text("Noch nicht gesendet")
    table.close()
    page.context.set_offline(False)
    expect(back).to_contain_text("Dieser Tisch nimmt gerade keine Karten an.")
    expect(back).to_contain_text("Mehr Licht")
    page.get_by_role("button", name="Tisch verlassen").click()
    expect(page.locator("[data-status]")).to_contain_text("Auf diesem Handy warten noch Karten")
    back.get_by_role("button", name="Löschen").click()
    expect(page.locator("[data-waiting]")).to_be_hidden()
    assert table.cards.count() == 0


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


def test_everything_by_keyboard_alone(enter_live: Enter, table: Table) -> None:
    other = card(table, "Mehr Bänke")
    page = enter_live(width=1280)
    page.goto(reverse("forum_live", args=[table.forum.slug]))
    page.get_by_label("Code Ihres Tisches").focus()
    page.keyboard.type(table.code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**/tisch/**")
    tab_to(page, "العربية")
    page.keyboard.press("Enter")
    page.wait_for_url("**/live/")
    tab_to(page, "Ihr Gedanke")
    page.keyboard.type("Nur mit der Tastatur")
    tab_to(page, "Karte absenden")
    page.keyboard.press("Enter")
    expect(phone_card(page, "Nur mit der Tastatur")).to_be_visible()
    tab_to(page, f"Punkt geben Nr. {other.number}")
    page.keyboard.press("Space")
    expect(phone_card(page, "Mehr Bänke").locator("[data-part=points]")).to_have_text("1")
    tab_to(page, "Tisch verlassen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sie haben den Tisch verlassen")).to_be_visible()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _press in range(120):
        page.keyboard.press("Tab")
        called = page.evaluate(
            "() => { const it = document.activeElement;"
            " return (it.labels?.[0] ?? it).innerText.replace(/\\s+/g, ' ').trim(); }"
        )
        if called == name:
            return
    raise AssertionError(f"no way to “{name}” by keyboard")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "direction"), [(320, "ltr"), (320, "rtl"), (1280, "ltr")])
def test_no_barriers_and_no_sideways_scrolling(
    join: Join, forum: Forum, table: Table, width: int, direction: str, scheme: Literal["light", "dark"]
) -> None:
    page = join("العربية", width=width)
    page.emulate_media(color_scheme=scheme)
    send_all_kinds(page, table)
    receipt = reverse("forum_receipt", args=[forum.slug, code(forum, 1)])
    live = reverse("forum_live", args=[forum.slug])
    join_address = reverse("forum_join", args=[forum.slug, token(forum.tables.get(number=2), "join")])
    for path in (live, f"{live}?wechseln", join_address, receipt, reverse("forum_receipt_find", args=[forum.slug])):
        page.goto(path)
        page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
        assert (path, barriers(page), sideways(page)) == (path, [], 0)
    forum.end()
    for path in (live, join_address):
        page.goto(path)
        assert (path, barriers(page), sideways(page)) == (path, [], 0)


def send_all_kinds(page: Page, table: Table) -> None:
    """A full table: a round about a goal, cards in five languages, own ones, hidden ones, a heading."""
    words = both("Mehr Menschen finden einen Sprachkurs, der zu ihrem Alltag passt")
    goal = table.put_down(words, about_kind="goal", about=table.uuid)
    table.begin_round(prompt=goal, minutes=8)
    write(page, "دورات مسائية مع رعاية الأطفال")
    write(page, "Herr Schmidt ist schuld")
    expect(page.locator(".live__cards .phone-card")).to_have_count(2)
    table.cards.get(number=2).hide(because="Name einer Person", by=None)
    facts = {"prompt": goal, "stance": "missing"}
    card(table, "Mehr Bänke im Park und Schatten für die Alten", kind="wish", **facts)
    bus = card(table, "Автобус не їде ввечері", language="uk", german="Abends fährt kein Bus", kind="concern", **facts)
    Cluster.make(table, "Unterwegs am Abend", [bus])


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


def test_what_is_typed_when_the_table_closes_becomes_a_suggestion(join: Join, table: Table) -> None:
    page = join()
    page.get_by_label("Ihr Gedanke").fill("Mehr Bänke im Park")
    instead = page.get_by_role("button", name="Stattdessen als Anregung senden")
    expect(instead).to_be_hidden()
    table.refresh_from_db()
    table.close()
    expect(instead).to_be_visible()
    assert barriers(page) == []
    instead.click()
    expect(page.get_by_role("heading", name="Etwas für die Stadt vorschlagen")).to_be_visible()
    assert page.locator("textarea[name=text]").input_value() == "Mehr Bänke im Park"


def test_a_card_that_waited_too_long_becomes_a_suggestion(join: Join, table: Table) -> None:
    page = join(refused=True)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    write(page, "Im Funkloch geschrieben")
    expect(page.get_by_text("Noch nicht gesendet")).to_be_visible()
    table.refresh_from_db()
    table.forum.end()
    page.context.set_offline(False)
    waiting = page.locator("[data-waiting]")
    expect(waiting.get_by_role("button", name="Stattdessen als Anregung senden")).to_be_visible()
    expect(page.get_by_role("heading", name="Das Forum ist zu Ende. Danke!")).to_be_visible()
    waiting.get_by_role("button", name="Stattdessen als Anregung senden").click()
    page.wait_for_url("**/anregungen/neu/karte/")
    assert page.locator("textarea[name=text]").input_value() == "Im Funkloch geschrieben"


def test_cards_that_wait_are_found_again_by_a_phone_that_is_at_no_table_any_more(join: Join, table: Table) -> None:
    page = join(refused=True)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    write(page, "Im Funkloch geschrieben")
    expect(page.get_by_text("Noch nicht gesendet")).to_be_visible()
    page.context.clear_cookies()
    page.context.set_offline(False)
    page.goto(f"/foren/{table.forum.slug}/live/")
    left = page.locator("[data-left-over]")
    expect(left.get_by_text("Im Funkloch geschrieben")).to_be_visible()
    left.get_by_role("button", name="Stattdessen als Anregung senden").click()
    page.wait_for_url("**/anregungen/neu/karte/")
    assert page.locator("textarea[name=text]").input_value() == "Im Funkloch geschrieben"


@pytest.mark.parametrize("width", [320, 3840])
def test_the_longest_card_and_question_are_whole_on_a_phone(join: Join, table: Table, width: int) -> None:
    question = table.put_down(both("Sprachförderungsangebotsverzeichnis " * 8))
    table.begin_round(prompt=question)
    card(table, "Sprachförderungsangebote" * 20, language="uk", german="Mehr Kurse am Abend. " * 9, prompt=question)
    page = join()
    page.set_viewport_size({"width": width, "height": 700})
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.phone-card, .phone-card *, .round *')]
          .filter((it) => it.clientWidth && !it.closest('.visually-hidden') && it.scrollWidth > it.clientWidth + 1)
          .map((it) => it.className)"""
    )
    assert (cut, sideways(page)) == ([], 0)
    assert barriers(page) == []


def test_renewing_the_links_tells_phone_and_host_and_what_is_typed_is_kept(
    join: Join, enter_live: Enter, table: Table
) -> None:
    page, host = join(refused=True), enter_live(width=1024, refused=True)
    host.goto(reverse("forum_host", args=[table.forum.slug, token(table, "host")]))
    page.get_by_label("Ihr Gedanke").fill("Mehr Bänke im Park")
    out = page.get_by_text("Dieses Handy ist nicht mehr am Tisch")
    expect(out).to_be_hidden()
    table.refresh_from_db()
    table.renew_links()
    expect(out).to_be_visible(timeout=15_000)
    expect(host.get_by_text("Dieser Link gilt nicht mehr.")).to_be_visible(timeout=15_000)
    assert barriers(page) == []
    with (
        page.expect_websocket() as opened
    ):  # it tries again and again: each time it is shown out, and says nothing else
        page.evaluate("dispatchEvent(new Event('online'))")
    page.evaluate(STAYS_VISIBLE)
    page.wait_for_timeout(1_500)
    assert (opened.value.is_closed(), page.evaluate("flickered")) == (True, False)
    page.get_by_role("button", name="Stattdessen als Anregung senden").click()
    page.wait_for_url("**/anregungen/neu/karte/")
    assert page.locator("textarea[name=text]").input_value() == "Mehr Bänke im Park"
