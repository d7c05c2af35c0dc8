"""What the scribe writes down for others."""

from typing import Any, TypedDict
from uuid import UUID, uuid4, uuid5

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.dialogue.cards import GERMAN_LINE, LONGEST
from forums.dialogue.receipts import number_of
from forums.dialogue.states import CardKind, Stance
from forums.dialogue.tables import Prompt, Table
from forums.municipality.languages import SPOKEN
from forums.protection.text_fields import LineField, PlainTextField

from .cards import offer

LANGUAGES = [*SPOKEN, ("und", _("Another language"))]


class PromptSelect(forms.Select):
    """Marks goals and measures, since the page asks for a stance only on those."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        prompt: Prompt | None = getattr(value, "instance", None)
        if prompt and prompt.asks_for_stance:
            option["attrs"]["data-judged"] = True
        return option


class CardFacts(TypedDict):
    """What `Card.write` takes."""

    client_uuid: UUID
    text: str
    kind: str
    language: str
    german: str
    prompt: Prompt | None
    stance: str
    number: int | None


class WriteForm(forms.Form):
    """One card. Kind, language and question stay from one card to the next."""

    # Kept with the draft: what was sent, lost its answer and is sent again after a reload is the same card.
    client_uuid = forms.UUIDField(required=False, widget=forms.HiddenInput(attrs={"data-draft-keep": True}))
    text = PlainTextField(
        label=_("What the person says"),
        help_text=_("One thought per card. Ctrl + Enter sends it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "class": "short", "autofocus": True}),
    )
    kind = forms.ChoiceField(label=_("Is it …"), choices=CardKind.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the card"), choices=LANGUAGES)
    german = LineField(
        label=_("The same in one line of German"),
        help_text=_("For a card in another language. It can also be written later."),
        max_length=GERMAN_LINE,
        required=False,
        widget=forms.TextInput(attrs={"lang": "de", "dir": "ltr"}),
    )
    prompt = forms.ModelChoiceField(
        label=_("What is it about?"),
        queryset=Prompt.objects.none(),
        required=False,
        empty_label=_("nothing in particular"),
        widget=PromptSelect,
    )
    stance = forms.ChoiceField(
        label=_("What does it say about the goal or measure?"),
        choices=[("", _("not said")), *Stance.choices],
        required=False,
    )
    slip = LineField(
        label=_("Slip"),
        help_text=_("If you gave the person a printed slip: its code, for example 17-K7QFM."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, data: QueryDict | None = None, *, table: Table, kept: dict[str, str] | None = None) -> None:
        initial = {"client_uuid": uuid4(), "kind": CardKind.IDEA, "language": "de", "prompt": table.prompt_id}
        super().__init__(data, auto_id="write-%s", initial=initial | (kept or {}))
        self.table = table
        prompts = table.prompts.all()
        offer(self, "prompt", prompts)
        if not prompts:
            del self.fields["prompt"]
        if not any(prompt.asks_for_stance for prompt in prompts):
            del self.fields["stance"]

    def clean_slip(self) -> int | None:
        """The number it proves; None without a slip."""
        given = self.cleaned_data["slip"]
        number = number_of(self.table.forum, given) if given else None
        if given and number is None:
            raise forms.ValidationError(_("There is no such slip. Please check the code."))
        return number

    def card(self) -> CardFacts:
        """Other words under the same client UUID (a draft that was restored and continued) make another card."""
        data = self.cleaned_data
        return {
            "client_uuid": uuid5(data["client_uuid"] or uuid4(), data["text"]),
            "text": data["text"],
            "kind": data["kind"],
            "language": data["language"],
            "german": data["german"],
            "prompt": data.get("prompt"),
            "stance": data.get("stance", ""),
            "number": data["slip"],
        }
