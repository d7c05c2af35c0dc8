"""After the forum: one coordinator hands the cards over, everybody reads what became of them."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cms.home.models import HomePage
from cms.minutes.models import MinutesPage
from forums.dialogue.cards import Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum, Stance
from forums.dialogue.tables import Table
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome, LeftBecause
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import MeasureFactory, card, released, running

from .conftest import Enter, barriers, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENS = [("light", 320), ("dark", 1280)]
ARABIC = "أريد دورات لغة مع رعاية أطفال في نفس المبنى"


@pytest.fixture
def forum(city: City, home: HomePage) -> Forum:
    return running(city.language, city.faith, slug="teil-1", part="Teil I", attendance=83)


@pytest.fixture
def table(forum: Forum) -> Table:
    found: Table = forum.tables.get(number=1)
    return found


def say(table: Table, *texts: str, language: str = "de", **facts: object) -> list[Card]:
    cards = [card(table, text, language=language, **facts) for text in texts]
    for each in cards:
        each.release(by=None)
    return cards


def desk(forum: Forum, part: str = "1") -> str:
    return f"/verwaltung/foren/{forum.pk}/uebergabe/?teil={part}#karten"


def fates() -> list[tuple[int, str]]:
    """Number of each card, and where it went."""
    rows = CardOutcome.objects.select_related("card", "suggestion").order_by("card__number")
    return [(row.card.number, row.suggestion.title if row.suggestion else row.left_because) for row in rows]


class Keys:
    """Somebody without a mouse; counts what they press."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def __call__(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def test_a_page_of_twenty_cards_by_keyboard(forum: Forum, table: Table, coordinator: User, enter: Enter) -> None:
    say(table, *(f"Gedanke {number}" for number in range(1, 21)))
    page = enter(coordinator, width=1280)
    page.goto(desk(forum))
    press = Keys(page)
    items = page.locator("[data-item]")
    expect(items.first).to_be_focused()
    press("ArrowDown", "s")  # the first as proposed, the second later
    expect(items.nth(2)).to_be_focused()
    press("b")
    expect(items.nth(2).get_by_label("Grund, für die Person")).to_be_focused()
    press("ArrowDown", "Enter")
    expect(items.nth(3)).to_be_focused()
    press(*["ArrowDown"] * 16, "ArrowUp", "a")
    press("ArrowUp", "Enter")
    page.wait_for_url("**/uebergabe/?teil=1#karten")
    expect(page.locator("[data-item]")).to_have_count(1)
    expect(page.locator("[data-item]").first).to_be_focused()
    assert fates() == [(1, "Gedanke 1"), (3, "twice"), *((n, f"Gedanke {n}") for n in range(4, 21))]
    assert press.pressed <= 25


def test_two_hundred_cards_need_a_key_each_at_most(forum: Forum, table: Table, coordinator: User, enter: Enter) -> None:
    """Ten pages of twenty: a key for each card that is looked at, one for each page."""
    say(table, *(f"Gedanke {number}" for number in range(1, 41)))
    page = enter(coordinator, width=1280)
    page.goto(desk(forum))
    press = Keys(page)
    for _page in range(2):
        expect(page.locator("[data-item]")).to_have_count(20)
        expect(page.locator("[data-item]").first).to_be_focused()
        press(*["ArrowDown"] * 20)
        expect(page.get_by_role("button", name="Auswahl für diese 20 ausführen")).to_be_focused()
        press("Enter")
        page.wait_for_load_state()
    expect(page.get_by_text("Hier wartet nichts")).to_be_visible()
    assert (press.pressed, CardOutcome.objects.count()) == (42, 40)


def test_typing_in_a_field_chooses_nothing_else(forum: Forum, table: Table, coordinator: User, enter: Enter) -> None:
    told = released("Ein Kurs")
    say(table, "Gedanke")
    page = enter(coordinator, width=1280)
    page.goto(desk(forum))
    press = Keys(page)
    expect(page.locator("[data-item]").first).to_be_focused()
    press("n")
    expect(page.get_by_label("Nummer der Anregung")).to_be_focused()
    page.keyboard.type(f"nr. {told.number}")
    expect(page.get_by_label("Sagt das Gleiche wie eine andere Anregung")).to_be_checked()
    press("Enter")
    expect(page.get_by_role("button", name="Auswahl ausführen")).to_be_focused()
    press("Enter")
    expect(page.get_by_text("Hier wartet nichts")).to_be_visible()
    assert fates() == [(1, "Ein Kurs")]


