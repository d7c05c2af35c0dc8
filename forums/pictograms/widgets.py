"""The pictograms as pictures to choose from, in forms of the administration."""

from typing import Any

from django import forms
from django.utils.html import format_html

from .drawing import drawing
from .names import Pictogram


class PictogramChoices(forms.RadioSelect):
    """Each choice with its drawing before its words; the empty one shows the neutral sign that stands for it."""

    class Media:
        css = {"all": ["admin.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "pictogram-choices", **(attrs or {})}, choices)

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        pictured = format_html(
            '<svg class="pictogram-choice" viewBox="0 0 24 24" stroke="currentColor" aria-hidden="true"'
            ' focusable="false">{}</svg> {}',
            drawing(Pictogram(value or Pictogram.TOPIC)),
            label,
        )
        return super().create_option(name, value, pictured, *args, **kwargs)
