"""An edition is discussed, adopted and compared in a browser: with and without scripts, by keyboard, on any screen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from cms.concept.models import ChapterPage
from cms.editions.models import Edition
from cms.editions.states import EditionState
from forums.bodies.models import Body
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from tests.cms.conftest import english
from tests.cms.editions.conftest import Vote, chapter, council, draft, goal, measure, plan, rewrite, text, title, vote
from tests.factories import both, consultation, paper

from .conftest import barriers, sideways
from .test_council import clerk, enter_result

__all__ = ["chapter", "clerk", "council", "draft", "english", "goal", "measure", "plan", "vote"]

type Enter = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST = "/konzept/fassungen/erste/"
COMPARISON = "/konzept/fassungen/zweite/vergleich/erste/"


@pytest.fixture
def second(draft: Edition, vote: Vote, chapter: ChapterPage) -> Edition:
    draft.adopt(vote())
    edition = Edition.begin(number=2, slug="zweite", title=both("Zweite Fortschreibung", "Second update"), by=None)
    edition.open_consultation(today(), today() + timedelta(days=5), by=None)
    rewrite(chapter, title("Alle gehören dazu"), text("Wir wollen gut und sicher zusammenleben."))
    return edition


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_no_barriers_on_any_page(second: Edition, page: Page, live_server: LiveServer, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in (
        "/konzept/fassungen/",
        FIRST,
        f"{FIRST}kapitel/leitbild/",
        f"{FIRST}handlungsfeld/sprachfoerderung/",
        COMPARISON,
        f"{COMPARISON}kapitel/leitbild/",
        "/konzept/teil-a/leitbild/",
    ):
        response = page.goto(live_server.url + address)
        assert response is not None
        assert (address, response.status, barriers(page), sideways(page)) == (address, 200, [], 0)


def test_what_has_changed_is_read_from_the_numbers_to_the_words(second: Edition, enter: Enter) -> None:
    page = enter()
    page.goto("/konzept/fassungen/")
    page.get_by_role("link", name="Zweite Fortschreibung").click()
    page.get_by_role("link", name="Was sich geändert hat").click()
    expect(page.get_by_text("1 geändert").first).to_be_visible()
    page.get_by_role("link", name="Leitbild").click()
    expect(page.locator("ins")).to_contain_text("und sicher")
    page.get_by_role("link", name="Im Ganzen lesen").click()
    expect(page).to_have_url("/konzept/teil-a/leitbild/")


def test_somebody_says_something_about_a_passage_by_keyboard_and_without_scripts(
    second: Edition, browser: Browser, live_server: LiveServer
) -> None:
    page = browser.new_context(java_script_enabled=False, locale="de-DE").new_page()
    page.goto(live_server.url + "/konzept/teil-a/leitbild/")
    page.get_by_role("link", name="Dazu etwas sagen : Wir wollen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("blockquote")).to_contain_text("Wir wollen gut und sicher zusammenleben.")
    expect(page.get_by_label("Was soll sich ändern?")).to_be_visible()


def test_nothing_on_a_field_s_page_covers_what_is_said_of_the_consultation(second: Edition, enter: Enter) -> None:
    for width in (360, 1280):
        page = enter(width=width)
        page.goto("/konzept/handlungsfelder/sprachfoerderung/")
        notice, cards = (page.locator(name).bounding_box() for name in (".asked", ".glance"))
        assert notice
        assert cards
        assert cards["y"] + cards["height"] <= notice["y"]


def open_to_comments(office: Page, edition: Edition) -> None:
    office.goto(reverse("edition_desk", args=[edition.pk]))
    for name, day in (("begins", today()), ("ends", today() + timedelta(days=5))):
        office.locator(f"[name=open-{name}]").fill(day.isoformat())
    office.locator("button[name=act][value=open]").click()
    expect(office.locator("main")).to_contain_text("Gespeichert.")


def test_from_the_consultation_over_the_vote_to_what_the_next_one_changes(
    draft: Edition, chapter: ChapterPage, council: Body, clerk: User, coordinator: User, enter: Enter
) -> None:
    """Everything where people do it: the coordinator opens, somebody comments, the clerk lays it before the council and
    enters the vote, the coordinator begins the next one."""
    office = enter(coordinator, width=1280)
    open_to_comments(office, draft)

    visitor = enter(scripts=False)
    visitor.goto("/konzept/teil-a/leitbild/")
    visitor.get_by_role("link", name="Dazu etwas sagen : Wir wollen").click()
    visitor.locator("#id_text").fill("Bitte auch etwas über Sicherheit schreiben.")
    visitor.get_by_role("button", name="Absenden").click()
    expect(visitor.get_by_role("link", name="Zu Ihrer Seite")).to_be_visible()
    said = Suggestion.objects.get()
    said.release(by=None)
    visitor.goto("/konzept/teil-a/leitbild/")
    expect(visitor.locator("main")).to_contain_text(said.number)

    laid = paper("152/26", subject="Beschluss der Fortschreibung")
    step = consultation(laid, council, item="7")
    sitting = enter(clerk, width=1280)
    sitting.goto(reverse("council_concerns", args=[laid.pk]))
    sitting.get_by_label("Erste Fortschreibung").check()
    sitting.get_by_role("button", name="Speichern").click()
    expect(sitting.get_by_label("Erste Fortschreibung")).to_be_checked()
    enter_result(sitting, step, "mehrheitlich", 4, 1, 0)
    draft.refresh_from_db()
    assert (draft.state, draft.yes, draft.no) == (EditionState.ADOPTED, 4, 1)
    visitor.goto(FIRST)
    expect(visitor.locator("main")).to_contain_text("mehrheitlich (4 ja, 1 nein, 0 Enthaltungen)")
    expect(visitor.get_by_role("link", name="152/26").first).to_be_visible()

    office.goto(reverse("editions_admin:add"))
    office.locator("#id_number").fill("2")
    office.locator("#id_slug").fill("zweite")
    office.locator("#id_title_0").fill("Zweite Fortschreibung")
    office.locator("main form button[type=submit]").last.click()
    expect(office.get_by_role("heading", name="Zweite Fortschreibung").first).to_be_visible()
    second = Edition.objects.get(number=2)
    rewrite(chapter, title("Alle gehören dazu"), text("Wir wollen gut und sicher zusammenleben."))
    office.goto(reverse("edition_section_desk", args=[second.pk, "kapitel", "leitbild"]))
    office.locator("#id_place").select_option(label="Wir wollen gut und sicher zusammenleben.")
    office.locator("#id_suggestion").fill(said.number)
    office.get_by_role("button", name="Verknüpfen").click()
    expect(office.get_by_role("button", name=f"Entfernen : {said.number}")).to_be_visible()

    open_to_comments(office, second)

    visitor.goto(f"{COMPARISON}kapitel/leitbild/")
    expect(visitor.locator("ins")).to_contain_text("und sicher")
    expect(visitor.get_by_role("link", name=said.number, exact=False).first).to_be_visible()
    visitor.goto(f"{FIRST}kapitel/leitbild/")  # what was adopted stands
    expect(visitor.locator("main")).to_contain_text("Wir wollen gut zusammenleben.")
    for address in (laid.get_absolute_url(), reverse("edition_desk", args=[draft.pk])):
        office.goto(address)
        assert (address, barriers(office)) == (address, [])