def test_without_scripts_it_is_a_plain_form(forum: Forum, table: Table, coordinator: User, enter: Enter) -> None:
    Cluster.make(table, "Kurse am Abend", say(table, "Abends", "Nach 18 Uhr"))
    say(table, "Danke für den Abend", "Mehr Bänke")
    page = enter(coordinator, scripts=False, width=1280, refused=True)
    page.goto(desk(forum, "gruppen"))
    page.get_by_role("button", name="Auswahl ausführen").click()
    page.goto(desk(forum))
    first = page.get_by_role("group", name="Karte 3")
    first.get_by_label("Beiseitelegen").check()
    page.get_by_role("button", name="Auswahl für diese 2 ausführen").click()
    expect(page.get_by_role("alert")).to_contain_text("Bitte sehen Sie sich die markierten Karten an.")
    expect(first.get_by_label("Beiseitelegen")).to_be_checked()
    first.get_by_label("Grund, für die Person").select_option("greeting")
    page.get_by_role("button", name="Auswahl für diese 2 ausführen").click()
    expect(page.get_by_text("Hier wartet nichts")).to_be_visible()
    assert fates() == [(1, "Kurse am Abend"), (2, "Kurse am Abend"), (3, "greeting"), (4, "Mehr Bänke")]


def all_of_it(forum: Forum, table: Table, coordinator: User, officer: User, city: City) -> None:
    """A forum with everything that can have become of a card."""
    measure = MeasureFactory(field=city.language)
    prompt = table.put_down(measure.title, about_kind="measure", about=measure.uuid)
    arabic = say(table, ARABIC, language="ar", german="Sprachkurse mit Kinderbetreuung")
    group = Cluster.make(table, "Kurse am Abend", [*arabic, *say(table, "Abends", prompt=prompt, stance=Stance.FITS)])
    told = CardOutcome.make_suggestion(group, by=coordinator)
    told.release(by=coordinator)
    measure.link(Suggestion.objects.get(pk=told.pk), by=officer)
    CardOutcome.make_suggestion(say(table, "Noch ungelesen")[0], by=coordinator)
    CardOutcome.set_aside(say(table, "Danke")[0], because=LeftBecause.GREETING, by=coordinator)
    card(table, "Ich will nicht mehr leben.")
    say(table, "Mehr Bänke am Ems-Ufer")
    card(table, "Nicht freigegeben")
    Forum.objects.get(pk=forum.pk).end()
    MinutesPage.draft(forum, by=coordinator).get_latest_revision().publish()


def cut_off(page: Page) -> list[str]:
    """Cards that reach beyond the window: the admin hides what does, so that nothing scrolls."""
    found: list[str] = page.locator(".handover-item").evaluate_all(
        "items => items.filter(item => item.getBoundingClientRect().right > innerWidth).map(item => item.className)"
    )
    return found


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_no_barriers(
    forum: Forum,
    table: Table,
    city: City,
    coordinator: User,
    officer: User,
    enter: Enter,
    scheme: str,
    width: int,
    tmp_path: Path,
) -> None:
    all_of_it(forum, table, coordinator, officer, city)
    measure, told = city.language.measures.get(), Suggestion.objects.order_by("pk").first()
    public = ["/foren/teil-1/ergebnis/", "/foren/teil-1/ergebnis/?ansicht=beiseite", "/foren/teil-1/gesagt-getan/"]
    public += ["/foren/teil-1/", "/protokolle/", "/protokolle/teil-1/", f"/foren/gesagt/{measure.uuid}/"]
    public += [told.get_absolute_url(), measure.get_absolute_url(), "/foren/teil-1/gesagt-getan/?sprache=de&sprache=en"]
    one = f"/verwaltung/foren/{forum.pk}"
    admin = ["/verwaltung/foren/uebergabe/", f"{one}/uebergabe/", f"{one}/uebergabe/erledigt/", f"{one}/ziele/"]
    found: dict[str, object] = {}
    for user, paths in ((None, public), (coordinator, admin)):
        page = enter(user, width=width)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for number, path in enumerate(paths):
            answer = page.goto(path)
            trouble = [*barriers(page), *([f"{sideways(page)} px sideways"] if sideways(page) else [])]
            trouble += [f"{item} is cut off" for item in cut_off(page)]
            if trouble or answer is None or answer.status != 200:
                found[path] = trouble or "not there"
            page.screenshot(path=tmp_path / f"{'a' if user else 'p'}{number}-{width}.png", full_page=True)
    assert found == {}, json.dumps(found, indent=1, ensure_ascii=False)
