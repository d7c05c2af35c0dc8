"""Forms of the account page."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .models import User


class LanguageForm(forms.ModelForm[User]):
    """In which language the platform writes to this account."""

    language = forms.ChoiceField(label=_("Language of our messages"), choices=settings.LANGUAGES)

    class Meta:
        model = User
        fields = ("language",)
