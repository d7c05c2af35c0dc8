"""Rich text whose editor says what it is for: Wagtail's own label points to the hidden field behind it, so that readers
of screens hear only "text field"."""

from functools import cached_property
from typing import Any

from django import forms
from wagtail import blocks


class NamedRichTextBlock(blocks.RichTextBlock):
    @cached_property
    def field(self) -> forms.CharField:
        field: forms.CharField = super().field
        widget: Any = field.widget
        widget.options = {**widget.options, "ariaLabel": self.label}  # of Draftail, which the widget hands it to
        return field

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Migrations know it as what it is a kind of."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs
