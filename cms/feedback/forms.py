"""The form a person with a barrier meets: one question is required."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.protection.mail_addresses import AddressField, AddressInput
from forums.protection.signed_links import without_keys

from .models import AccessibilityReport


class ReportForm(forms.ModelForm[AccessibilityReport]):
    """`website` is for machines that fill in everything: people do not see it."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    website = forms.CharField(
        required=False, label=_("Please leave empty"), widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )

    class Meta:
        model = AccessibilityReport
        fields = ("problem", "page", "email")
        widgets = {
            "problem": forms.Textarea({"rows": 6}),
            "email": AddressInput({"autocomplete": "email", "dir": "ltr"}),
        }
        field_classes = {"email": AddressField}
        help_texts = {
            "problem": _("For example: “The screen reader skips the form.” A few words are enough."),
            "page": _("The address, or what the page is about."),
        }

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Please leave this field empty. It is only there to stop machines."))
        return ""

    def clean_page(self) -> str:
        """The page may have been one that a link with a key opens; whoever answers must not get the key."""
        return without_keys(self.cleaned_data["page"])

    def receive(self, language: str) -> AccessibilityReport:
        facts: dict[str, object] = {name: self.cleaned_data[name] for name in ("problem", "page", "email")}
        return AccessibilityReport.receive(uuid=self.cleaned_data["uuid"], language=language, **facts)
