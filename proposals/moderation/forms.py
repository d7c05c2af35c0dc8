"""The moderator's forms: one page, one form, one act."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from proposals.suggestions.danger import Danger
from proposals.suggestions.models import Suggestion
from proposals.suggestions.publication import AUTHOR_NAME, PHOTO, TITLE_LENGTH
from proposals.suggestions.reasons import TO_HOLD, TO_REJECT, ModerationReason
from proposals.suggestions.stages import VISIBILITY_MOVES, Visibility


class Act(models.TextChoices):
    """What the pressed button asks for, and the button's text."""

    SAVE = "save", _("Save the public version")
    RELEASE = "release", _("Save and publish")
    READ = "read", _("Read, may stay public")
    HOLD = "hold", _("Hold: not public for now")
    REJECT = "reject", _("Do not publish")
    COMPLAINT = "complaint", _("Give to the complaints office")
    TAKE_BACK = "take_back", _("Take back from the complaints office")


def open_acts(suggestion: Suggestion) -> list[Act]:
    """The acts that the suggestion's state allows: read by the buttons and by the check of the POST."""
    now = Visibility(suggestion.visibility)
    if suggestion.is_complaint:
        return [Act.SAVE, Act.TAKE_BACK]
    acts = [Act.SAVE]
    if (now, Visibility.PUBLIC) in VISIBILITY_MOVES:
        acts.append(Act.RELEASE)
    if now == Visibility.PUBLIC and suggestion.read_at is None:
        acts.append(Act.READ)
    if (now, Visibility.HELD) in VISIBILITY_MOVES and now != Visibility.REJECTED:
        acts.append(Act.HOLD)
    if (now, Visibility.REJECTED) in VISIBILITY_MOVES:
        acts.append(Act.REJECT)
    return [*acts, Act.COMPLAINT]


_REASONS: Mapping[str, Sequence[ModerationReason]] = {Act.HOLD: TO_HOLD, Act.REJECT: TO_REJECT}


class ModerationForm(forms.Form):
    """The public version, what of the author is shown, and the act with its reason.

    Whatever button is pressed, the edited public version is saved with it: nothing typed is lost.
    """

    act = forms.ChoiceField(choices=Act.choices, widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    public_text = forms.CharField(label=_("Public text"), widget=forms.Textarea(attrs={"rows": 12}))
    name_public = forms.BooleanField(label=_("Show the author's name"), required=False)
    photo_public = forms.BooleanField(label=_("Show the photo"), required=False)
    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[
            ("", _("Please choose")),
            *[pair for pair in ModerationReason.choices if pair[0] != ModerationReason.PERSON],
        ],
        help_text=_("The author reads a sentence for it in their own language."),
    )
    note = forms.CharField(
        label=_("In your own words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The author reads this on the follow page and by e-mail."),
    )

    def __init__(self, data: Any = None, *, suggestion: Suggestion) -> None:
        self.suggestion = suggestion
        initial = {
            "seen": suggestion.version,
            "title": suggestion.title,
            "public_text": suggestion.public_text,
            "name_public": suggestion.author_name_public,
            "photo_public": suggestion.photo_public,
        }
        super().__init__(data, initial=initial)
        if not (suggestion.author_name and suggestion.may_show(AUTHOR_NAME)):
            del self.fields["name_public"]
        if not (suggestion.photo_id and suggestion.may_show(PHOTO)):
            del self.fields["photo_public"]

    def clean_public_text(self) -> str:
        # Browsers send line ends as two characters; the text we keep has one.
        return str(self.cleaned_data["public_text"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        act = cleaned["act"] = cleaned.get("act") or Act.SAVE
        reason, note = cleaned.get("reason", ""), cleaned.get("note", "")
        allowed = _REASONS.get(act)
        if allowed is not None and not reason:
            self.add_error("reason", _("Please choose a reason. The author reads it."))
        elif allowed is not None and reason not in allowed:
            self.add_error("reason", _("With this reason a text can only be held."))
        if ((reason == ModerationReason.OTHER and allowed) or act == Act.TAKE_BACK) and not note:
            self.add_error("note", _("Please say why, in your own words."))
        return cleaned

    @transaction.atomic
    def apply(self, *, by: User) -> Act:
        """Save what was typed and do what was asked. Raises OutOfDate and NotPossible, then nothing is changed."""
        told, asked = self.suggestion, self.cleaned_data
        act = Act(asked["act"])
        told.redact(by=by, title=asked["title"], text=asked["public_text"], seen=asked["seen"])
        told.show_personal(
            by=by,
            name=asked.get("name_public", told.author_name_public),
            photo=asked.get("photo_public", told.photo_public),
        )
        match act:
            case Act.RELEASE:
                told.release(by=by)
            case Act.READ:
                told.mark_read(by=by)
            case Act.HOLD:
                told.hold(by=by, reason=asked["reason"], text=asked["note"])
            case Act.REJECT:
                told.reject(by=by, reason=asked["reason"], text=asked["note"])
            case Act.COMPLAINT:
                told.give_to_complaints(by=by, text=asked["note"])
            case Act.TAKE_BACK:
                told.take_from_complaints(by=by, text=asked["note"])
        return act


class CallForm(forms.Form):
    whom = forms.CharField(label=_("Whom did you call?"), max_length=160)
    result = forms.CharField(label=_("With what result?"), widget=forms.Textarea(attrs={"rows": 2}))


class CloseForm(forms.Form):
    result = forms.CharField(label=_("What came of it?"), widget=forms.Textarea(attrs={"rows": 2}))


class RaiseForm(forms.Form):
    danger = forms.ChoiceField(label=_("What kind of danger?"), choices=Danger.choices)
