"""Erasing finds every place: each column with words is told apart, and free texts that name somebody are listed."""

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from i18nfield.fields import I18nCharField, I18nTextField
from wagtail.fields import StreamField

from forums.associations.history import EntryKind, HistoryEntry
from forums.people.mentions import mentions
from forums.people.models import User
from forums.people.person_fields import known
from proposals.measures.models import Measure
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import MeasureFactory, PersonFactory, both, registration, released, suggestion

TEXT = (models.CharField, models.TextField, models.JSONField, I18nCharField, I18nTextField, StreamField)
WORDS = (*TEXT, models.BinaryField, models.FileField)


def with_words(model: type[models.Model]) -> set[str]:
    """Columns of its own that hold more than a choice from our list or the code of a language."""
    return {
        column.name
        for column in model._meta.local_fields
        if isinstance(column, WORDS) and not column.choices and not column.name.endswith("language")
    }


def test_every_column_with_words_is_known_to_hold_a_person_or_not() -> None:
    told_apart = {fields.model: set(fields.holds) for fields in known()}
    models_of_ours = [
        model for room in ("forums", "proposals", "cms") for model in apps.get_app_config(room).get_models()
    ]
    forgotten = {model._meta.label: with_words(model) - told_apart.get(model, set()) for model in models_of_ours}
    assert {label: columns for label, columns in forgotten.items() if columns} == {}


def test_no_column_is_told_apart_that_there_is_not() -> None:
    for fields in known():
        assert {column.name for column in fields.model._meta.get_fields()} >= set(fields.holds), fields.model


def test_a_name_is_found_however_it_is_spelled(city: City) -> None:
    told = released("Frau MUELLER-Öz hat das gesagt.", field=city.language)
    hidden = suggestion("Herr Müller hilft.")
    measure = MeasureFactory(who=both("Müllers Büro"))
    cell = MeasureFactory(who=both("mueller.z@example.org"))
    MeasureFactory(who=both("Die Müllerei"))
    found = mentions(["Zoë Müller"], ["mueller.z@example.org"])
    places = {(one.model, one.pk, one.column) for one in found}
    assert {place for place in places if place[0] in {Suggestion, Measure}} == {
        (Measure, measure.pk, "who"),
        (Measure, cell.pk, "who"),
        *((Suggestion, pk, column) for pk in (told.pk, hidden.pk) for column in ("title", "public_text", "original")),
    }
    public = {(one.model, one.pk) for one in mentions(["Zoë Müller"], [], public_only=True)}
    assert ((Suggestion, told.pk) in public, (Suggestion, hidden.pk) in public) == (True, False)
    assert mentions([], []) == []


@pytest.mark.parametrize("spelled", ["Zoë Müller", "ZOE MUELLER"])
def test_an_association_loses_contact_telephone_and_c_o_and_its_register_the_name(
    client: Client, coordinator: User, city: City, spelled: str
) -> None:
    person = PersonFactory(name="Zoë Müller")
    club = registration(contact_name=spelled, phone="05971 0815", street=f"c/o {spelled}, Ufer 3")
    club.record_entry(EntryKind.SPEAKER, by=coordinator, text="Zoë Müller spricht.", said=["zoë müller"])
    told = released("Zoë Müller war dabei.", field=city.language)
    client.force_login(coordinator)
    page = client.get(f"/verwaltung/people/delete/{person.pk}/").content.decode()
    assert f"Anregung {told.pk}: öffentlicher Text" in page
    person.forget(by=coordinator)
    club.refresh_from_db()
    entry = HistoryEntry.objects.filter(association=club).last()
    assert (club.contact_name, club.phone, club.street) == ("", "", "Ufer 3")
    assert entry is not None
    assert (entry.text, entry.data["said"]) == ("… spricht.", ["…"])
