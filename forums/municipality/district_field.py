"""Choosing a district in a form."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from forums.search.name_order import sorted_by_name

from .models import District


class _InOrderOfNames(ModelChoiceIterator[District]):
    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from (self.choice(district) for district in sorted_by_name(self.queryset.all()))


class DistrictField(forms.ModelChoiceField[District]):
    """The city's districts, in the order of the reader's alphabet."""

    iterator = _InOrderOfNames
