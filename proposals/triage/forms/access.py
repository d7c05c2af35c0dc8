"""The question "Why may this person see this?" as a form."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.numbers import typed

from ..access_explanation import Area


class WhyForm(forms.Form):
    conditional = frozenset({"number", "area"})

    account = forms.CharField(label=_("Account"), max_length=254, help_text=_("E-mail address, or a part of the name."))
    number = forms.CharField(
        label=_("Number of the suggestion"), max_length=20, required=False, help_text=_("For example 2026-0042.")
    )
    area = forms.ChoiceField(label=_("Or an area"), choices=[("", _("Please choose")), *Area.choices], required=False)

    def clean_account(self) -> User:
        asked = self.cleaned_data["account"]
        accounts = User.objects.select_related("person")
        found = list(accounts.filter(email__iexact=asked)) or list(
            accounts.filter(Q(person__name__icontains=asked) | Q(email__icontains=asked))[:6]
        )
        if not found:
            raise forms.ValidationError(_("There is no such account."))
        if len(found) > 1:
            names = ", ".join(f"{user.get_full_name()} ({user.email})" for user in found)
            raise forms.ValidationError(_("Several accounts fit: %(names)s") % {"names": names})
        return found[0]

    def clean_number(self) -> Suggestion | None:
        asked = self.cleaned_data["number"]
        if not asked:
            return None
        found = Suggestion.objects.select_related("holder", "field").filter(number=typed(asked)).first()
        if found is None:
            raise forms.ValidationError(_("There is no suggestion with this number."))
        return found

    def clean(self) -> None:
        super().clean()
        if not self.errors and bool(self.cleaned_data.get("number")) == bool(self.cleaned_data.get("area")):
            raise forms.ValidationError(_("Please give the number of a suggestion or choose an area, not both."))
