"""On paper stands what one reads: nothing to press or fill in, no heading over nothing, no text cut short."""

import pytest
from playwright.sync_api import Page

from cms.home.models import HomePage
from forums.people.models import User
from tests.conftest import City
from tests.factories import ForumFactory, MeasureFactory, released, verified

from .conftest import Enter, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
A4 = 680  # CSS pixels between margins of 15 mm
SEEN = "(element) => element.offsetParent !== null && element.getClientRects().length > 0"
USELESS = f"""() => [...document.querySelectorAll("form, nav, button, input, select, textarea, summary")]
    .filter({SEEN}).map((element) => element.outerHTML.slice(0, 120))"""
EMPTY = f"""() => [...document.querySelectorAll("main section")].filter({SEEN})
    .filter((section) => ![...section.querySelectorAll("*")].some((element) =>
        !element.closest("h1, h2, h3, h4") && element.innerText?.trim() && ({SEEN})(element)))
    .map((section) => section.innerText.trim())"""
CUT = f"""() => [...document.querySelectorAll("main *")].filter({SEEN})
    .filter((element) => getComputedStyle(element).overflowY === "hidden")
    .filter((element) => getComputedStyle(element).clipPath === "none")  // what is only heard is clipped as a whole
    .filter((element) => element.scrollHeight > element.clientHeight + 2)
    .map((element) => element.innerText.slice(0, 80))"""
COVERED = """() => {
    const below = document.querySelector("header").getBoundingClientRect().bottom;
    return [...document.querySelectorAll("main *")].filter((element) => element.offsetParent !== null)
        .filter((element) => getComputedStyle(element).clipPath === "none")
        .map((element) => [element.className, element.getBoundingClientRect()])
        .filter(([, place]) => place.height > 2 && place.top < below - 0.5).map(([name]) => name);
}"""
LONG = "Ein Satz, der auf einer Karte keinen Platz hat, auf dem Papier aber ganz stehen muss. " * 6


def printed(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    assert (address, page.evaluate(USELESS), page.evaluate(EMPTY), page.evaluate(CUT), sideways(page)) == (
        address,
        [],
        [],
        [],
        0,
    )
    assert (address, page.evaluate(COVERED)) == (address, [])
    page.emulate_media(media="screen")


def test_public_pages_give_useful_sheets(enter: Enter, city: City, home: HomePage, coordinator: User) -> None:
    told = released(LONG, field=city.language)
    measure = MeasureFactory(field=city.language)
    forum = ForumFactory()
    association = verified(coordinator, activities=LONG)
    page = enter(width=A4)
    for address in (
        "/",
        "/anregungen/",
        told.get_absolute_url(),
        "/massnahmen/",
        "/bericht/",
        measure.get_absolute_url(),
        "/vereine/",
        association.get_absolute_url(),
        "/foren/",
        forum.get_absolute_url(),
        "/anregungen/eingabe-an-den-rat/",
    ):
        printed(page, address)


def test_a_case_on_the_desk_gives_useful_sheets(enter: Enter, city: City, officer: User) -> None:
    printed(enter(officer, width=A4), f"/tandem/{released(LONG, field=city.language).number}/")


def test_what_is_folded_on_the_screen_is_open_on_paper(enter: Enter, city: City) -> None:
    page = enter(width=A4)
    page.goto("/anregungen/")
    page.evaluate(
        "document.querySelector('main').innerHTML = '<details><summary>Mehr</summary><p id=more>Text</p></details>'"
    )
    page.emulate_media(media="print")
    assert page.locator("#more").is_visible()
