"""Inviting a speaker, and saying who one is when accepting."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from forums.people.models import Person, User

from ..delegates import DelegateRole


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail of the new speaker"), widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=DelegateRole.choices, initial=DelegateRole.DELEGATE, widget=forms.RadioSelect
    )
    starts = forms.DateField(label=_("Mandate from"), required=False, widget=_day())
    ends = forms.DateField(label=_("Mandate until"), required=False, widget=_day(), help_text=_("Empty: without end."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The end must not be before the beginning."))
        return cleaned


class AcceptForm(forms.Form):
    """Only what the account does not know yet."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    function = forms.CharField(label=_("Your function in the association"), max_length=160, required=False)
    name_public = forms.BooleanField(
        label=_("My name may be shown on the website"),
        help_text=_("Without it, only your function is shown."),
        required=False,
    )

    def __init__(self, *args: Any, user: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if user is None or user.person:
            self.fields.clear()

    @transaction.atomic
    def introduce(self) -> None:
        """Give the account its person, where it has none."""
        if self.user is None or self.user.person:
            return
        facts = self.cleaned_data
        self.user.person = Person.objects.create(name=facts["name"], function=LazyI18nString(facts["function"]))
        self.user.save(update_fields=["person"])
        if facts["name_public"]:
            self.user.person.show_name(True, by=self.user)
