"""One drawing for each name, one name for each drawing; every state of ours has one."""

import re
from pathlib import Path

import html5lib
import pytest
from django.template.loader import render_to_string

from forums.fields.models import ActionField, CrossCuttingTheme
from forums.pictograms.choices import FIELD_CHOICES, THEME_CHOICES
from forums.pictograms.drawing import drawing, drawings
from forums.pictograms.names import FOR_FIELDS, FOR_THEMES, Pictogram
from proposals.measures.pictograms import OF_STATUS
from proposals.measures.workflow import Status
from proposals.suggestions.labels import Label
from proposals.suggestions.pictograms import OF_LABEL

SPRITE = (Path(__file__).resolve().parents[3] / "site/assets/images/pictograms.svg").read_text()


def test_names_and_drawings_are_the_same() -> None:
    assert list(drawings()) == [str(name) for name in Pictogram]


def test_the_file_takes_its_colour_from_the_page_and_needs_no_style() -> None:
    assert re.findall(r"style|#[0-9a-f]{3}|href|class=", SPRITE) == []
    assert SPRITE.count('stroke="currentColor"') == len(Pictogram)


def test_every_label_and_status_has_its_own_pictogram() -> None:
    assert list(OF_LABEL) == list(Label)
    assert list(OF_STATUS) == list(Status)
    assert len(set(OF_LABEL.values())) == len(Label)
    assert len(set(OF_STATUS.values())) == len(Status)


def test_what_can_be_chosen_is_what_is_known() -> None:
    assert {value for value, _words in FIELD_CHOICES} == {"", *FOR_FIELDS} - {Pictogram.TOPIC}
    assert {value for value, _words in THEME_CHOICES} == {"", *FOR_THEMES} - {Pictogram.TOPIC}


@pytest.mark.parametrize("model", [ActionField, CrossCuttingTheme])
@pytest.mark.parametrize(
    ("chosen", "drawn"), [("house", Pictogram.HOUSE), ("", Pictogram.TOPIC), ("gone-since", Pictogram.TOPIC)]
)
def test_a_field_or_theme_without_a_choice_has_the_neutral_sign(
    model: type[ActionField | CrossCuttingTheme], chosen: str, drawn: Pictogram
) -> None:
    assert model(pictogram=chosen).drawn_as == drawn


def test_it_is_decoration_unless_it_is_named() -> None:
    decoration = render_to_string("components/pictogram.html", {"name": "house"})
    named = render_to_string("components/pictogram.html", {"name": "overdue", "label": "überfällig", "size": "large"})
    assert 'aria-hidden="true"' in decoration
    assert 'role="img" aria-label="überfällig"' in named
    assert "aria-hidden" not in named
    for html in (decoration, named):
        html5lib.HTMLParser(strict=True).parseFragment(html)


def test_inline_it_needs_no_file() -> None:
    html = render_to_string("components/pictogram.html", {"name": "council", "inline": True})
    assert "<use" not in html
    assert drawing(Pictogram.COUNCIL) in html


def test_an_unknown_name_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="dragon"):
        render_to_string("components/pictogram.html", {"name": "dragon"})
