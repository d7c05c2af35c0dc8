"""How {{ form }} and {{ form.name.as_field_group }} look."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """settings.FORM_RENDERER: our markup for forms and fields; widgets stay Django's."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
