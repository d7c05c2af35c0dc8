"""The client's own name for what it sends, so that repeats are harmless."""

from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict


def sent_uuid(data: QueryDict, name: str = "client_uuid") -> UUID | None:
    """What a form was sent under, before anything of it is checked: a repeat gets its receipt first."""
    try:
        return UUID(data.get(name, ""))
    except ValueError:
        return None


class ClientUUIDField(forms.UUIDField):
    """A hidden field. What is no UUID is replaced by a new one: it must not cost anybody the text."""

    widget = forms.HiddenInput

    def to_python(self, value: object) -> UUID:  # type: ignore[override]
        try:
            return super().to_python(value) or uuid4()
        except ValidationError:
            return uuid4()
