"""The client's own name for what it sends, so that repeats are harmless."""

from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError


class ClientUUIDField(forms.UUIDField):
    """A hidden field. What is no UUID is replaced by a new one: it must not cost anybody the text."""

    widget = forms.HiddenInput

    def to_python(self, value: object) -> UUID:  # type: ignore[override]
        try:
            return super().to_python(value) or uuid4()
        except ValidationError:
            return uuid4()
