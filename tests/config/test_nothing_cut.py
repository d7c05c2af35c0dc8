"""Too long is said, never cut: with a `maxlength` the browser drops the end of what is pasted without a word."""

from pathlib import Path

from django.test import Client
from django.urls import reverse

from forums.people.models import User
from forums.protection.danger import MOST_WORDS, as_kept
from tests.conftest import City

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_no_template_lets_the_browser_cut() -> None:
    cutting = [path for path in TEMPLATES.rglob("*.html") if " maxlength=" in path.read_text()]
    assert cutting == []


def test_no_page_of_the_administration_lets_the_browser_cut(client: Client, city: City, coordinator: User) -> None:
    """Of a form of Wagtail's own making, of one of ours, and of one with fields in several languages."""
    client.force_login(coordinator)
    addresses = [reverse("measures:add"), reverse("forums:add"), reverse("bodies:add"), reverse("indicators:add")]
    pages = [client.get(address) for address in addresses]
    assert [(page.status_code, "maxlength" in page.content.decode()) for page in pages] == [(200, False)] * len(pages)


def test_the_words_that_raised_a_flag_are_whole_and_say_that_there_are_more() -> None:
    words = [f"drohung{number}" for number in range(40)]
    kept = as_kept(words)
    *whole, more = kept.split(", ")
    assert (more, whole, len(kept) <= MOST_WORDS) == ("…", words[: len(whole)], True)
    assert as_kept(["messer", "schlagen"]) == "messer, schlagen"
