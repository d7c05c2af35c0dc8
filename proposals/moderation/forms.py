"""The moderator's forms: one page, one form, one action."""

from collections.abc import Mapping

from django import forms
from django.db import models, transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.protection.danger import DONE_CHOICES, Danger
from proposals.suggestions.authorship import AUTHOR_NAME, PHOTO
from proposals.suggestions.models import Suggestion
from proposals.suggestions.reasons import ModerationReason
from proposals.suggestions.stages import VISIBILITY_MOVES, Stage, Visibility
from proposals.suggestions.wording import TITLE_LENGTH


class ModerationAction(models.TextChoices):
    """What the pressed button asks for, and the button's text."""

    SAVE = "save", _("Save the public version")
    RELEASE = "release", _("Save and publish")
    READ = "read", _("Read, may stay public")
    HOLD = "hold", _("Hold: not public for now")
    REJECT = "reject", _("Do not publish")
    COMPLAINT = "complaint", _("Give to the complaints office")
    TAKE_BACK = "take_back", _("Take back from the complaints office")


def open_actions(suggestion: Suggestion) -> list[ModerationAction]:
    """The actions that the suggestion's state allows: read by the buttons and by the check of the POST."""
    now = Visibility(suggestion.visibility)
    if suggestion.is_complaint:
        return [ModerationAction.SAVE, ModerationAction.TAKE_BACK]
    actions = [ModerationAction.SAVE]
    kept_back = suggestion.in_danger or suggestion.is_at(Stage.PERSONAL_CASE)
    if (now, Visibility.PUBLIC) in VISIBILITY_MOVES and not kept_back:
        actions.append(ModerationAction.RELEASE)
    if now == Visibility.PUBLIC and suggestion.read_at is None:
        actions.append(ModerationAction.READ)
    if (now, Visibility.HELD) in VISIBILITY_MOVES and now != Visibility.REJECTED:
        actions.append(ModerationAction.HOLD)
    if (now, Visibility.REJECTED) in VISIBILITY_MOVES:
        actions.append(ModerationAction.REJECT)
    return [*actions, ModerationAction.COMPLAINT]


# A complaint has its own button. A text is only ever rejected for what will not pass; the others say that it waits.
_TO_HOLD = frozenset(ModerationReason) - {ModerationReason.PERSON}
_REASONS: Mapping[str, frozenset[ModerationReason]] = {
    ModerationAction.HOLD: _TO_HOLD,
    ModerationAction.REJECT: _TO_HOLD - {ModerationReason.CARE, ModerationReason.CHECKING},
}


class ModerationForm(forms.Form):
    """The public version, what of the author is shown, and the action with its reason.

    Whatever button is pressed, the edited public version is saved with it: nothing typed is lost.
    """

    act = forms.ChoiceField(choices=ModerationAction.choices, widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    public_text = forms.CharField(label=_("Public text"), widget=forms.Textarea(attrs={"rows": 12}))
    name_public = forms.BooleanField(label=_("Show the author's name"), required=False)
    photo_public = forms.BooleanField(label=_("Show the photo"), required=False)
    point_away = forms.BooleanField(
        label=_("Remove the point on the map"),
        required=False,
        help_text=_("For example where it would tell where somebody lives. It is forgotten for good."),
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[
            ("", _("Please choose")),
            *[pair for pair in ModerationReason.choices if pair[0] != ModerationReason.PERSON],
        ],
        help_text=_("The author gets a sentence about it in their own language."),
    )
    note = forms.CharField(
        label=_("In your own words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The author reads this on the follow page and by e-mail."),
    )

    def __init__(self, data: QueryDict | None = None, *, suggestion: Suggestion) -> None:
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
        if suggestion.point is None:
            del self.fields["point_away"]

    def clean_public_text(self) -> str:
        # Browsers send line ends as two characters; the text we keep has one.
        return str(self.cleaned_data["public_text"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        act = cleaned["act"] = cleaned.get("act") or ModerationAction.SAVE
        reason, note = cleaned.get("reason", ""), cleaned.get("note", "")
        allowed = _REASONS.get(act)
        if allowed is not None and not reason:
            self.add_error("reason", _("Please choose a reason. The author will read it."))
        elif allowed is not None and reason not in allowed:
            self.add_error("reason", _("With this reason a text can only be held."))
        if ((reason == ModerationReason.OTHER and allowed) or act == ModerationAction.TAKE_BACK) and not note:
            self.add_error("note", _("Please say why, in your own words."))
        return cleaned

    @transaction.atomic
    def apply(self, *, by: User) -> ModerationAction:
        """Save what was typed and do what was asked. Raises OutOfDate and NotPossible, then nothing is changed."""
        suggestion, typed = self.suggestion, self.cleaned_data
        act = ModerationAction(typed["act"])
        suggestion.redact(by=by, title=typed["title"], text=typed["public_text"], seen=typed["seen"])
        suggestion.show_personal(
            by=by,
            name=typed.get("name_public", suggestion.author_name_public),
            photo=typed.get("photo_public", suggestion.photo_public),
        )
        if typed.get("point_away"):
            suggestion.remove_point(by=by)
        match act:
            case ModerationAction.RELEASE:
                suggestion.release(by=by)
            case ModerationAction.READ:
                suggestion.mark_read(by=by)
            case ModerationAction.HOLD:
                suggestion.hold(by=by, reason=typed["reason"], text=typed["note"])
            case ModerationAction.REJECT:
                suggestion.reject(by=by, reason=typed["reason"], text=typed["note"])
            case ModerationAction.COMPLAINT:
                suggestion.give_to_complaints(by=by, text=typed["note"])
            case ModerationAction.TAKE_BACK:
                suggestion.take_from_complaints(by=by, text=typed["note"])
        return act


class DangerCallForm(forms.Form):
    whom = forms.CharField(label=_("Whom did you call?"), max_length=160)
    result = forms.CharField(label=_("With what result?"), widget=forms.Textarea(attrs={"rows": 2}))


class DangerCloseForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What was done?"),
        choices=DONE_CHOICES,
        widget=forms.RadioSelect,
    )
    result = forms.CharField(
        label=_("In a few words"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Whom you called, what you advised, or why it was a false alarm."),
    )


class DangerRaiseForm(forms.Form):
    danger = forms.ChoiceField(label=_("What kind of danger?"), choices=Danger.choices)
