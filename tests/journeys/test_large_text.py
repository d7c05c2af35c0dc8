"""Text at twice its size on a telephone: the words of headings, buttons and the way back stay whole."""

import pytest
from playwright.sync_api import Page

from tests.conftest import City
from tests.factories import released, running

from .conftest import Enter, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LARGE = "html { font-size: 200% !important }"
# A word that stands on two lines, and where it broke without a hyphen. Soft hyphens part what may break.
BROKEN = """() => {
  const broken = []
  for (const element of document.querySelectorAll('main :is(h1, h2, .kern-btn .kern-label), .breadcrumb li')) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      for (const { 0: part, index } of texts.currentNode.data.matchAll(/[^\\s\\u00ad-]+/g)) {
        const range = document.createRange()
        range.setStart(texts.currentNode, index + (part.length > 1))  // a hyphen that shows is in the first box
        range.setEnd(texts.currentNode, index + part.length)
        const lines = new Set([...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top)))
        if (lines.size > 1) broken.push(part)
      }
    }
  }
  return broken
}"""


def _troubles(page: Page, path: str) -> list[object]:
    page.goto(path)
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }",
        LARGE,
    )
    return [*page.evaluate(BROKEN), *([f"{sideways(page)} px sideways"] if sideways(page) else [])]


def test_no_word_is_torn_where_text_is_twice_its_size(city: City, home: object, enter: Enter) -> None:
    released(field=city.language)
    forum = running(city.language, slug="teil-1")
    page = enter(width=360)
    paths = [
        "/",
        "/anregungen/",
        "/anregungen/neu/",
        "/anregungen/neu/?fuer=stadt",
        "/konzept/",
        "/konzept/handlungsfelder/",
        "/foren/",
        forum.get_absolute_url(),
        f"{forum.get_absolute_url()}anmelden/",
        "/konto/login/",
        "/konto/signup/",
        "/bericht/",
    ]
    assert {path: found for path in paths if (found := _troubles(page, path))} == {}
