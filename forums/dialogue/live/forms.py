"""What a telephone sends: a card, a code."""

import re
from typing import Any, cast
from uuid import UUID, uuid4

import nh3
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.municipality.languages import WRITTEN, direction, said_to
from forums.municipality.text_language import checked
from forums.protection.text_fields import PlainTextField

from ..card_reviews import LONGEST_ASKED
from ..cards import LONGEST
from ..states import CardKind, Stance
from ..tables import CODE_LENGTH, Prompt
from .access import Joined
from .languages import written

# Elements of HTML as people paste them. Other words between angle brackets are words: <amt@rheine.example>, <ganz neu>.
ELEMENTS = "|".join(
    sorted(
        nh3.ALLOWED_TAGS
        | {"base", "body", "button", "embed", "form", "head", "html", "iframe", "input"}
        | {"link", "meta", "object", "script", "select", "style", "svg", "template", "textarea", "video"}
    )
)
TAG = re.compile(rf"<!--|<\s*/?\s*(?:{ELEMENTS})(?:[\s/][^<>]*>|>|[\s/][^<>]*$)", re.IGNORECASE)


class ThoughtField(PlainTextField):
    """One thought in plain words. Program code is refused with a reason: taken out silently, the card would not say
    what its writer thinks it says."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if found := TAG.search(value):
            raise ValidationError(
                _("Please write plain text only. This looks like program code: %(found)s"),
                params={"found": found.group()[:40]},
            )


class LanguageSelect(forms.Select):
    """Each language in its own script and direction; JavaScript applies the chosen direction to the text."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value != "und":  # named in the reader's language
            option["attrs"] |= {"lang": value, "dir": direction(value)}
        return option


class PromptSelect(forms.Select):
    """Each question in the reader's language, or the one in which it comes out."""

    def __init__(self, spoken: dict[str, str]) -> None:
        super().__init__()
        self.spoken = spoken  # the language of each, by its key

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if code := self.spoken.get(str(value)):
            option["attrs"] |= {"lang": code, "dir": direction(code)}
        return option


class CardForm(forms.Form):
    client_uuid = forms.UUIDField(required=False, widget=forms.HiddenInput)
    table = forms.IntegerField(required=False, widget=forms.HiddenInput)
    prompt = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("This question is no longer on the table. Please choose again.")
        },
    )
    stance = forms.ChoiceField(
        label=gettext_lazy("What do you think of it?"), choices=Stance.choices, required=False, widget=forms.RadioSelect
    )
    text = ThoughtField(
        label=gettext_lazy("Your thought"),
        help_text=gettext_lazy("One thought per card. Write in your own language. Please do not name other people."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("It is …"), choices=CardKind.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=gettext_lazy("Language of this card"), choices=WRITTEN, widget=LanguageSelect)

    def __init__(self, data: QueryDict | None = None, *, joined: Joined) -> None:
        super().__init__(data)
        self.joined = joined
        self.prompts = {str(prompt.pk): prompt for prompt in joined.table.prompts.all()}
        said = {pk: said_to(prompt.text, joined.participant.language) for pk, prompt in self.prompts.items()}
        prompt = cast("forms.ChoiceField", self.fields["prompt"])
        prompt.widget = PromptSelect({pk: code for pk, (code, _words) in said.items()})
        prompt.choices = [
            ("", _("something else")),
            *((pk, words) for pk, (_code, words) in said.items()),
        ]
        own = written(joined.participant.language)
        self.fields["text"].widget.attrs |= {"lang": own, "dir": direction(own)}
        self.initial = {
            "client_uuid": uuid4(),
            "table": joined.table.pk,
            "prompt": joined.table.prompt_id,
            "kind": CardKind.IDEA,
            "language": own,
        }

    def clean_client_uuid(self) -> UUID:
        return self.cleaned_data["client_uuid"] or uuid4()

    def clean_prompt(self) -> Prompt | None:
        return self.prompts.get(self.cleaned_data["prompt"])

    def clean_table(self) -> int:
        """A card waited on the telephone, or an old page stayed open, while its writer went to another table."""
        table: int | None = self.cleaned_data["table"]
        if table not in {None, self.joined.table.pk}:
            raise ValidationError(_("You wrote this at another table. Please send it again for this one."))
        return self.joined.table.pk

    def language_of_text(self) -> str:
        """As chosen on the card. The one chosen on joining holds only as long as the text does not say otherwise."""
        language: str = self.cleaned_data["language"]
        own = language == written(self.joined.participant.language)
        return checked(language, self.cleaned_data["text"]) if own else language

    @property
    def stance_asked(self) -> list[int]:
        """The prompts to which one says “fits / missing / change”."""
        return [prompt.pk for prompt in self.prompts.values() if prompt.asks_for_stance]


class AskAgainForm(forms.Form):
    why = PlainTextField(
        label=gettext_lazy("Why should we look again?"),
        help_text=gettext_lazy("Only the moderators read this. You can ask once."),
        max_length=LONGEST_ASKED,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code of your table"),
        help_text=gettext_lazy("5 letters and digits. You find them on the sign on your table."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
    )

    def clean_code(self) -> str:
        code = "".join(str(self.cleaned_data["code"]).upper().replace("-", "").split())
        if len(code) != CODE_LENGTH:
            raise ValidationError(_("The code has 5 letters and digits. Please look at the sign on your table."))
        return code
