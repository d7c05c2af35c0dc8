"""Host and scribe at their table: by keyboard, by finger, with and without scripts, side by side."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from cms.home.models import HomePage
from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.states import CardState
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from tests.conftest import City
from tests.factories import PersonFactory, UserFactory, both, card, running

from .conftest import Enter, barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARABIC = "أريد دورات لغة مع رعاية أطفال في نفس المبنى"


@pytest.fixture
def table(city: City, home: HomePage) -> Table:
    forum: Forum = running(city.language, city.faith, photographs_allowed=True)
    found: Table = forum.tables.get(number=1)
    return found


def host_page(table: Table) -> str:
    return f"/foren/{table.forum.slug}/leitung/{token(table, 'host')}/"


def write(table: Table) -> str:
    return f"/foren/{table.forum.slug}/schreiben/{token(table, 'write')}/"


def now(shown: Card) -> Card:
    found: Card = Card.objects.get(pk=shown.pk)
    return found


def text_of(page: Page, name: str) -> list[str]:
    """The texts of the cards in a list of the host's page."""
    return page.locator(f'[data-list="{name}"] .host-card__text').all_inner_texts()


def test_the_scribe_writes_ten_cards_by_keyboard_alone(table: Table, enter_live: Enter) -> None:
    page = enter_live(width=1024)
    page.goto(write(table))
    text = page.get_by_label("Was die Person sagt")
    expect(text).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # a wish from now on
    page.keyboard.press("Shift+Tab")
    for number in range(1, 11):
        expect(text).to_be_focused()
        expect(text).to_have_value("")
        page.keyboard.type(f"Wunsch {number}")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#messages")).to_contain_text(f"Karte {number} ist geschrieben.")
    written = list(Card.objects.order_by("number").values_list("text", "kind", "by_scribe"))
    assert written == [(f"Wunsch {number}", "wish", True) for number in range(1, 11)]
    assert barriers(page) == []


