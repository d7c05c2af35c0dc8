"""The filters of the list, and a suggestion that a measure is no longer for."""

from typing import cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.fields.models import ActionField
from proposals.suggestions.models import Suggestion

from .states import Status

# The words of the address: German and stable.
STATUSES = {
    "vorgeschlagen": Status.PROPOSED,
    "beschlossen": Status.ADOPTED,
    "geplant": Status.PLANNED,
    "in-umsetzung": Status.RUNNING,
    "teilweise": Status.PARTLY,
    "abgeschlossen": Status.DONE,
    "beendet": Status.STOPPED,
}


class FilterForm(forms.Form):
    feld = forms.ChoiceField(label=_("Action field"), required=False)
    stand = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[("", _("All")), *((word, status.label) for word, status in STATUSES.items())],
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        self.action_fields = {field.slug: field for field in ActionField.objects.all()}
        cast("forms.ChoiceField", self.fields["feld"]).choices = [
            ("", _("All action fields")),
            *((slug, f"{field.code} {field}") for slug, field in self.action_fields.items()),
        ]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("We do not know “%(value)s”. We are showing everything instead.")


class UnlinkForm(forms.Form):
    """A suggestion that the measure is no longer for, and why."""

    suggestion = forms.ModelChoiceField(
        Suggestion.objects.none(), label=_("Which suggestion?"), to_field_name="number", widget=forms.HiddenInput
    )
    text = forms.CharField(
        label=_("Why does the measure no longer belong to it? Everybody can read this."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(self, data: QueryDict | None = None, *, origins: QuerySet[Suggestion]) -> None:
        # One form for each suggestion on the page: its number keeps the ids apart.
        number = data.get("suggestion", "").replace("%", "") if data else ""
        super().__init__(data, auto_id=f"loesen-{number}-%s", use_required_attribute=False)
        cast("forms.ModelChoiceField[Suggestion]", self.fields["suggestion"]).queryset = origins
