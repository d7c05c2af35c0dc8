"""Long words break between syllables, on every browser, in the language they are in."""

import pytest
from django.template import Context, Template

from forums.municipality.hyphenation import SOFT_HYPHEN, with_soft_hyphens


@pytest.mark.parametrize(
    ("language", "text", "broken"),
    [
        ("de", "Unterbringungskonzept", "Unter|brin|gungs|kon|zept"),
        ("de-simple", "Sprachförderung", "Sprach|för|de|rung"),
        ("de", "Migrantenorganisationen", "Migran|ten|or|ga|ni|sa|ti|o|nen"),
        ("de", "Fortschrittsbericht", "Fort|schritts|be|richt"),
        ("de", "Fortschreibung", "Fort|schrei|bung"),
        ("en", "administration", "admin|is|tra|tion"),
        ("de", "Bus und Bahn", "Bus und Bahn"),
        ("ar", "المستشفياتوالمدارس", "المستشفياتوالمدارس"),
        ("xx", "Sprachförderung", "Sprachförderung"),
    ],
)
def test_words_break_where_their_language_breaks_them(language: str, text: str, broken: str) -> None:
    assert with_soft_hyphens(text, language).replace(SOFT_HYPHEN, "|") == broken


def test_markup_stays_markup_and_text_stays_text() -> None:
    template = Template("{% load languages %}{{ title|syllables:'de' }}")
    html = template.render(Context({"title": "<b>Sprachförderung</b>"}))
    assert html.replace(SOFT_HYPHEN, "") == "&lt;b&gt;Sprachförderung&lt;/b&gt;"