def test_what_the_scribe_typed_outlives_a_lost_connection_and_a_reload(table: Table, enter_live: Enter) -> None:
    page = enter_live(refused=True)
    page.goto(write(table))
    page.get_by_label("Was die Person sagt").fill("Zwischen zwei Netzen")
    page.route("**/schreiben/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_role("button", name="Karte absenden").click()
    expect(page.get_by_text("Keine Verbindung. Ihr Text steht noch hier.")).to_be_visible()
    page.unroute("**/schreiben/**")
    page.reload()
    expect(page.get_by_label("Was die Person sagt")).to_have_value("Zwischen zwei Netzen")
    page.get_by_role("button", name="Karte absenden").click()
    expect(page.locator("#messages")).to_contain_text("Karte 1 ist geschrieben.")
    page.reload()
    expect(page.get_by_label("Was die Person sagt")).to_have_value("")
    assert Card.objects.count() == 1


def test_what_an_extension_of_the_browser_writes_into_a_field_breaks_no_policy(table: Table, enter_live: Enter) -> None:
    """Password managers leave a `style` on fields, which htmx would write again, and our policy refuses."""
    page = enter_live()
    page.goto(write(table))
    page.locator("input[id], select[id]").evaluate_all("fields => fields.forEach(one => { one.style.color = '' })")
    page.get_by_label("Was die Person sagt").fill("Mehr Bänke")
    page.get_by_role("button", name="Karte absenden").click()
    expect(page.locator("#messages")).to_contain_text("Karte 1 ist geschrieben.")


def test_the_scribe_says_in_german_what_cards_mean(table: Table, enter_live: Enter) -> None:
    first, second = card(table, ARABIC, language="ar"), card(table, "Daha fazla kurs", language="tr")
    page = enter_live(width=1024, refused=True)
    page.goto(write(table))
    assert barriers(page) == []
    lines = page.locator("#german").get_by_label("Was sie sagt, in einer Zeile auf Deutsch")
    lines.first.fill("Kurse mit Kinderbetreuung")
    page.keyboard.press("Enter")
    expect(lines).to_have_count(1)
    expect(lines.first).to_be_focused()
    page.keyboard.type("Mehr Kurse")
    now(second).correct("Daha fazla kurs, akşam", by=None)
    expect(page.locator("#german [data-changed]")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#german .host-card__text")).to_have_text("Daha fazla kurs, akşam")
    expect(lines.first).to_have_value("Mehr Kurse")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Jede Karte ist auf Deutsch lesbar.").or_(page.locator("#german-title"))).to_be_visible()
    expect(lines).to_have_count(0)
    assert [now(one).german for one in (first, second)] == ["Kurse mit Kinderbetreuung", "Mehr Kurse"]


def test_the_host_releases_and_groups_by_finger(table: Table, enter_live: Enter) -> None:
    page = enter_live(width=820)
    page.goto(host_page(table))
    expect(page.get_by_text("Keine neuen Karten.")).to_be_visible()
    cards = [card(table, text) for text in ("Mehr Kurse", "Kurse abends", "Licht am Bahnhof")]
    card(table, ARABIC, language="ar")
    expect(page.locator('[data-list="new"] [data-card]')).to_have_count(4)
    page.get_by_role("button", name="Freigeben Karte 1").click()
    expect(page.locator('[data-list="alone"] [data-card]')).to_have_count(1)
    expect(page.get_by_role("button", name="Freigeben Karte 2")).to_be_focused()
    page.get_by_role("button", name="Alle neuen freigeben").click()
    expect(page.locator('[data-list="alone"] [data-card]')).to_have_count(4)
    expect(page.locator("#messages")).to_contain_text("3 Karten sind jetzt an der Wand.")
    for shown in cards[:2]:
        page.get_by_label(f"Karte {shown.number} auswählen").check()
    page.get_by_label("Oder unter eine neue Überschrift").fill("Deutschkurse")
    page.get_by_role("button", name="Zusammenlegen").click()
    expect(page.get_by_role("heading", name=re.compile("Deutschkurse"))).to_be_visible()
    made = Cluster.objects.get()
    expect(page.locator(f'[data-list="{made.uuid}"] [data-card]')).to_have_count(2)
    assert (set(made.cards.all()), Card.objects.released().count()) == (set(cards[:2]), 4)
    assert (barriers(page), sideways(page)) == ([], 0)


def test_nobodys_card_is_exchanged_under_their_hands(table: Table, enter_live: Enter) -> None:
    shown, other = card(table, "Mehr Deuschkurse"), card(table, "Licht")
    page = enter_live(width=820, refused=True)
    page.goto(host_page(table))
    page.get_by_role("link", name="Mehr zu Karte 1").click()
    text = page.locator(f"#card-{shown.uuid}").get_by_label("Text der Karte")
    text.fill("Mehr Deutschkurse abends")
    now(shown).correct("Mehr Deutschkurse", by=None)
    now(other).correct("Licht am Bahnhof", by=None)
    expect(page.locator(f"#card-{other.uuid} .host-card__text")).to_have_text("Licht am Bahnhof")
    expect(page.get_by_text("Jemand hat diese Karte in der Zwischenzeit geändert.")).to_be_visible()
    expect(text).to_have_value("Mehr Deutschkurse abends")
    assert barriers(page) == []
    page.get_by_role("button", name="Berichtigten Text speichern").click()
    expect(page.locator(f"#card-{shown.uuid} [role=alert]")).to_be_focused()
    expect(page.locator(f"#card-{shown.uuid} > .host-card__text")).to_have_text("Mehr Deutschkurse")
    expect(text).to_have_value("Mehr Deutschkurse abends")
    page.get_by_role("button", name="Berichtigten Text speichern").click()
    expect(page.locator(f"#card-{shown.uuid} .host-card__text")).to_have_text("Mehr Deutschkurse abends")
    assert (now(shown).text, now(shown).original) == ("Mehr Deutschkurse abends", "Mehr Deuschkurse")


def test_a_session_that_has_ended_loses_nothing(table: Table, enter_live: Enter) -> None:
    user = UserFactory(email="tischleitung@example.org", person=PersonFactory())
    table.host = user.person
    table.save()
    shown = card(table, "Mehr Deuschkurse")
    page = enter_live(user, width=820, refused=True)
    page.goto(f"/foren/{table.forum.slug}/leitung/1/")
    page.get_by_role("link", name="Mehr zu Karte 1").click()
    page.get_by_label("Text der Karte").fill("Mehr Deutschkurse")
    page.context.clear_cookies()
    page.get_by_role("button", name="Berichtigten Text speichern").click()
    expect(page.get_by_role("main")).to_contain_text("Mehr Deutschkurse")
    assert (now(shown).text, "/berichtigen/" in page.url) == ("Mehr Deuschkurse", True)


def test_a_table_is_led_without_scripts(table: Table, enter: Enter) -> None:
    table.put_down(both("Was fehlt Ihnen?"))
    shown, insult = card(table, "Mehr Kurse"), card(table, "Frau Muster ist schuld")
    page = enter(scripts=False, width=820)
    page.goto(host_page(table))
    page.get_by_role("button", name="Freigeben Karte 1").click()
    expect(page.locator("#messages")).to_contain_text("Karte 1 ist an der Wand.")
    page.get_by_role("link", name="Mehr zu Karte 2").click()
    page.get_by_label("Namen oder private Angaben").check()
    page.get_by_role("button", name="Diese Karte ausblenden").click()
    expect(page.locator("#messages")).to_contain_text("Karte 2 ist ausgeblendet.")
    page.get_by_label("Karte 1 auswählen").check()
    page.get_by_label("Oder unter eine neue Überschrift").fill("Kurse")
    page.get_by_role("button", name="Zusammenlegen").click()
    page.get_by_text("Eine Runde beginnen").click()
    page.get_by_label("Worum geht es?").select_option(label="Was fehlt Ihnen?")
    page.get_by_label("Wie viele Minuten").fill("10")
    page.get_by_role("button", name="Runde beginnen", exact=True).click()
    expect(page.locator("#host-bar")).to_contain_text("Runde 1: Was fehlt Ihnen? bis")
    assert (now(shown).cluster, now(insult).state) == (Cluster.objects.get(), CardState.HIDDEN)
    page.goto(write(table))
    page.get_by_label("Was die Person sagt").fill("Ohne Skript")
    page.get_by_role("button", name="Karte absenden").click()
    expect(page.locator("#messages")).to_contain_text("Karte 3 ist geschrieben.")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (820, "dark"), (1280, "light")])
