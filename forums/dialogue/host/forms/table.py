"""What the host does with several cards, with headings, and with the table."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.dialogue.clusters import LONGEST_HEADING
from forums.dialogue.tables import Prompt, Table
from forums.protection.text_fields import LineField

from .cards import HeadingField, headings_of, offer, ticked

LONGEST_ROUND = 240  # minutes


class ChosenForm(forms.Form):
    """What to do with the cards that were chosen in the lists."""

    RELEASE, GROUP = "release", "group"

    then = forms.ChoiceField(choices=[(RELEASE, RELEASE), (GROUP, GROUP)])
    heading = HeadingField(label=_("Put them under"))
    new_heading = LineField(label=_("Or under a new heading"), max_length=LONGEST_HEADING, required=False)

    def __init__(self, data: QueryDict | None = None, *, table: Table) -> None:
        super().__init__(data, auto_id="chosen-%s")
        offer(self, "heading", headings_of(table))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["cards"] = ticked(self, "card")
        if not data["cards"]:
            raise ValidationError(_("Please choose cards first: tick the box beside their number."))
        return data


class ReleaseAllForm(forms.Form):
    """`up_to`: the number up to which the page has shown everything."""

    up_to = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class HeadingForm(forms.Form):
    title = LineField(label=_("Heading"), max_length=LONGEST_HEADING, widget=forms.TextInput(attrs={"dir": "auto"}))
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
        help_text=_("Phones and the wall show a countdown. Leave empty for none."),
        required=False,
        min_value=1,
        max_value=LONGEST_ROUND,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, data: QueryDict | None = None, *, table: Table) -> None:
        super().__init__(data, auto_id="round-%s")
        offer(self, "prompt", table.prompts.all())
