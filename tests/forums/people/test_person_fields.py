"""Erasing finds every place: each column with words is told apart, and free texts that name somebody are listed."""

from django.apps import apps
from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField
from wagtail.fields import StreamField

from forums.people.person_fields import known

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
