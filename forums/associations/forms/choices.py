"""What a form's field offers, once it is known for whom."""

from collections.abc import Sequence

from django import forms
from django.db import models
from django_stubs_ext import StrOrPromise


def offer(form: forms.BaseForm, name: str, rows: models.QuerySet[models.Model]) -> None:
    """Let the field choose from these rows. Raises TypeError for a field that chooses no rows."""
    field = form.fields[name]
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(name)
    field.queryset = rows


def offer_choices(form: forms.BaseForm, name: str, choices: Sequence[tuple[str, StrOrPromise]]) -> None:
    """Let the field choose from these values. Raises TypeError for a field without choices."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    field.choices = choices
