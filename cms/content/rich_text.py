"""Rich text whose editor says what it is for, and loses nothing.

Wagtail's own label points to the hidden field behind the editor, so that readers of screens hear only "text field". And
the editor writes into that field only after a rest of 250 ms: whoever types without one and saves by keyboard at once
lost all of it.
"""

from functools import cached_property
from typing import Any

from django import forms
from wagtail import blocks


class NamedRichTextBlock(blocks.RichTextBlock):
    @cached_property
    def field(self) -> forms.CharField:
        field: forms.CharField = super().field
        widget: Any = field.widget
        # Of Draftail, which the widget hands them to: each key reaches the form before the next one is pressed.
        widget.options = {**widget.options, "ariaLabel": self.label, "stateSaveInterval": 0}
        return field

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Migrations know it as what it is a kind of."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs
