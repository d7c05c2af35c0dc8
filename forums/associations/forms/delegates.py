"""Inviting a speaker, and saying who one is when accepting."""

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from forums.people.models import Person, User
from forums.protection.mail_addresses import AddressField, AddressInput
from forums.records.widgets import DayInput

from ..delegates import DelegateRole


def _day() -> DayInput:
    return DayInput()


class InvitationForm(forms.Form):
    email = AddressField(
        label=_("E-mail of the new speaker"), widget=AddressInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=DelegateRole.choices, initial=DelegateRole.DELEGATE, widget=forms.RadioSelect
    )
    starts = forms.DateField(label=_("Mandate from"), required=False, widget=_day())
    ends = forms.DateField(
        label=_("Mandate until"), required=False, widget=_day(), help_text=_("Leave empty for no end date.")
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The end must not be before the start."))
        return cleaned


class AcceptForm(forms.Form):
    """Only what the account does not know yet."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    function = forms.CharField(label=_("Your role in the association"), max_length=160, required=False)
    name_public = forms.BooleanField(
        label=_("My name may be shown on the website"),
        help_text=_("Otherwise only your role is shown."),
        required=False,
    )

    def __init__(self, data: QueryDict | None = None, *, user: User | None) -> None:
        super().__init__(data)
        self.user = user
        if user is None or user.person:
            self.fields.clear()

    @transaction.atomic
    def introduce(self) -> None:
        """Give the account its person, where it has none."""
        if self.user is None or self.user.person:
            return
        cleaned = self.cleaned_data
        self.user.person = Person.objects.create(name=cleaned["name"], function=LazyI18nString(cleaned["function"]))
        self.user.save(update_fields=["person"])
        if cleaned["name_public"]:
            self.user.person.show_name(True, by=self.user)
