"""From the home page to a sent suggestion with Tab, Enter and letters alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from cms.home.models import HomePage
from proposals.suggestions.models import Suggestion
from tests.conftest import City

from .conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "Mehr Licht am Bahnhof, bitte."


def _tab_to(page: Page, wanted: Locator, most: int = 40) -> None:
    """Press Tab until it has the focus, as somebody without a mouse does; it must then be in sight."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return
    pytest.fail(f"{wanted} is not reached with {most} times Tab on {page.url}")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_suggestion_is_sent_without_a_mouse(city: City, home: HomePage, enter: Enter, width: int) -> None:
    page = enter(width=width)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Zum Inhalt springen")
    page.keyboard.press("Enter")
    _tab_to(page, page.get_by_role("main").get_by_role("link", name="Etwas vorschlagen").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/anregungen/neu/")
    _tab_to(page, page.locator('a[href="?fuer=stadt"]'))
    page.keyboard.press("Enter")
    page.wait_for_url("**/?fuer=stadt")
    _tab_to(page, page.locator("#id_text"))
    page.keyboard.type(TEXT)
    on = page.get_by_role("button", name="Weiter")
    expect(on).to_have_count(1 if width < 700 else 0)
    for heading in ("Mehr dazu", "Damit Sie von uns hören") if width < 700 else ():
        _tab_to(page, on)
        page.keyboard.press("Enter")
        expect(page.locator(":focus")).to_contain_text(heading)
    expect(page.locator("[name=proof]")).to_have_value(re.compile(".{100}"), timeout=30_000)
    _tab_to(page, page.get_by_role("button", name="Absenden"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/eingang/")
    assert Suggestion.objects.get().original == TEXT
