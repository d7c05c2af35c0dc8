"""What every telephone does on its page."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

type Join = Callable[..., Page]


def write(page: Page, text: str) -> None:
    page.get_by_label("Ihr Gedanke").fill(text)
    page.get_by_role("button", name="Karte absenden").click()


def phone_card(page: Page, text: str) -> Locator:
    return page.locator(".live__cards .phone-card", has_text=text)
