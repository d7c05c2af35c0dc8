"""The developers' page in a browser: no barriers, no sideways scrolling, and scripts that only add comfort."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from .conftest import barriers, sideways

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.config.gallery_urls"),
]
PHONE: ViewportSize = {"width": 360, "height": 740}
SMALLEST: ViewportSize = {"width": 320, "height": 256}  # also 1280 × 1024 at 400 %
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
STEPPED = "form[data-steps]"


@pytest.fixture
def gallery(page: Page, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Opens the page; afterwards nothing may have been blocked or have failed in the browser."""
    failures: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            failures.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: failures.append(str(error)))

    def open_page(size: ViewportSize = DESKTOP, query: str = "") -> Page:
        page.set_viewport_size(size)
        page.goto(f"{live_server.url}/gestaltung/{query}")
        return page

    yield open_page
    assert failures == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?richtung=rtl"], ids=["ltr", "rtl"])
@pytest.mark.parametrize("size", [DESKTOP, SMALLEST], ids=["desktop", "320px"])
def test_no_barriers_and_no_sideways_scrolling(
    gallery: Callable[..., Page], size: ViewportSize, query: str, scheme: str
) -> None:
    page = gallery(size, query)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert barriers(page) == []
    assert sideways(page) == 0


def test_dark_follows_the_system(gallery: Callable[..., Page]) -> None:
    page = gallery()
    lightness = "Number(getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/)[0])"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(lightness) in (1, 255)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(lightness) < 0.3


def test_targets_are_large_enough_for_a_thumb(gallery: Callable[..., Page]) -> None:
    page = gallery(PHONE)
    page.locator(".menu > summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            'button, summary, select, input:not([type=hidden], [type=checkbox], [type=radio]), textarea, '
            + '.kern-btn, .kern-form-check, .menu a, .tabs a, .site-footer a, .brand'
        )].filter((e) => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}))
          .filter((e) => e.getBoundingClientRect().height < 44 || e.getBoundingClientRect().width < 44)
          .filter((e) => !e.closest('.visually-hidden'))
          .map((e) => e.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_the_menu_and_all_steps_of_a_form_work_without_script(new_context: Any, live_server: LiveServer) -> None:
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{live_server.url}/gestaltung/")
    menu = page.locator(".menu")
    expect(menu.get_by_role("link", name="Maßnahmen")).to_be_hidden()
    menu.locator("summary").click()
    expect(menu.get_by_role("link", name="Maßnahmen")).to_be_visible()
    expect(page.locator(f"{STEPPED} [data-step]")).to_have_count(3)
    for step in page.locator(f"{STEPPED} [data-step]").all():
        expect(step).to_be_visible()
    expect(page.get_by_role("button", name="Kopieren")).to_be_hidden()


def test_on_a_phone_a_form_goes_step_by_step(gallery: Callable[..., Page]) -> None:
    page = gallery(PHONE)
    form = page.locator(STEPPED)
    following, back = form.get_by_role("button", name="Weiter"), form.get_by_role("button", name="Zurück")
    expect(form.get_by_role("status")).to_have_text("Schritt 1 von 3")
    expect(form.get_by_role("button", name="Absenden")).to_be_hidden()

    following.click()
    expect(form.get_by_role("status")).to_have_text("Schritt 1 von 3")
    form.get_by_label("Was soll sich ändern?").fill("Eine Bank im Park")
    following.click()
    expect(form.get_by_role("status")).to_have_text("Schritt 2 von 3")
    expect(form.locator("legend", has_text="Wo ist das?")).to_be_focused()
    following.click()
    expect(form.get_by_role("button", name="Absenden")).to_be_visible()
    expect(following).to_be_hidden()
    back.click()
    expect(form.get_by_role("status")).to_have_text("Schritt 2 von 3")


def test_on_a_wide_screen_all_steps_show_at_once(gallery: Callable[..., Page]) -> None:
    form = gallery(DESKTOP).locator(STEPPED)
    for step in form.locator("[data-step]").all():
        expect(step).to_be_visible()
    expect(form.get_by_role("button", name="Weiter")).to_be_hidden()


def test_a_draft_survives_a_reload_but_an_address_is_never_kept(gallery: Callable[..., Page]) -> None:
    page = gallery()
    form = page.locator(STEPPED)
    text, email = form.get_by_label("Was soll sich ändern?"), form.get_by_label("E-Mail")
    text.fill("Eine Bank im Park")
    form.get_by_label("Mesum").check()
    email.fill("amal@example.org")
    page.reload()
    expect(text).to_have_value("Eine Bank im Park")
    expect(form.get_by_label("Mesum")).to_be_checked()
    expect(form.get_by_label("Dorenkamp")).not_to_be_checked()
    expect(email).to_have_value("")

    form.get_by_role("button", name="Auf diesem Gerät vergessen").click()
    expect(text).to_have_value("")
    page.reload()
    expect(text).to_have_value("")


def test_a_double_click_sends_once_and_a_retry_is_never_blocked(gallery: Callable[..., Page]) -> None:
    page = gallery()
    page.clock.install()
    sent: list[str] = []

    def no_answer(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.url)
            route.fulfill(status=204)
        else:
            route.continue_()

    page.route("**/*", no_answer)
    page.locator(f"{STEPPED} textarea").fill("Eine Bank im Park")
    button = page.locator(STEPPED).get_by_role("button", name="Absenden")
    button.dblclick()
    expect(button).to_have_attribute("aria-busy", "true")
    page.clock.fast_forward(5000)
    expect(button).not_to_have_attribute("aria-busy", "true")
    button.click()
    page.wait_for_timeout(200)
    assert len(sent) == 2


def test_the_address_can_be_copied(gallery: Callable[..., Page], context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = gallery()
    page.get_by_role("button", name="Kopieren").click()
    expect(page.get_by_role("button", name="Kopiert")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#copy").input_value()


def test_the_counter_counts_down(gallery: Callable[..., Page]) -> None:
    page = gallery()
    field = page.locator("textarea[aria-describedby~=id_b-text_count]")
    field.fill("x" * 1990)
    expect(page.locator("#id_b-text_count")).to_have_text("10 Zeichen übrig")
    expect(page.locator("#id_b-text_count")).to_have_attribute("aria-live", "polite")


def test_the_error_summary_takes_the_focus_and_its_links_lead_to_the_field(gallery: Callable[..., Page]) -> None:
    page = gallery()
    summary = page.locator(".form-errors")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="E-Mail").click()
    expect(page.locator("#id_b-email")).to_be_focused()


def test_a_keyboard_reaches_the_content_first(gallery: Callable[..., Page]) -> None:
    page = gallery()
    first = page.locator("a, button, input, select, textarea, summary, [tabindex]").first
    first.focus()
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
