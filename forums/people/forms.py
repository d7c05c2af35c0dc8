"""Forms of the account page."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .models import Person, User


class LanguageForm(forms.ModelForm[User]):
    """In which language the platform writes to this account."""

    language = forms.ChoiceField(label=_("Language of our messages"), choices=settings.LANGUAGES)

    class Meta:
        model = User
        fields = ("language",)


class PersonForm(forms.ModelForm[Person]):
    """One's own name in public: correct it, show it, hide it. Function and organisation are the office's to say."""

    class Meta:
        model = Person
        fields = ("name", "name_public")
        labels = {"name_public": _("My name may be shown on the website")}
        help_texts = {"name_public": _("You can take this back at any time. The name then disappears at once.")}
