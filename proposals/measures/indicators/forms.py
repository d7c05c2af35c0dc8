"""Entering a reading, correcting one, and the filters of the public list."""

from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.fields.models import ActionField
from forums.municipality.calendar import today

from .direction import Standing
from .models import Indicator
from .numbers import NumberField
from .readings import Reading

# The words of the address: German and stable.
STANDINGS = {
    "erreicht": Standing.REACHED,
    "auf-dem-weg": Standing.ON_THE_WAY,
    "noch-nicht": Standing.NOT_YET,
    "falsche-richtung": Standing.AWAY,
    "noch-offen": Standing.UNKNOWN,
    "kein-messwert": Standing.NO_READING,
}
OVERDUE = "ueberfaellig"


class ReadingForm(forms.ModelForm[Reading]):
    """What was read of which day; the numbers may be written as Germans do."""

    value = NumberField(max_digits=12, decimal_places=2, help_text=_("Only the number, for example 1250 or 12,5."))
    on = forms.DateField(
        label=_("Of which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day that the figure is about, not today."),
    )

    class Meta:
        model = Reading
        fields: ClassVar = ["value", "on", "source", "note"]
        labels: ClassVar = {
            "source": _("Where does the figure come from?"),
            "note": _("Note"),
        }
        help_texts: ClassVar = {
            "source": _("Everybody can read this."),
            "note": _("What people should know about the figure. Everybody can read this."),
        }
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, data: QueryDict | None = None, *, indicator: Indicator, **options: Any) -> None:
        super().__init__(data, use_required_attribute=False, **options)
        self.indicator = indicator
        self.fields["value"].label = _("Value in: %(unit)s") % {"unit": indicator.unit}

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > today():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class CorrectionForm(ReadingForm):
    """The same facts once more, and why they change. `version` is what the page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label=_("Why is it corrected?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody can read this. The old value stays visible."),
    )


class WithdrawForm(forms.Form):
    """Taking a reading back."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label=_("Why should it not have been entered?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: QueryDict | None = None, *, version: int) -> None:
        super().__init__(data, initial={"version": version}, prefix="zurueck", use_required_attribute=False)


def initial_of(indicator: Indicator) -> dict[str, object]:
    """What is most likely: the day that the next reading is about, where that has come, and the source of the last."""
    day = indicator.next_day
    latest = indicator.latest
    return {
        "on": day if day and day <= today() else None,
        "source": latest.source if latest else str(indicator.source),
    }


class FilterForm(forms.Form):
    feld = forms.ChoiceField(label=_("Action field"), required=False)
    stand = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[
            ("", _("All")),
            *((word, standing.label) for word, standing in STANDINGS.items()),
            (OVERDUE, _("Reading overdue")),
        ],
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
