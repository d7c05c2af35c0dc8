"""Beginning an evaluation, and what a team says of its field."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.municipality.calendar import WorkingCalendar, today

from ..periods import day_field
from .models import DAYS_TO_ASSESS, TEXT_LENGTH


class BeginForm(forms.Form):
    von = day_field(gettext_lazy("From"))
    bis = day_field(gettext_lazy("Until"))

    frist = day_field(gettext_lazy("The teams write until"))

    def __init__(self, data: QueryDict | None = None) -> None:
        asked = WorkingCalendar.current().add(today(), DAYS_TO_ASSESS)
        super().__init__(data, initial={"bis": today(), "frist": asked}, use_required_attribute=False)
        self.fields["von"].help_text = _("Leave it empty to evaluate one day.")
        self.fields["bis"].required = True
        self.fields["bis"].error_messages["required"] = _("Please give the day up to which you evaluate.")
        self.fields["frist"].required = True
        self.fields["frist"].help_text = _(
            "Whoever has a seat in a team gets a mail at once, and is reminded around this day as long as the team has"
            " not written. Deputies get the mails where a seat is vacant or no mail reaches who holds it."
        )
        self.fields["frist"].error_messages["required"] = _("Please give the day by which the teams write.")

    def clean(self) -> None:
        start, end = self.cleaned_data.get("von"), self.cleaned_data.get("bis")
        if start and end and end < start:
            self.add_error("bis", _("This day is before the first one."))
        if isinstance(end, date) and end > today():
            self.add_error("bis", _("This day has not come yet."))
        asked = self.cleaned_data.get("frist")
        if isinstance(asked, date) and asked < today():
            self.add_error("frist", _("This day is over. Please give the teams some time."))


class AssessmentForm(forms.Form):
    """`version` is that of the assessment which the page showed, 0 for none."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=gettext_lazy("How does your team see it? In German."),
        widget=forms.Textarea(attrs={"rows": 10, "lang": "de"}),
        max_length=TEXT_LENGTH,
        help_text=gettext_lazy(
            "What worked, what did not, why, and what follows from it. Everybody can read this once it is approved."
        ),
        error_messages={"required": gettext_lazy("Please write how your team sees it.")},
    )

    def __init__(self, data: QueryDict | None = None, *, text: str = "", version: int = 0) -> None:
        super().__init__(data, initial={"text": text, "version": version}, use_required_attribute=False)
