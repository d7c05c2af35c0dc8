"""Text fields that keep what people wrote and nothing that only machines can see."""

from django import forms

from .cleaning import cleaned


class PlainTextField(forms.CharField):
    """Line ends count as one sign, as the browser counts them; invisible controls are taken out."""

    def to_python(self, value: object) -> str:
        return super().to_python(cleaned(value) if isinstance(value, str) else value) or ""


class LineField(PlainTextField):
    """One line of it."""

    def to_python(self, value: object) -> str:
        return " ".join(super().to_python(value).split())
