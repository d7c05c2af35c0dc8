"""Form fields with KERN's classes, their layout and what describes them."""

import re

from django import template
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    Textarea,
    Widget,
)
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

CARRIED_ALONG = re.compile(r"on|true|false|[\d.:-]+|[0-9a-f-]{32,36}|[\w:-]{24,}", re.IGNORECASE | re.ASCII)

# RadioSelect before anything it might inherit from: the first match wins.
LAYOUTS: tuple[tuple[str, tuple[type[Widget], ...]], ...] = (
    ("choices", (RadioSelect, CheckboxSelectMultiple)),
    ("checkbox", (CheckboxInput,)),
    ("select", (Select,)),
    ("textarea", (Textarea,)),
    ("file", (FileInput,)),
)


@register.filter
def is_optional(field: BoundField) -> bool:
    """Whether a field may always be left empty. A form names in `conditional` those that depend on another answer."""
    return not field.field.required and field.name not in getattr(field.form, "conditional", ())


@register.filter
def is_readable(value: str) -> bool:
    """Whether somebody typed this: not empty, no number, switch, token or UUID that the form carries along."""
    return bool(value.strip()) and not CARRIED_ALONG.fullmatch(value.strip())


@register.filter
def kind(field: BoundField) -> str:
    """How a form field is laid out: input, textarea, select, file, checkbox or choices (a fieldset)."""
    widget = field.field.widget
    for name, known in LAYOUTS:
        if isinstance(widget, known):
            return name
    return "input"


@register.simple_tag
def control(field: BoundField, hint: str = "", counted: bool = False) -> SafeString:
    """The widget of `field` with KERN's class; `hint` replaces the help text as its description."""
    css_class = {
        "select": "kern-form-input__select",
        "checkbox": "kern-form-check__checkbox",
    }.get(kind(field), "kern-form-input__input")
    error_class = f"{css_class}--error" if field.errors else None
    classes = [css_class, error_class, field.field.widget.attrs.get("class")]
    attrs: dict[str, str | bool] = {"class": " ".join(filter(None, classes))}
    described = [
        name
        for name, present in (
            (f"{field.auto_id}_helptext", hint or field.help_text),
            (f"{field.auto_id}_count", counted),
            (f"{field.auto_id}_error", field.errors),
        )
        if present
    ]
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)


@register.simple_tag
def option_control(field: BoundField, option: BoundWidget) -> SafeString:
    """One radio button or checkbox of a group, with KERN's class."""
    shape = "radio" if option.data["type"] == "radio" else "checkbox"
    css_class = f"kern-form-check__{shape}"
    if field.errors:
        css_class += f" {css_class}--error"
    data = {**option.data, "attrs": {**option.data["attrs"], "class": css_class}}
    return mark_safe(BoundWidget(option.parent_widget, data, option.renderer).tag())


@register.filter
def focus_id(field: BoundField) -> str:
    """Where a link of the error summary leads: the control, the first of several, or the fieldset of choices."""
    return field.auto_id if kind(field) == "choices" else field.id_for_label or f"{field.auto_id}_0"
