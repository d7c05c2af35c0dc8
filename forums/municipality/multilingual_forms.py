"""Fields in several languages in the city's admin: one labelled input for each language."""

from django.conf import settings
from django.forms import TextInput
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.forms import I18nTextarea, I18nTextInput
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .languages import NAMES


class _Labelled:
    """Names the language above each input, where the library only has a placeholder that typing hides."""

    locales: list[str]
    enabled_locales: list[str]

    def format_output(self, rendered_widgets: list[str], id_: str | None) -> SafeString:
        names = {**NAMES, **dict(settings.LANGUAGES)}
        shown = [
            (f"{id_}_{place}", names.get(code, code))
            for place, code in enumerate(self.locales)
            if code in self.enabled_locales
        ]
        rows = (
            (target, name, mark_safe(widget)) for (target, name), widget in zip(shown, rendered_widgets, strict=True)
        )
        inputs = format_html_join(
            "", '<div class="w-mb-3"><label class="w-help-text" for="{}">{}</label>{}</div>', rows
        )
        return format_html('<div id="{}">{}</div>', id_ or "", inputs)


class AdminI18nTextInput(_Labelled, I18nTextInput):
    widget = TextInput


class AdminI18nTextarea(_Labelled, I18nTextarea):
    widget = AdminAutoHeightTextInput


def register() -> None:
    """Use these widgets in every form of Wagtail's admin."""
    register_form_field_override(I18nCharField, override={"widget": AdminI18nTextInput})
    register_form_field_override(I18nTextField, override={"widget": AdminI18nTextarea})
