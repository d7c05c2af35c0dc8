"""Forms of those who keep the plan: a milestone, and what became of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Kind
from forums.people.models import User
from forums.records.forms import RecordForm
from forums.records.widgets import DayInput

from ..papers.models import Paper
from ..papers.states import VOTED, Result
from .models import Milestone
from .spans import Span
from .states import ADOPTING_KINDS, Precision

WHEN = ("starts", "ends", "precision")
UNTIL_HELP = _("Empty: only this day, or only this month.")


class MilestoneForm(RecordForm):
    """Plans a milestone. Its date is changed by moving it, which keeps the old one and asks for the reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = False
        self.fields["ends"].help_text = UNTIL_HELP
        for name in WHEN:
            self.fields[name].disabled = self.instance.pk is not None
        self.fields["adopts_concept"].disabled = self.instance.is_adopted

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.instance.pk and cleaned.get("starts"):
            span = Span.of(cleaned["starts"], cleaned.get("ends"), cleaned.get("precision", Precision.DAY))
            cleaned |= {"starts": span.starts, "ends": span.ends}
        body = cleaned.get("body")
        if cleaned.get("adopts_concept") and (body is None or body.kind != Kind.COUNCIL):
            self.add_error("body", ValidationError(_("The concept is adopted by the council, by no other body.")))
        return cleaned


class DocumentForm(forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("What it is, in German. Everybody reads it, without names.")
    )
    file = forms.FileField(
        label=_("File"), help_text=_("A PDF without scripts and files inside, or a picture, at most 12 MB.")
    )


class ActionForm(forms.Form):
    """What is done to a milestone; `seen` is the version that the page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, milestone: Milestone, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": milestone.version, **self.first(milestone)}
        super().__init__(*args, **kwargs)

    def first(self, milestone: Milestone) -> dict[str, Any]:
        """What stands in the form at first."""
        return {}

    def carry_out(self, milestone: Milestone, by: User) -> None:
        """The verb. Raises NotPossible."""
        raise NotImplementedError

    def show_as_of(self, milestone: Milestone) -> None:
        """What was typed stays; sent again, it says that this state of the milestone was seen."""
        self.data = {**{name: self.data[name] for name in self.data}, self.add_prefix("seen"): milestone.version}

    @property
    def seen_version(self) -> int:
        seen: int = self.cleaned_data["seen"]
        return seen


class ReachForm(ActionForm):
    def carry_out(self, milestone: Milestone, by: User) -> None:
        milestone.reach(by=by, seen=self.seen_version)


class _WithReason(ActionForm):
    reason = forms.CharField(
        label=_("reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("It will be public. Please write it in plain words, without names."),
    )


class MoveForm(_WithReason):
    starts = forms.DateField(label=_("on, or from"), widget=DayInput)
    ends = forms.DateField(label=_("until"), widget=DayInput, required=False, help_text=UNTIL_HELP)
    precision = forms.ChoiceField(label=_("date known"), choices=Precision.choices)

    field_order = ("seen", *WHEN, "reason")

    def first(self, milestone: Milestone) -> dict[str, Any]:
        ends = milestone.ends if milestone.span.is_period else None
        return {"starts": milestone.starts, "ends": ends, "precision": milestone.precision}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] < cleaned["starts"]:
            self.add_error("ends", ValidationError(_("The end lies before the beginning.")))
        return cleaned

    def carry_out(self, milestone: Milestone, by: User) -> None:
        told = self.cleaned_data
        to = Span.of(told["starts"], told["ends"], told["precision"])
        milestone.move(to, reason=told["reason"], by=by, seen=self.seen_version)


class DropForm(_WithReason):
    def carry_out(self, milestone: Milestone, by: User) -> None:
        milestone.drop(reason=self.cleaned_data["reason"], by=by, seen=self.seen_version)


class PlanAgainForm(_WithReason):
    def carry_out(self, milestone: Milestone, by: User) -> None:
        milestone.plan_again(reason=self.cleaned_data["reason"], by=by, seen=self.seen_version)


class AdoptForm(ActionForm):
    body = forms.ModelChoiceField(Body.objects.none(), label=_("adopted by"))
    on = forms.DateField(label=_("adopted on"), widget=DayInput)
    result = forms.ChoiceField(label=_("result"), choices=[(result.value, result.label) for result in VOTED])
    votes_for = forms.IntegerField(label=_("in favour"), min_value=0, max_value=999, required=False)
    votes_against = forms.IntegerField(label=_("against"), min_value=0, max_value=999, required=False)
    abstentions = forms.IntegerField(label=_("abstentions"), min_value=0, max_value=999, required=False)
    paper_number = forms.CharField(label=_("number of the paper"), max_length=20, required=False)

    def __init__(self, *args: Any, milestone: Milestone, **kwargs: Any) -> None:
        super().__init__(*args, milestone=milestone, **kwargs)
        kinds = (Kind.COUNCIL,) if milestone.adopts_concept else ADOPTING_KINDS
        choice = self.fields["body"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        choice.queryset = Body.objects.filter(kind__in=kinds)

    def first(self, milestone: Milestone) -> dict[str, Any]:
        return {"body": milestone.body_id, "on": milestone.ends}

    def clean_paper_number(self) -> str:
        """A paper that is here says itself what was decided: nothing is entered twice."""
        number: str = self.cleaned_data["paper_number"].strip()
        if Paper.objects.filter(number=number).exists():
            raise ValidationError(
                _("This paper is here. Please choose this milestone there: it is adopted with the result of the paper.")
            )
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [cleaned.get(name) is not None for name in ("votes_for", "votes_against", "abstentions")]
        if any(given) and not all(given):
            raise ValidationError(_("Please give all three numbers of votes, or none."))
        return cleaned

    def carry_out(self, milestone: Milestone, by: User) -> None:
        told = self.cleaned_data
        counted = told["votes_for"] is not None
        milestone.adopt(
            body=told["body"],
            on=told["on"],
            result=Result(told["result"]),
            votes=(told["votes_for"], told["votes_against"], told["abstentions"]) if counted else None,
            paper_number=told["paper_number"],
            by=by,
            seen=self.seen_version,
        )