def test_no_page_of_the_table_has_a_barrier(table: Table, enter_live: Enter, width: int, scheme: str) -> None:
    table.begin_round(prompt=table.put_down(both("Was fehlt Ihnen in Rheine, um gut Deutsch zu lernen?")), minutes=9)
    first, arabic = card(table, "Mehr Kurse", writer=uuid4()), card(table, ARABIC, language="ar")
    Card.release_all(table, by=None)
    Cluster.make(table, "Kurse mit Kinderbetreuung für alle Stadtteile", [first])
    card(table, "Frau Muster ist schuld").hide(because="names", by=None)
    card(table, "Dritte")
    page = enter_live(width=width)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in (
        host_page(table),
        write(table),
        f"{host_page(table)}fotos/",
        f"{host_page(table)}karten/{arabic.uuid}/",
    ):
        page.goto(address)
        page.locator("summary").evaluate_all("all => all.forEach((summary) => { summary.parentElement.open = true; })")
        page.wait_for_timeout(300)
        assert (address, barriers(page), sideways(page)) == (address, [], 0)
    page.goto(host_page(table))
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert (barriers(page), sideways(page)) == ([], 0)


def test_the_bar_counts_cards_and_phones_as_they_come(enter_live: Enter, table: Table) -> None:
    page = enter_live()
    page.goto(host_page(table))
    counts = page.locator("[data-counts]")
    expect(counts).to_contain_text("0 Karten")
    page.wait_for_load_state("networkidle")
    first = card(table, writer=uuid4())
    expect(counts).to_contain_text("1 Karte")
    expect(counts).to_contain_text("von 1 Handy")
    page.get_by_text("Eine Runde beginnen").click()  # a form that is open stays, the numbers follow
    card(table, writer=uuid4())
    expect(counts).to_contain_text("2 Karten")
    expect(counts).to_contain_text("von 2 Handys")
    expect(page.locator('[data-count-of="new"]')).to_have_text("2")
    now(first).delete()
    expect(page.locator('[data-count-of="new"]')).to_have_text("1")
    expect(counts).to_contain_text("1 Karte")
    table.forum.refresh_from_db()
    table.forum.end()
    page.reload()
    expect(page.locator("#host-bar")).to_contain_text("Das Forum ist zu Ende")


@pytest.mark.parametrize("width", [320, 3840])
def test_the_longest_card_is_whole_on_the_hosts_page(enter_live: Enter, table: Table, width: int) -> None:
    question = table.put_down(both("Sprachförderungsangebotsverzeichnis " * 8))
    card(table, "Sprachförderungsangebote" * 20, language="uk", german="Mehr Kurse am Abend. " * 9, prompt=question)
    page = enter_live()
    page.set_viewport_size({"width": width, "height": 700})
    for address in (host_page(table), write(table)):
        page.goto(address)
        cut = page.evaluate(
            """() => [...document.querySelectorAll('.host-card, .host-card *, .host-bar *')]
              .filter((it) => it.clientWidth && !it.closest('.visually-hidden') && it.scrollWidth > it.clientWidth + 1)
              .map((it) => `${it.className} ${it.scrollWidth} ${it.clientWidth}`)"""
        )
        assert (cut, sideways(page)) == ([], 0)
