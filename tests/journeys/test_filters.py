"""Lists are narrowed, and Back undoes one filter at a time: with and without JavaScript."""

import pytest
from playwright.sync_api import Locator, Page, expect

from cms.home.models import HomePage
from forums.municipality.models import District
from forums.people.models import User
from tests.conftest import City
from tests.factories import released, verified

from .conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def said(city: City) -> None:
    west = District.objects.create(name="Westviertel", slug="westviertel")
    released("Mehr Sprachkurse am Abend.", field=city.language)
    released("Sprachkurse für Eltern.", field=city.language, district=west)
    released("Ein Raum der Stille.", field=city.faith, district=west)


def _count(page: Page) -> Locator:
    return page.locator("#count")


def _state(page: Page) -> tuple[str, str, str, str]:
    """Count, address, and what the form says."""
    query = page.evaluate("location.search")
    return (
        _count(page).inner_text(),
        query,
        page.locator("#filter-feld").input_value(),
        page.locator("#filter-stadtteil").input_value(),
    )


ALL = ("3 Anregungen", "", "", "")
ONE = ("2 Anregungen", "?feld=sprachfoerderung", "sprachfoerderung", "")
BOTH = ("1 Anregung", "?feld=sprachfoerderung&stadtteil=westviertel", "sprachfoerderung", "westviertel")


def test_back_undoes_one_filter_at_a_time(enter: Enter, said: None) -> None:
    page = enter(width=1280)
    page.goto("/anregungen/")
    page.locator("#filter-feld").select_option("sprachfoerderung")
    expect(_count(page)).to_have_text("2 Anregungen")
    page.get_by_text("Weitere Filter").click()
    page.locator("#filter-stadtteil").select_option("westviertel")
    expect(_count(page)).to_have_text("1 Anregung")
    assert _state(page) == BOTH
    page.get_by_role("button", name="Ergebnisse zeigen").click()
    page.wait_for_load_state("networkidle")
    page.go_back()
    expect(_count(page)).to_have_text("2 Anregungen")
    assert _state(page) == ONE
    page.go_back()
    expect(_count(page)).to_have_text("3 Anregungen")
    assert _state(page) == ALL
    page.go_forward()
    expect(_count(page)).to_have_text("2 Anregungen")
    assert _state(page) == ONE


def test_without_javascript_as_well(enter: Enter, said: None) -> None:
    page = enter(width=1280, scripts=False)
    page.goto("/anregungen/")
    for name, value in (("feld", "sprachfoerderung"), ("stadtteil", "westviertel")):
        if not page.locator(f"#filter-{name}").is_visible():
            page.locator(".filter > summary").click()
        if not page.locator(f"#filter-{name}").is_visible():
            page.get_by_text("Weitere Filter").click()
        page.locator(f"#filter-{name}").select_option(value)
        page.get_by_role("button", name="Ergebnisse zeigen").click()
    expect(_count(page)).to_have_text("1 Anregung")
    assert [page.locator(f"#filter-{name}").input_value() for name in ("feld", "stadtteil")] == list(BOTH[2:])
    page.go_back()
    expect(_count(page)).to_have_text("2 Anregungen")
    assert [page.locator(f"#filter-{name}").input_value() for name in ("feld", "stadtteil")] == list(ONE[2:])
    page.go_back()
    expect(_count(page)).to_have_text("3 Anregungen")


def test_a_filter_of_the_directory_starts_on_the_first_page(enter: Enter, coordinator: User) -> None:
    page = enter(width=1280)
    verified(coordinator, "Chor der Kulturen")
    page.goto("/vereine/?seite=1&q=chor")
    page.locator("select[name=art]").select_option(index=1)
    page.wait_for_url("**/vereine/?q=chor&art=*")
    assert "seite" not in page.url


def test_one_search_is_one_step(enter: Enter, home: HomePage, said: None) -> None:
    page = enter(width=1280)
    page.goto("/anregungen/")
    page.locator(".find > summary").press("Enter")
    page.keyboard.press("Tab")
    field = page.locator("#header-search-wide")
    expect(field).to_be_focused()
    field.fill("Sprachkurse")
    field.press("Enter")
    page.wait_for_url("**/suche/?q=Sprachkurse")
    again = page.locator("main input[type=search]")
    expect(again).to_have_value("Sprachkurse")
    with page.expect_navigation():
        again.press("Enter")
    page.go_back()
    page.wait_for_url("**/anregungen/")


def test_the_search_in_the_header_stands_in_line_with_what_is_beside_it(enter: Enter, city: City) -> None:
    page = enter(width=1280)
    page.goto("/anregungen/")
    links = page.locator(".site-nav__list > li > :is(a, details)")
    tops = [box["y"] for link in links.all() if (box := link.bounding_box())]
    assert tops == [tops[0]] * links.count()
    page.locator(".find > summary").click()
    middles = [
        round(box["y"] + box["height"] / 2)
        for place in ("#header-search-wide", ".find .header-search button")
        if (box := page.locator(place).bounding_box())
    ]
    assert middles == [middles[0]] * 2
