"""How {{ form }} and {{ form.name.as_field_group }} look."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest


class Renderer(TemplatesSetting):
    """settings.FORM_RENDERER: our markup for forms and fields; widgets stay Django's, but for one attribute."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if widget := context.get("widget"):
            _let_write_on(widget)
        return super().render(template_name, context, request)


def _let_write_on(widget: dict[str, Any]) -> None:
    """Too long is said, never cut: with a maxlength the browser drops the end of what is pasted without a word."""
    widget["attrs"].pop("maxlength", None)
    for part in widget.get("subwidgets", ()):
        _let_write_on(part)
