"""The template tags of every page's frame, and how form fields come out."""

from datetime import datetime
from typing import Any

import html5lib
import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from django.utils.formats import date_format
from i18nfield.strings import LazyI18nString

from cms.templatetags import look
from cms.templatetags.look_icons import ICONS


def rendered(source: str, **context: Any) -> str:
    return Template("{% load look %}" + source).render(Context(context))


@pytest.mark.parametrize(("language", "expected"), [("de", "/konzept/"), ("en", "/en/konzept/")])
def test_addresses_follow_the_language(language: str, expected: str) -> None:
    with translation.override(language):
        assert rendered('{% to "/konzept/" %}') == expected


def test_language_links_lead_to_the_same_page_with_its_query() -> None:
    request = RequestFactory().get("/en/anregungen/", {"thema": "wohnen"})
    with translation.override("en"):
        links = look.language_links({"request": request})
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
    assert look.current({"request": RequestFactory().get(here)}, link) == expected


@pytest.mark.parametrize(("code", "expected"), [("ar", "rtl"), ("de", "ltr"), ("xx", "ltr")])
def test_direction_of_a_language(code: str, expected: str) -> None:
    assert look.text_dir(code) == expected


def test_an_unknown_language_keeps_its_code() -> None:
    assert (look.text_name("xx"), look.text_name_here("xx")) == ("xx", "xx")


def test_icons_are_decoration_and_unknown_ones_are_an_error() -> None:
    assert rendered('{% icon "check" %}') == (
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{ICONS["check"]}"/></svg>'
    )
    with pytest.raises(KeyError):
        look.icon("no such icon")


@pytest.mark.parametrize(
    ("value", "readable"),
    [
        ("Spielplatz", True),
        ("Ein Satz mit Wörtern.", True),
        ("sprachfoerderung", True),
        ("", False),
        ("on", False),
        ("3", False),
        ("7a1b3c5d-0000-4000-8000-123456789abc", False),
        ("eyJhbGciOiJIUzI1NiJ9_abcdefgh", False),
    ],
)
def test_what_people_typed_is_told_from_what_the_form_carries(value: str, readable: bool) -> None:
    assert look.is_readable(value) is readable


class Sample(forms.Form):
    text = forms.CharField(label="Text", help_text="Ein Satz genügt.", max_length=20, widget=forms.Textarea)
    title = forms.CharField(label="Titel", required=False)
    about = forms.ChoiceField(label="Worum", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    read = forms.BooleanField(label="Gelesen")
    place = forms.ChoiceField(label="Ort", choices=[("", "egal"), ("d", "Dorenkamp")], required=False)
    photo = forms.FileField(label="Foto", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def controls(markup: str) -> dict[str, dict[str, str]]:
    document = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    found = {}
    for element in document.iter():
        if element.tag in {"input", "textarea", "select"}:
            found.setdefault(element.get("name"), dict(element.attrib))
    return found


def test_a_field_ties_hint_counter_and_error_to_its_control() -> None:
    form = Sample({"text": "zu lang" * 10})
    markup = rendered('{% include "components/field.html" with field=form.text counted=True %}', form=form)
    assert controls(markup)["text"]["aria-describedby"] == "id_text_helptext id_text_count id_text_error"
    assert controls(markup)["text"]["aria-invalid"] == "true"
    assert controls(markup)["text"]["class"] == "kern-form-input__input kern-form-input__input--error"
    for name in ("helptext", "count", "error"):
        assert f'id="id_text_{name}"' in markup


def test_optional_fields_say_so_and_required_ones_say_nothing() -> None:
    with translation.override("de"):
        form = Sample()
        assert "(freiwillig)" in form["title"].as_field_group()
        assert "(freiwillig)" not in form["text"].as_field_group()


def test_a_form_renders_every_kind_of_field_with_its_class() -> None:
    classes = {name: attrs.get("class") for name, attrs in controls(str(Sample())).items()}
    assert classes == {
        "secret": None,
        "text": "kern-form-input__input",
        "title": "kern-form-input__input",
        "about": "kern-form-check__radio",
        "read": "kern-form-check__checkbox",
        "place": "kern-form-input__select",
        "photo": "kern-form-input__input",
    }


def test_links_of_the_error_summary_lead_to_something_that_exists() -> None:
    markup = str(Sample({}))
    document = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    targets = [a.get("href").removeprefix("#") for a in document.iter("a")]
    assert targets == ["id_text", "id_about", "id_read"]
    assert [any(e.get("id") == target for e in document.iter()) for target in targets] == [True, True, True]


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
        assert rendered("{% load look %}{% spoken text %}", text=LazyI18nString(words)) == expected


def test_english_dates_cannot_be_read_the_other_way_round() -> None:
    moment = datetime(2026, 2, 11, 15, 28)
    formats = ("DATE_FORMAT", "SHORT_DATE_FORMAT", "TIME_FORMAT", "SHORT_DATETIME_FORMAT")
    with translation.override("en"):
        assert [date_format(moment, name) for name in formats] == [
            "11 February 2026",
            "11 Feb 2026",
            "15:28",
            "11 Feb 2026, 15:28",
        ]
