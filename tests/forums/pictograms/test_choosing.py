"""Coordinators see the pictogram that they choose for a field or theme."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from forums.fields.models import ActionField
from forums.people.models import User
from forums.pictograms.choices import FIELD_CHOICES
from forums.pictograms.drawing import drawing
from forums.pictograms.names import Pictogram
from forums.pictograms.widgets import PictogramChoices
from tests.conftest import City


class Choices(HTMLParser):
    """The radio buttons named `pictogram`: their values, and those that are checked."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: list[str] = []
        self.checked: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "input" and known.get("name") == "pictogram":
            self.values.append(known.get("value") or "")
            if "checked" in known:
                self.checked.append(self.values[-1])


@pytest.fixture
def desk(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def test_each_choice_shows_its_drawing_before_its_words() -> None:
    html = PictogramChoices(choices=[("", "neutral sign"), (Pictogram.HOUSE, "house")]).render("pictogram", "house")
    shown = [html.index(drawing(Pictogram.TOPIC)), html.index("neutral sign")]
    shown += [html.index(drawing(Pictogram.HOUSE)), html.index(" house")]
    assert shown == sorted(shown)


def test_words_are_no_markup() -> None:
    assert "<b>" not in PictogramChoices(choices=[("house", "<b>house")]).render("pictogram", "")


def test_the_form_of_a_field_offers_every_drawing_and_marks_what_is_chosen(desk: Client, city: City) -> None:
    field = ActionField.objects.leaves().earliest("pk")
    field.pictogram = Pictogram.HOUSE
    field.save()
    page = desk.get(f"/verwaltung/action-fields/edit/{field.pk}/").content.decode()
    choices = Choices(page)
    assert (choices.values, choices.checked) == ([value for value, _ in FIELD_CHOICES], ["house"])
    assert "admin.css" in page


def test_a_field_without_a_choice_marks_the_neutral_sign(desk: Client, city: City) -> None:
    field = ActionField.objects.leaves().earliest("pk")
    field.pictogram = ""
    field.save()
    page = desk.get(f"/verwaltung/action-fields/edit/{field.pk}/").content.decode()
    assert Choices(page).checked == [""]
