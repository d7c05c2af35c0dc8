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
        fields: tuple[str, ...] = ("language",)


class ModeratorMessagesForm(LanguageForm):
    """For moderators also when it tells them of new texts."""

    class Meta(LanguageForm.Meta):
        fields = ("language", "new_texts")
        labels = {"new_texts": _("When we write to you about new texts")}
        widgets = {"new_texts": forms.RadioSelect}
        help_texts = {
            "new_texts": _("If a text may speak of danger, or nobody reads it in time, we write in any case."),
        }


class PersonForm(forms.ModelForm[Person]):
    """One's own name in public: correct it, show it, hide it. Function and organisation are the office's to say."""

    class Meta:
        model = Person
        fields = ("name", "name_public")
        labels = {"name_public": _("My name may be shown on the website")}
        help_texts = {"name_public": _("You can withdraw this at any time. The name then disappears at once.")}

    def save_for(self, user: User) -> None:
        """Both at once; the consent is recorded as the account's own."""
        person = Person.objects.get(pk=self.instance.pk)
        person.name = self.cleaned_data["name"]
        person.save(update_fields=["name"])
        if person.name_public != self.cleaned_data["name_public"]:
            person.show_name(self.cleaned_data["name_public"], by=user)


class LostFactorForm(forms.Form):
    """Whose second factor is lost, and that somebody made sure who asks."""

    email = forms.EmailField(label=_("E-mail address of the account"))
    made_sure = forms.BooleanField(
        label=_("I have spoken to this person and I am sure who they are."),
        error_messages={"required": _("Please make sure first who is asking.")},
    )
