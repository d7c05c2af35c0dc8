"""The filters of the list, and news of a measure."""

from datetime import date
from typing import TypedDict, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.fields.models import ActionField
from forums.municipality.calendar import WorkingCalendar, today
from forums.records.widgets import DayInput
from proposals.suggestions.models import Suggestion

from .mine import AHEAD
from .models import Measure
from .workflow import ENDED, Status

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
NEWS = "news"


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


REVIEW_AFTER = 60  # working days, about three months: what the form offers as the next review


class Report(TypedDict):
    """What a valid ReportForm says. `status` is a Status, or NEWS where none changes."""

    status: str
    to: Body
    text: str
    on: date | None
    review_on: date | None
    version: int


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


class ReportForm(forms.Form):
    """What is new, and the status it brings; all but one sentence is filled in. `version` is what the page showed."""

    conditional = frozenset({"to", "text"})

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    status = forms.ChoiceField(label=_("What has changed?"), widget=forms.RadioSelect)
    to = forms.ModelChoiceField(
        label=_("To which body do you propose it?"), queryset=Body.objects.none(), required=False
    )
    text = forms.CharField(
        label=_("What is new? Everybody can read this."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=2000,
    )
    on = forms.DateField(
        label=_("When did it happen?"), required=False, widget=DayInput, help_text=_("Left empty: today.")
    )
    review_on = forms.DateField(
        label=_("When do you look at it again?"),
        required=False,
        widget=DayInput,
        help_text=_("We remind you before this day."),
    )

    def __init__(self, data: QueryDict | None = None, *, measure: Measure, moves: list[Status]) -> None:
        initial = {"version": measure.version, "status": NEWS, "on": today(), "review_on": _next_review(measure)}
        super().__init__(data, initial=initial, use_required_attribute=False)
        cast("forms.ChoiceField", self.fields["status"]).choices = [
            (NEWS, _("News only, status unchanged")),
            *((move.value, move.label) for move in moves),
        ]
        if Status.PROPOSED in moves:
            cast("forms.ModelChoiceField[Body]", self.fields["to"]).queryset = Body.objects.current().order_by(
                "position", "slug"
            )
        else:
            del self.fields["to"]

    @property
    def report(self) -> Report:
        return cast("Report", self.cleaned_data)

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        status, text = data.get("status"), data.get("text")
        if status == Status.PROPOSED and not data.get("to"):
            self.add_error("to", _("Please choose the body it is proposed to."))
        if status in (NEWS, Status.PARTLY, Status.DONE, Status.STOPPED) and not text:
            self.add_error("text", _("Please write what is new."))
        if (on := data.get("on")) and on > today():
            self.add_error("on", _("This day has not come yet."))
        if status in ENDED:
            data["review_on"] = None
        elif (review := data.get("review_on")) and review <= today():
            self.add_error("review_on", _("Please choose a day that is still to come."))
        return data


def _next_review(measure: Measure) -> date:
    """The one that was agreed, unless it is so near that this report is what it was agreed for."""
    if measure.review_on and measure.review_on > today() + AHEAD:
        return measure.review_on
    return WorkingCalendar.current().add(today(), REVIEW_AFTER)
