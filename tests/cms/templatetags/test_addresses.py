"""Addresses in the reader's language, and the menu's mark on the page itself."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from cms.templatetags import addresses


@pytest.mark.parametrize(("language", "expected"), [("de", "/konzept/"), ("en", "/en/konzept/")])
def test_addresses_follow_the_language(language: str, expected: str) -> None:
    with translation.override(language):
        assert Template('{% load addresses %}{% to "/konzept/" %}').render(Context()) == expected


def test_language_links_lead_to_the_same_page_with_its_query() -> None:
    request = RequestFactory().get("/en/anregungen/", {"thema": "wohnen"})
    with translation.override("en"):
        links = addresses.language_links({"request": request})
    assert [(link.code, link.url, link.name, link.current) for link in links] == [
        ("de", "/anregungen/?thema=wohnen", "Deutsch", False),
        ("en", "/en/anregungen/?thema=wohnen", "English", True),
    ]


@pytest.mark.parametrize(
    ("here", "link", "expected"),
    [
        ("/anregungen/", "/anregungen/", ' aria-current="page"'),
        ("/en/anregungen/", "/anregungen/", ' aria-current="page"'),
        ("/en/anregungen/", "/en/anregungen/", ' aria-current="page"'),
        ("/anregungen/2026-0042/", "/anregungen/", ' aria-current="true"'),
        ("/anregungen/", "/", ""),
        ("/", "/", ' aria-current="page"'),
        ("/massnahmen/", "/anregungen/", ""),
    ],
)
def test_navigation_marks_where_one_is(here: str, link: str, expected: str) -> None:
    assert addresses.current({"request": RequestFactory().get(here)}, link) == expected
