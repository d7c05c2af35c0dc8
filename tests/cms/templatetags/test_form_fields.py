"""How form fields come out."""

import html5lib
import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from cms.templatetags import form_fields


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
    assert form_fields.is_readable(value) is readable


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
    markup = Template('{% include "components/field.html" with field=form.text counted=True %}').render(
        Context({"form": form})
    )
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
