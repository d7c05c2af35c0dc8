"""What a telephone sends is lost nowhere: without network, when it is refused, after the table has closed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from forums.dialogue.tables import Table
from forums.dialogue.tokens import token

from ..conftest import Enter, barriers
from .telephones import Join, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# A promise counts as true before it is kept, so waiting for it has to be done in the page.
KEPT = """async () => {
  while (!(await caches.match(location.pathname))) await new Promise((wait) => { setTimeout(wait, 50); });
}"""


STAYS_VISIBLE = """() => {
  const out = document.querySelector("[data-connection=out]");
  globalThis.flickered = false;
  new MutationObserver(() => { globalThis.flickered ||= out.hidden; }).observe(out, { attributes: true });
}"""


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
