"""An editor sees beside the form what is being written, as it is typed."""

import pytest
from playwright.sync_api import Page, expect

from cms.content.models import StandardPage
from cms.editing.rights import ensure_rights
from cms.home.models import HomePage
from forums.people.models import User
from tests.journeys.conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def rights(home: HomePage) -> None:
    """The test before has emptied Wagtail's tables, and with them what editors may do."""
    ensure_rights()


@pytest.fixture
def contacts(home: HomePage) -> StandardPage:
    return home.add_child(
        instance=StandardPage(
            title="Kontakt", slug="kontakt", lead="Wen Sie fragen können.", search_description="Wer hilft"
        )
    )


PACE = 150  # ms from key to key: Wagtail takes what stands there after two seconds for what was there before


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    toggle = page.locator("[data-side-panel-toggle=preview]")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    return page


@pytest.mark.parametrize("width", [1280, 1600])
def test_the_preview_follows_what_is_typed(enter: Enter, editor: User, contacts: StandardPage, width: int) -> None:
    page = opened(enter(editor, width=width), f"/verwaltung/pages/{contacts.pk}/edit/")
    preview = page.frame_locator("[data-w-preview-target=iframe]:not([hidden])").last
    expect(preview.locator("h1")).to_have_text("Kontakt")
    expect(preview.locator("main")).to_contain_text("Wen Sie fragen können.")
    page.locator("#id_lead").press_sequentially("Wir sind montags für Sie da. ", delay=PACE)
    expect(preview.locator("main")).to_contain_text("Wir sind montags für Sie da.")
    expect(page.locator("[data-w-preview-target=spinner]")).to_be_hidden()


def test_the_first_page_has_a_preview_and_no_field_for_its_address(enter: Enter, editor: User, home: HomePage) -> None:
    """`enter` fails on what Wagtail's script writes into the console where it looks for a field that is not there."""
    home.search_description = "Was hier geschieht"
    home.save_revision(user=editor).publish()
    page = opened(enter(editor, width=1280), f"/verwaltung/pages/{home.pk}/edit/")
    page.locator("#id_title").press_sequentially("Reden Sie mit in Rheine: ", delay=PACE)
    expect(page.frame_locator("[data-w-preview-target=iframe]").last.locator("h1")).to_contain_text(
        "Reden Sie mit in Rheine:"
    )
    assert page.locator("#id_slug").count() == 0
