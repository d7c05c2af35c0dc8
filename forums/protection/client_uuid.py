"""The client's own name for what it sends, so that repeats are harmless."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError


class ClientUUIDField(forms.UUIDField):
    """A hidden field. What is no UUID is replaced by a new one: it must not cost anybody the text."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> UUID:  # type: ignore[override]
        try:
            return UUID(str(super().to_python(value)))
        except (ValidationError, ValueError):
            return uuid4()
