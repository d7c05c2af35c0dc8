"""A text in several languages has one labelled input for each language in the admin."""

import html5lib
from i18nfield.strings import LazyI18nString
from wagtail.admin.forms.models import formfield_for_dbfield

from forums.bodies.models import Body


def test_each_language_has_its_own_labelled_input() -> None:
    field = formfield_for_dbfield(Body._meta.get_field("name"))
    html = field.widget.render("name", LazyI18nString({"de": "Rat", "en": "Council"}), {"id": "id_name"})
    page = html5lib.parse(html, namespaceHTMLElements=False)
    labels = {label.get("for"): label.text for label in page.iter("label")}
    values = {box.get("id"): (labels[box.get("id")], box.get("lang"), box.get("value")) for box in page.iter("input")}
    assert values == {"id_name_0": ("Deutsch", "de", "Rat"), "id_name_1": ("Englisch", "en", "Council")}


def test_long_texts_get_a_text_area_that_grows() -> None:
    field = formfield_for_dbfield(Body._meta.get_field("task"))
    html = field.widget.render("task", None, {"id": "id_task"})
    assert html.count("<textarea") == 2
    assert html.count('data-controller="w-autosize"') == 2
