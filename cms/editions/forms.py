"""What editors do with an edition: days of the consultation, words to take out, causes of changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.records.widgets import DayInput
from proposals.suggestions.models import Suggestion

from .models import ChangeCause, Edition


class ActionForm(forms.Form):
    """One move. `seen` is the version its page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": edition.version}
        super().__init__(*args, **kwargs)

    def carry_out(self, edition: Edition, by: User) -> None:
        raise NotImplementedError


class DaysForm(ActionForm):
    begins = forms.DateField(label=_("from"), widget=DayInput)
    ends = forms.DateField(label=_("until, that day included"), widget=DayInput)


class OpenForm(DaysForm):
    def carry_out(self, edition: Edition, by: User) -> None:
        facts = self.cleaned_data
        edition.open_consultation(facts["begins"], facts["ends"], by=by, seen=facts["seen"])


class ChangeDaysForm(DaysForm):
    reason = forms.CharField(label=_("Reason"), help_text=_("Everybody can read it."), max_length=1000)

    def carry_out(self, edition: Edition, by: User) -> None:
        facts = self.cleaned_data
        edition.change_days(facts["begins"], facts["ends"], reason=facts["reason"], by=by, seen=facts["seen"])


class TakeOutForm(ActionForm):
    words = forms.CharField(label=_("Words that are to go, exactly as they stand there"), max_length=200)
    instead = forms.CharField(label=_("What stands there instead"), max_length=200, initial=_("[name removed]"))
    reason = forms.CharField(label=_("Reason"), help_text=_("Everybody can read it. Do not repeat the words here."))

    def carry_out(self, edition: Edition, by: User) -> None:
        facts = self.cleaned_data
        edition.take_out(facts["words"], instead=facts["instead"], reason=facts["reason"], by=by)


class TakeBackForm(ActionForm):
    reason = forms.CharField(label=_("Reason"), help_text=_("Everybody can read it."), max_length=1000)

    def carry_out(self, edition: Edition, by: User) -> None:
        edition.take_back_adoption(reason=self.cleaned_data["reason"], by=by)


class CauseForm(forms.Form):
    """Says that a suggestion caused a change at a place of the section."""

    place = forms.ChoiceField(label=_("Where the text or an entry has changed"))
    suggestion = forms.CharField(label=_("Number of the suggestion"), max_length=12)

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def clean_suggestion(self) -> Suggestion:
        found: Suggestion | None = (
            Suggestion.objects.listed().filter(number=self.cleaned_data["suggestion"].strip()).first()
        )
        if found is None:
            raise forms.ValidationError(_("There is no public suggestion of this number."))
        return found

    def link(self, edition: Edition, by: User) -> None:
        facts = self.cleaned_data
        ChangeCause.objects.get_or_create(
            edition=edition, place=facts["place"], suggestion=facts["suggestion"], defaults={"by": by}
        )
