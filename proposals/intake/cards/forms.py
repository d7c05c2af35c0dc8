"""One part of the handover's form: what becomes of one card or cluster."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.dialogue.cards import Card
from forums.fields.models import ActionField
from forums.people.models import User
from forums.protection.text_fields import LineField
from proposals.suggestions.models import Suggestion
from proposals.suggestions.numbers import typed

from .models import CardOutcome, LeftBecause, accepts_voices
from .pending import Item

SUGGEST, NUMBER, LEAVE, LATER = "suggest", "number", "leave", "later"


class HideVoiceForm(forms.Form):
    """Why moderators take a card away."""

    because = LineField(
        label=gettext_lazy("Reason, for the person who wrote it"),
        max_length=Card._meta.get_field("hidden_because").max_length,
    )


@dataclass(frozen=True)
class Problem:
    target: str  # an id on the page
    words: str


class ItemForm(forms.Form):
    """`choice` is one of the four words above, or the number of a suggestion that says the same."""

    conditional = frozenset({"because", "note", "number"})

    choice = forms.CharField(max_length=12)
    field = forms.ChoiceField(label=gettext_lazy("Topic"), required=False)
    number = forms.CharField(label=gettext_lazy("Number of the suggestion"), max_length=20, required=False)
    because = forms.ChoiceField(
        label=gettext_lazy("Reason, for the person who wrote it"),
        choices=[("", gettext_lazy("Please choose")), *LeftBecause.choices],
        required=False,
    )
    note = forms.CharField(label=gettext_lazy("In your own words"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, item: Item, leaves: Sequence[ActionField]) -> None:
        self.item = item
        initial = {"choice": item.proposal, "field": item.field.slug if item.field else ""}
        super().__init__(data, prefix=item.name, initial=initial, use_required_attribute=False)
        self.leaves = {leaf.slug: leaf for leaf in leaves}
        offered: Any = self.fields["field"]
        offered.choices = [(slug, str(leaf)) for slug, leaf in self.leaves.items()]
        if item.field is None or item.field_by_meaning:
            offered.choices = [("", _("Not sure: it will be assigned later")), *offered.choices]

    @property
    def chosen(self) -> str:
        return str(self["choice"].value() or "")

    @property
    def anchor(self) -> str:
        """The place on the page of the card or cluster as a whole."""
        return f"id_{self.prefix}"

    @property
    def of_the_whole(self) -> list[str]:
        """What is wrong and has no field on the page to stand at."""
        return [str(words) for name, found in self.errors.items() if name not in self._at_fields for words in found]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, each with the place where it is mended."""
        return [
            Problem(self[name].auto_id if name in self._at_fields else self.anchor, " ".join(map(str, found)))
            for name, found in self.errors.items()
        ]

    @property
    def _at_fields(self) -> frozenset[str]:
        """What may speak of danger is neither put under a suggestion nor left aside: it has no such fields."""
        return frozenset() if self.item.in_danger else self.conditional

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        choice = asked.get("choice", "")
        if choice == LEAVE:
            self._check_reason(asked)
        elif choice not in (SUGGEST, LATER):
            asked["target"] = self._target(asked, choice)
        return asked

    def _check_reason(self, asked: dict[str, Any]) -> None:
        if not asked.get("because"):
            self.add_error("because", _("Please give a reason: the person who wrote the card will read it."))
        elif asked["because"] == LeftBecause.OTHER and not asked.get("note", "").strip():
            self.add_error("note", _("Please give a reason: the person who wrote the card will read it."))

    def _target(self, asked: dict[str, Any], choice: str) -> Suggestion | None:
        number = typed(asked.get("number", "") if choice == NUMBER else choice)
        found = Suggestion.objects.filter(number=number).first() if number else None
        if found is None:
            self.add_error("number", _("There is no suggestion with this number."))
        elif not accepts_voices(found):
            self.add_error("number", _("No more cards can be added to %(number)s.") % {"number": found.number})
        return found

    def carry_out(self, *, by: User) -> str:
        """Call after `is_valid()`; returns which of the four words happened. Raises NotPossible."""
        asked, what = self.cleaned_data, self.item.what
        match asked["choice"]:
            case "suggest":
                CardOutcome.make_suggestion(what, by=by, field=self.leaves.get(asked["field"]))
                return SUGGEST
            case "leave":
                CardOutcome.set_aside(what, because=asked["because"], note=asked["note"], by=by)
                return LEAVE
            case "later":
                return LATER
        CardOutcome.join(what, to=asked["target"], by=by)
        return NUMBER
