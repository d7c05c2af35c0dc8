"""What host and scribe do with one card, with several, with headings, and with the table."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.dialogue.cards import GERMAN_LINE, LONGEST, Card
from forums.dialogue.clusters import Cluster
from forums.dialogue.reasons import HideReason, kept
from forums.dialogue.tables import Prompt, Table
from forums.protection.text_fields import LineField, PlainTextField

OWN_WORDS = 160  # characters: with the code in front they fit the column
LONGEST_ROUND = 240  # minutes
MOST_AT_ONCE = 500  # cards
UUID_SHAPE = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE | re.ASCII)


class CardForm(forms.Form):
    """Carries the version of the card that its page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, card: Card) -> None:
        initial = {"seen": card.version, **self.initial_of(card)}
        super().__init__(data, auto_id=f"card-{card.number}-%s", initial=initial)
        self.card = card

    def initial_of(self, card: Card) -> dict[str, object]:
        return {}

    def at_present(self) -> None:
        """Keep what was typed, and go on from the card as it is now."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["seen"] = str(self.card.version)
        self.data = data


class CorrectForm(CardForm):
    text = PlainTextField(
        label=_("Text of the card"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "class": "short"}),
    )

    def initial_of(self, card: Card) -> dict[str, object]:
        return {"text": card.text}


class GermanForm(CardForm):
    german = LineField(
        label=_("What it says, in one German line"),
        max_length=GERMAN_LINE,
        widget=forms.TextInput(attrs={"lang": "de", "dir": "ltr"}),
    )

    def initial_of(self, card: Card) -> dict[str, object]:
        return {"german": card.german}


class HideForm(CardForm):
    reason = forms.ChoiceField(label=_("Why hide it?"), choices=HideReason.choices, widget=forms.RadioSelect)
    words = LineField(
        label=_("In your own words"),
        help_text=_("The person who wrote the card reads this."),
        max_length=OWN_WORDS,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("reason") == HideReason.OTHER and not said.get("words"):
            self.add_error("words", _("Please say why, in one sentence."))
        said["because"] = kept(said.get("reason", ""), said.get("words", ""))
        return said


class HeadingField(forms.ModelChoiceField[Cluster]):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Cluster.objects.none(), to_field_name="uuid", required=False, empty_label=_("none"), **kwargs
        )


def headings_of(form: forms.Form, table: Table) -> None:
    form.fields["heading"].queryset = table.clusters.standing()  # type: ignore[attr-defined]


class GroupForm(CardForm):
    """Under a heading that is there, under a new one (also with others that are near), or under none."""

    heading = HeadingField(label=_("Heading"))
    new_heading = LineField(label=_("Or a new heading"), max_length=120, required=False)

    def __init__(self, data: QueryDict | None = None, *, card: Card) -> None:
        super().__init__(data, card=card)
        headings_of(self, card.table)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        said["near"] = _uuids(self, "near")
        return said

    def initial_of(self, card: Card) -> dict[str, object]:
        return {"heading": card.cluster.uuid if card.cluster else None}


def _uuids(form: forms.Form, name: str) -> list[UUID]:
    """What was ticked in lists outside the form; what is none is left out."""
    given = form.data.getlist(name) if isinstance(form.data, QueryDict) else []
    return [UUID(one) for one in given[:MOST_AT_ONCE] if UUID_SHAPE.fullmatch(one)]


class ChosenForm(forms.Form):
    """What to do with the cards that were chosen in the lists."""

    RELEASE, GROUP = "release", "group"

    then = forms.ChoiceField(choices=[(RELEASE, RELEASE), (GROUP, GROUP)])
    heading = HeadingField(label=_("Put them under"))
    new_heading = LineField(label=_("Or under a new heading"), max_length=120, required=False)

    def __init__(self, data: QueryDict | None = None, *, table: Table) -> None:
        super().__init__(data, auto_id="chosen-%s")
        headings_of(self, table)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        said["cards"] = _uuids(self, "card")
        if not said["cards"]:
            raise ValidationError(_("Please choose cards first: tick the box beside their number."))
        return said


class ReleaseAllForm(forms.Form):
    """`up_to`: the number the page has shown everything of."""

    up_to = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class HeadingForm(forms.Form):
    title = LineField(label=_("Heading"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"}))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RoundForm(forms.Form):
    prompt = forms.ModelChoiceField(
        label=_("What is it about?"),
        queryset=Prompt.objects.none(),
        required=False,
        empty_label=_("open: whatever people bring"),
    )
    minutes = forms.IntegerField(
        label=_("How many minutes"),
        help_text=_("Telephones and wall count down. Empty: without a clock."),
        required=False,
        min_value=1,
        max_value=LONGEST_ROUND,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, data: QueryDict | None = None, *, table: Table) -> None:
        super().__init__(data, auto_id="round-%s")
        self.fields["prompt"].queryset = table.prompts.all()  # type: ignore[attr-defined]
