"""The forms for a consultation, an annex, and the result of one agenda item."""

from collections.abc import Sequence
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from forums.bodies.models import Body
from forums.people.models import User
from forums.records.exceptions import NotPossible

from ...meetings.models import AgendaItem, CouncilMeeting
from ..annexes import Annex
from ..consultations import Consultation
from ..models import Paper
from ..states import RESULTS_OF, Part, Result
from ..treatment import Outcome


class ConsultationForm(WagtailAdminModelForm):
    """With the meeting and the item's number: the item is made where the agenda does not have it yet."""

    conditional = frozenset({"meeting", "number"})

    meeting = forms.ModelChoiceField(
        CouncilMeeting.objects.for_list().filter(outside_id=None),
        label=gettext_lazy("meeting"),
        required=False,
        help_text=gettext_lazy("Empty as long as no date is known."),
    )
    number = forms.CharField(
        label=gettext_lazy("number on the agenda"),
        required=False,
        max_length=6,
        validators=AgendaItem._meta.get_field("number").validators,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if item := self.instance.agenda_item:
            self.initial |= {"meeting": item.meeting_id, "number": item.number}
        if self.instance.result != Result.OPEN:  # what was treated stays as it was
            for name in ("paper", "body", "part", "position", "meeting", "number"):
                if name in self.fields:
                    self.fields[name].disabled = True

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean()
        meeting, number = cleaned.get("meeting"), cleaned.get("number")
        if isinstance(meeting, CouncilMeeting):
            if not number and "number" not in self.errors:
                self.add_error("number", _("Please enter the number on the agenda."))
            if cleaned.get("body") not in (None, meeting.body):
                self.add_error("meeting", _("This is a meeting of another body."))
            taken = Consultation.objects.filter(agenda_item__meeting=meeting, agenda_item__number=number or "")
            if taken.exclude(pk=self.instance.pk).exists():
                self.add_error("number", _("Another paper is treated under this item already."))
        elif number:
            self.add_error("meeting", _("Please choose the meeting."))
        return cleaned

    def save(self, commit: bool = True) -> Consultation:
        meeting = self.cleaned_data.get("meeting")
        if self.instance.result == Result.OPEN and meeting is None:
            self.instance.agenda_item = None
        consultation: Consultation = super().save(commit)
        if commit and meeting and consultation.result == Result.OPEN:
            consultation.put_on_agenda(meeting, self.cleaned_data["number"])
        return consultation


class MeetingForm(WagtailAdminModelForm):
    """What was treated was treated by this body on this day: votes, mandates and editions elsewhere follow from it."""

    def clean(self) -> dict[str, object]:
        was = (self.instance.body_id, self.instance.day) if self.instance.pk else None
        cleaned: dict[str, object] = super().clean()
        body, starts_at = cleaned.get("body"), cleaned.get("starts_at")
        if was is None or not isinstance(body, Body) or not isinstance(starts_at, datetime):
            return cleaned
        moved = was != (body.pk, timezone.localdate(starts_at))
        treated = Consultation.objects.treated().filter(agenda_item__meeting=self.instance.pk)
        if (moved or cleaned.get("cancelled")) and treated.exists():
            raise ValidationError(_("Results of this meeting have been entered. Please take them back first."))
        return cleaned


class AgendaItemForm(WagtailAdminModelForm):
    """With a result, it stays in its meeting."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        treated = Consultation.objects.treated().filter(agenda_item=self.instance.pk)
        if self.instance.pk and "meeting" in self.fields and treated.exists():
            self.fields["meeting"].disabled = True


class AnnexForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    file = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("A PDF without scripts and files inside, at most 12 MB.")
    )


class ResultForm(forms.Form):
    """One item of the agenda. Left as it is, it changes nothing; a result that stands is changed with a reason."""

    result = forms.ChoiceField(label=gettext_lazy("Result"), required=False)
    yes = forms.IntegerField(label=gettext_lazy("Yes"), required=False, min_value=0, max_value=999)
    no = forms.IntegerField(label=gettext_lazy("No"), required=False, min_value=0, max_value=999)
    abstentions = forms.IntegerField(label=gettext_lazy("Abstentions"), required=False, min_value=0, max_value=999)
    referred_to = forms.ChoiceField(label=gettext_lazy("referred to"), required=False)
    wording = forms.CharField(
        label=gettext_lazy("Changed wording"), required=False, max_length=10000, widget=forms.Textarea({"rows": 3})
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    reason = forms.CharField(
        label=gettext_lazy("Why is the result corrected?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: object, consultation: Consultation, bodies: Sequence[Body]) -> None:
        self.consultation, self.bodies = consultation, {str(body.pk): body for body in bodies}
        standing = consultation.outcome
        initial = {
            **vars(standing),
            "referred_to": str(consultation.referred_to_id or ""),
            "seen": consultation.version,
        }
        super().__init__(data, prefix=f"item-{consultation.pk}", initial=initial, use_required_attribute=False)  # type: ignore[arg-type]
        open_results = RESULTS_OF[Part(consultation.part)]
        self.fields["result"].choices = [  # type: ignore[attr-defined]
            (Result.OPEN, Result.OPEN.label),
            *((result, result.label) for result in Result if result in open_results),
        ]
        others = [(key, str(body)) for key, body in self.bodies.items() if body.pk != consultation.body_id]
        self.fields["referred_to"].choices = [("", "–"), *others]  # type: ignore[attr-defined]
        if standing.result is Result.OPEN:
            del self.fields["reason"]
        if consultation.part == Part.NOTES:
            for name in ("yes", "no", "abstentions", "wording"):
                del self.fields[name]

    @property
    def votes(self) -> list[forms.BoundField]:
        return [self[name] for name in ("yes", "no", "abstentions") if name in self.fields]

    @property
    def more(self) -> list[forms.BoundField]:
        """What most items do not need."""
        return [self[name] for name in ("referred_to", "wording", "note", "reason") if name in self.fields]

    @property
    def opens_more(self) -> bool:
        return any(field.value() or field.errors for field in self.more)

    @property
    def outcome(self) -> Outcome:
        typed = self.cleaned_data
        return Outcome(
            Result(typed["result"] or Result.OPEN),
            typed.get("yes"),
            typed.get("no"),
            typed.get("abstentions"),
            typed.get("wording", ""),
            typed["note"],
            self.bodies.get(typed["referred_to"]),
        )

    def carry_out(self, *, by: User) -> bool:
        """Record or correct where something was changed; says whether. Raises NotPossible."""
        outcome, standing, seen = self.outcome, self.consultation.outcome, self.cleaned_data["seen"]
        if outcome == standing:
            return False
        if standing.result is not Result.OPEN:
            self.consultation.correct(outcome, reason=self.cleaned_data["reason"], by=by, seen=seen)
        elif outcome.result is Result.OPEN:
            raise NotPossible(_("Please choose the result: something is entered here."))
        else:
            self.consultation.record(outcome, by=by, seen=seen)
        return True


class NotAllPossible(Exception):
    """Some results were refused; nothing was saved, and the forms say which and why."""


@transaction.atomic
def carry_out_all(forms_: Sequence[ResultForm], *, by: User) -> int:
    """All results of a meeting, or none. How many were changed. Raises NotAllPossible."""
    changed, refused = 0, False
    for form in forms_:
        try:
            with transaction.atomic():
                changed += form.carry_out(by=by)
        except NotPossible as refusal:
            form.add_error("result", str(refusal))
            refused = True
    if refused:
        raise NotAllPossible
    return changed


def attach(paper: Paper, form: AnnexForm) -> bool:
    """Keep the file; where it is refused, the form says why."""
    try:
        Annex.take(paper, form.cleaned_data["file"], form.cleaned_data["title"])
    except ValidationError as refused:
        form.add_error("file", refused)
        return False
    return True
