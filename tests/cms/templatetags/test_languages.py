"""In which language words stand, and what that language is called."""

import pytest
from django.template import Context, Template
from django.utils import translation
from i18nfield.strings import LazyI18nString

from cms.templatetags import languages


@pytest.mark.parametrize(("code", "expected"), [("ar", "rtl"), ("de", "ltr"), ("xx", "ltr")])
def test_direction_of_a_language(code: str, expected: str) -> None:
    assert languages.text_dir(code) == expected


def test_an_unknown_language_keeps_its_code() -> None:
    assert (languages.text_name("xx"), languages.text_name_here("xx")) == ("xx", "xx")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"de": "Sprachtreff", "en": "Language café"}, ""),
        ({"de": "Sprachtreff"}, ' lang="de" dir="ltr"'),
        ({"ar": "مقهى"}, ' lang="ar" dir="rtl"'),
        ({}, ""),
    ],
)
def test_words_in_another_language_than_the_page_say_so(words: dict[str, str], expected: str) -> None:
    with translation.override("en"):
        assert (
            Template("{% load languages %}{% spoken text %}").render(Context({"text": LazyI18nString(words)}))
            == expected
        )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (LazyI18nString({"de": "Sprachtreff"}), ' lang="de" dir="ltr"'),
        (LazyI18nString({"de": "Sprachtreff", "en": "Language café"}), ""),
        ("Measures", ""),
        ("", ""),
    ],
)
def test_plain_words_stand_in_the_language_of_the_page(words: object, expected: str) -> None:
    with translation.override("en"):
        assert languages.translated(words) == expected
