"""Text fields that keep what people wrote and nothing that only machines can see."""

import re

from django import forms

# Control signs, and those that turn the reading direction of what follows (U+202A–202E, U+2066–2069):
# with them a text can show something else than it says. Marks that scripts need (U+200C–200F) stay.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")


class PlainTextField(forms.CharField):
    """Line ends count as one sign, as the browser counts them; invisible controls are taken out."""

    def to_python(self, value: object) -> str:
        if isinstance(value, str):
            value = INVISIBLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
        return super().to_python(value) or ""


class LineField(PlainTextField):
    """One line of it."""

    def to_python(self, value: object) -> str:
        return " ".join(super().to_python(value).split())
