"""What host and scribe do with one card."""

import re
from typing import Any, cast
from uuid import UUID

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.dialogue.cards import GERMAN_LINE, LONGEST, Card
from forums.dialogue.clusters import LONGEST_HEADING, Cluster
from forums.dialogue.hide_reasons import BY_HOSTS, HideReason, stored_reason
from forums.dialogue.tables import Table
from forums.protection.danger import DONE_CHOICES
from forums.protection.text_fields import LineField, PlainTextField

OWN_WORDS = 160  # characters: with the code in front they fit the column
MOST_AT_ONCE = 500  # cards
UUID_SHAPE = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE | re.ASCII)


class CardForm(forms.Form):
    """Carries the version of the card that its page showed."""

    # Several forms of a card stand on one page; nothing refers to this field by an ID.
    seen = forms.IntegerField(widget=forms.HiddenInput(attrs={"id": False}))

    def __init__(self, data: QueryDict | None = None, *, card: Card) -> None:
        initial = {"seen": card.version, **self.initial_of(card)}
        super().__init__(data, auto_id=f"card-{card.number}-%s", initial=initial)
        self.card = card

    def initial_of(self, card: Card) -> dict[str, object]:
        return {}

    def continue_from(self, card: Card) -> None:
        """Keep what was typed, and go on from the card as it is now."""
        self.card = card
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["seen"] = str(card.version)
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
        label=_("What it says, in one line of German"),
        max_length=GERMAN_LINE,
        widget=forms.TextInput(attrs={"lang": "de", "dir": "ltr"}),
    )

    def initial_of(self, card: Card) -> dict[str, object]:
        return {"german": card.german}


class HideForm(CardForm):
    conditional = frozenset({"words"})

    reason = forms.ChoiceField(label=_("Why hide it?"), choices=BY_HOSTS, widget=forms.RadioSelect)
    words = LineField(
        label=_("In your own words"),
        help_text=_("The person who wrote the card reads this."),
        max_length=OWN_WORDS,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("reason") == HideReason.OTHER and not data.get("words"):
            self.add_error("words", _("Please say why, in one sentence."))
        data["because"] = stored_reason(data.get("reason", ""), data.get("words", ""))
        return data


class DangerForm(CardForm):
    """What was done, before a card that may speak of danger can be shown to others."""

    outcome = forms.ChoiceField(label=_("What was done?"), choices=DONE_CHOICES, widget=forms.RadioSelect)
    result = PlainTextField(
        label=_("In a few words"),
        help_text=_("Whom you called, what you advised, or why it was a false alarm. The moderators read it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
    )


class HeadingField(forms.ModelChoiceField[Cluster]):
    def __init__(self, *, label: Any) -> None:
        super().__init__(
            queryset=Cluster.objects.none(),
            to_field_name="uuid",
            required=False,
            empty_label=_("none"),
            label=label,
        )


def headings_of(table: Table) -> QuerySet[Cluster]:
    headings: QuerySet[Cluster] = Cluster.objects.filter(table=table).standing()
    return headings


def offer[M: Model](form: forms.Form, name: str, rows: QuerySet[M]) -> None:
    """Let people choose from these rows."""
    cast("forms.ModelChoiceField[M]", form.fields[name]).queryset = rows


class GroupForm(CardForm):
    """Under an existing heading, under a new one (with similar cards, if wanted), or under none."""

    heading = HeadingField(label=_("Heading"))
    new_heading = LineField(label=_("Or a new heading"), max_length=LONGEST_HEADING, required=False)

    def __init__(self, data: QueryDict | None = None, *, card: Card) -> None:
        super().__init__(data, card=card)
        offer(self, "heading", headings_of(card.table))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["near"] = ticked(self, "near")
        return data

    def initial_of(self, card: Card) -> dict[str, object]:
        return {"heading": card.cluster.uuid if card.cluster else None}


def ticked(form: forms.Form, name: str) -> list[UUID]:
    """Cards ticked in lists outside the form; whatever is not a UUID is left out."""
    values = form.data.getlist(name) if isinstance(form.data, QueryDict) else []
    return [UUID(value) for value in values[:MOST_AT_ONCE] if UUID_SHAPE.fullmatch(value)]
