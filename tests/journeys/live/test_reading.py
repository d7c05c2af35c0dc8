"""A telephone's page for everybody: by keyboard, on narrow and wide screens, in both directions, whole."""

from typing import Literal

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from forums.dialogue.clusters import Cluster
from forums.dialogue.models import Forum
from forums.dialogue.receipts import code
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from tests.factories import both, card

from ..conftest import Enter, barriers, sideways
from .telephones import Join, phone_card, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_everything_by_keyboard_alone(enter_live: Enter, table: Table) -> None:
    other = card(table, "Mehr Bänke")
    page = enter_live(width=1280)
    page.goto(reverse("forum_live", args=[table.forum.slug]))
    page.get_by_label("Code Ihres Tisches").focus()
    page.keyboard.type(table.code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**/tisch/**")
    tab_to(page, "العربية")
    page.keyboard.press("Enter")
    page.wait_for_url("**/live/")
    tab_to(page, "Ihr Gedanke")
    page.keyboard.type("Nur mit der Tastatur")
    tab_to(page, "Karte absenden")
    page.keyboard.press("Enter")
    expect(phone_card(page, "Nur mit der Tastatur")).to_be_visible()
    tab_to(page, f"Punkt geben Nr. {other.number}")
    page.keyboard.press("Space")
    expect(phone_card(page, "Mehr Bänke").locator("[data-part=points]")).to_have_text("1")
    tab_to(page, "Tisch verlassen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sie haben den Tisch verlassen")).to_be_visible()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _press in range(120):
        page.keyboard.press("Tab")
        called = page.evaluate(
            "() => { const it = document.activeElement;"
            " return (it.labels?.[0] ?? it).innerText.replace(/\\s+/g, ' ').trim(); }"
        )
        if called == name:
            return
    raise AssertionError(f"no way to “{name}” by keyboard")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "direction"), [(320, "ltr"), (320, "rtl"), (1280, "ltr")])
def test_no_barriers_and_no_sideways_scrolling(
    join: Join, forum: Forum, table: Table, width: int, direction: str, scheme: Literal["light", "dark"]
) -> None:
    page = join("العربية", width=width)
    page.emulate_media(color_scheme=scheme)
    send_all_kinds(page, table)
    receipt = reverse("forum_receipt", args=[forum.slug, code(forum, 1)])
    live = reverse("forum_live", args=[forum.slug])
    join_address = reverse("forum_join", args=[forum.slug, token(forum.tables.get(number=2), "join")])
    for path in (live, f"{live}?wechseln", join_address, receipt, reverse("forum_receipt_find", args=[forum.slug])):
        page.goto(path)
        page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
        assert (path, barriers(page), sideways(page)) == (path, [], 0)
    forum.end()
    for path in (live, join_address):
        page.goto(path)
        assert (path, barriers(page), sideways(page)) == (path, [], 0)


def send_all_kinds(page: Page, table: Table) -> None:
    """A full table: a round about a goal, cards in five languages, own ones, hidden ones, a heading."""
    words = both("Mehr Menschen finden einen Sprachkurs, der zu ihrem Alltag passt")
    goal = table.put_down(words, about_kind="goal", about=table.uuid)
    table.begin_round(prompt=goal, minutes=8)
    write(page, "دورات مسائية مع رعاية الأطفال")
    write(page, "Herr Schmidt ist schuld")
    expect(page.locator(".live__cards .phone-card")).to_have_count(2)
    table.cards.get(number=2).hide(because="Name einer Person", by=None)
    facts = {"prompt": goal, "stance": "missing"}
    card(table, "Mehr Bänke im Park und Schatten für die Alten", kind="wish", **facts)
    bus = card(table, "Автобус не їде ввечері", language="uk", german="Abends fährt kein Bus", kind="concern", **facts)
    Cluster.make(table, "Unterwegs am Abend", [bus])


@pytest.mark.parametrize("width", [320, 3840])
def test_the_longest_card_and_question_are_whole_on_a_phone(join: Join, table: Table, width: int) -> None:
    question = table.put_down(both("Sprachförderungsangebotsverzeichnis " * 8))
    table.begin_round(prompt=question)
    card(table, "Sprachförderungsangebote" * 20, language="uk", german="Mehr Kurse am Abend. " * 9, prompt=question)
    page = join()
    page.set_viewport_size({"width": width, "height": 700})
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.phone-card, .phone-card *, .round *')]
          .filter((it) => it.clientWidth && !it.closest('.visually-hidden') && it.scrollWidth > it.clientWidth + 1)
          .map((it) => it.className)"""
    )
    assert (cut, sideways(page)) == ([], 0)
    assert barriers(page) == []
