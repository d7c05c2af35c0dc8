"""What an author may write after the receipt."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.protection.mail_addresses import AddressField, AddressInput
from forums.protection.text_fields import LineField, PlainTextField

from ..languages import TEXT_LANGUAGES

WORDS_LENGTH = 4000
# What is asked, by the move the words are for.
QUESTIONS = {
    "reply": _("Your answer"),
    "appeal": _("Why should we show the text?"),
    "reopen": _("What did we miss?"),
}


class WordsForm(forms.Form):
    """One text for a move, and the version of the page it was written on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = PlainTextField(
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("This will not be on the website. Only those who work on your suggestion read it."),
    )

    def __init__(
        self, data: QueryDict | None = None, *, move: str, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}), prefix=move)
        self.fields["text"].label = QUESTIONS[move]


class EmailForm(forms.Form):
    email = AddressField(
        label=_("E-mail"),
        help_text=_("We write to you only about this suggestion. First we ask whether the address is yours."),
        widget=AddressInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of our messages"), choices=settings.LANGUAGES)


class TextLanguageForm(forms.Form):
    text_language = forms.ChoiceField(label=_("Language of your text"), choices=TEXT_LANGUAGES)


class CodewordForm(forms.Form):
    codeword = LineField(
        label=_("Secret word"),
        help_text=_("4 letters or more."),
        min_length=4,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class FindForm(forms.Form):
    """The other way in: number and secret word."""

    number = LineField(
        label=_("Number"),
        help_text=_("It looks like this: 2026-0042"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )
    codeword = LineField(
        label=_("Secret word"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"})
    )
