"""The desk's forms. Each carries the version its page showed, so that an old page changes nothing."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty, Kind
from forums.fields.models import ActionField
from proposals.measures.models import Goal, Measure, Path
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import REASONS
from proposals.suggestions.stages import DECIDED_BY_TWO, Stage

from .decisions import Decision
from .drafts import Content, NewMeasure

MONEY = (Kind.COUNCIL, Kind.COMMITTEE, Kind.DECISION_BODY)
OTHER_LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def _text(label: Any, hint: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=5000, widget=forms.Textarea(attrs={"rows": rows}))


class DeskForm(forms.Form):
    """A move that needs no words."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, suggestion: Suggestion, **kwargs: Any) -> None:
        self.suggestion = suggestion
        kwargs.setdefault("initial", {}).setdefault("version", suggestion.version)
        super().__init__(*args, **kwargs)


class ObjectForm(DeskForm):
    text = _text(_("Why do you object?"), _("Your partner reads this. It is not public."))


class AskForm(DeskForm):
    text = _text(_("Your question to the author"), _("Everybody can read it. The clock stops until the answer."))


class ExtendForm(DeskForm):
    text = _text(_("What has been done, what is still open?"), _("Public. The date moves once."))


class NotOursForm(DeskForm):
    text = _text(_("Who is in charge, and how can one reach them?"), _("Public, in German."))


class CouncilForm(DeskForm):
    text = _text(_("What happens now?"), _("Public, in German. For example: when the council talks about it."))


class PersonalForm(DeskForm):
    text = _text(
        _("Who can help?"),
        _("Only the author reads this, in German. Name the place and a telephone number. The text is hidden."),
    )


class CallBackForm(DeskForm):
    text = _text(_("Why do you call it back?"), _("Public."))


class ReviewForm(DeskForm):
    text = _text(_("What should be checked again?"), _("Public. You can ask once for each suggestion."))


class UnmergeForm(DeskForm):
    text = _text(_("Why are they different?"), _("Public."))


class CommentForm(DeskForm):
    uuid = forms.UUIDField(widget=forms.HiddenInput)
    text = _text(_("Comment"), _("Only those who read this desk see it."), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("uuid", uuid.uuid4())
        super().__init__(*args, **kwargs)


class RouteForm(DeskForm):
    to = forms.ChoiceField(label=_("Which team?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = ActionField.objects.leaves()
        self.targets: dict[str, ActionField | Body] = {f"f{field.pk}": field for field in fields}
        offices = Body.objects.current().filter(duty__in=[Duty.CONCEPT_OFFICE, Duty.LEAD])
        self.targets |= {f"b{body.pk}": body for body in offices}
        held = self.suggestion.holder_id
        self.targets = {key: target for key, target in self.targets.items() if key != f"b{held}"}
        choice = self.fields["to"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101
        choice.choices = [("", _("Please choose")), *((key, str(target)) for key, target in self.targets.items())]

    def clean_to(self) -> ActionField | Body:
        return self.targets[self.cleaned_data["to"]]


class ForwardForm(RouteForm):
    text = _text(_("Why does it belong there?"), _("Public. The clock goes on."), rows=3)
    field_order = ("to", "text")


class MergeForm(DeskForm):
    into = forms.CharField(
        label=_("Number of the other suggestion"), help_text=_("For example 2026-0042"), max_length=12
    )
    text = _text(_("Why do they belong together?"), _("Public."), rows=3)

    def clean_into(self) -> Suggestion:
        target: Suggestion | None = Suggestion.objects.public().filter(number=self.cleaned_data["into"].strip()).first()
        if target is None or not self.suggestion.may_be_merged_into(target):
            raise ValidationError(_("We did not find an open or accepted suggestion with this number."))
        return target


class DraftForm(DeskForm):
    """The answer. Everything may be saved unfinished; handing over says what is missing."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        widget=forms.RadioSelect,
        choices=[(stage.value, stage.label) for stage in Stage if stage in DECIDED_BY_TWO],
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[
            ("", _("Please choose")),
            *((stage.label, [(one.value, one.label) for one in reasons]) for stage, reasons in REASONS.items()),
        ],
        help_text=_("There is a proof-read sentence for each reason in every language."),
    )
    answer = forms.CharField(
        label=_("Answer in German"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "de"}),
        help_text=_("Short sentences. Say what happens now, and thank the author. German is binding."),
    )
    path = forms.ChoiceField(
        label=_("When you accept: who makes it happen?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("not said yet")), *Path.choices],
    )
    proposed_to = forms.ModelChoiceField(
        Body.objects.none(), label=_("When you propose it: which body decides on the money?"), required=False
    )
    measures = forms.ModelMultipleChoiceField(
        Measure.objects.none(),
        label=_("Measures that exist already"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    review_on = forms.DateField(
        label=_("When you defer: when do you look at it again?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    would_change = forms.CharField(
        label=_("When you decline: what would change the decision?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, decision: Decision | None = None, **kwargs: Any) -> None:
        if decision is not None:
            kwargs["initial"] = _said(decision) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        field = self.suggestion.field
        here = Measure.objects.filter(field=field) if field else Measure.objects.all()
        if decision is not None:
            here = Measure.objects.filter(Q(pk__in=here) | Q(pk__in=decision.measures.all()))
        _set_rows(self.fields["measures"], here)
        _set_rows(self.fields["proposed_to"], Body.objects.current().filter(kind__in=MONEY))
        for code in OTHER_LANGUAGES:
            name = dict(settings.LANGUAGES)[code]
            self.fields[f"answer_{code}"] = forms.CharField(
                label=format_lazy("{answer} ({language})", answer=_("Answer in another language"), language=name),
                required=False,
                max_length=5000,
                widget=forms.Textarea(attrs={"rows": 4, "lang": code}),
            )

    def content(self, planned: list[NewMeasure]) -> Content:
        said = self.cleaned_data
        return Content(
            outcome=Stage(said["outcome"]),
            reason=said["reason"],
            answer=said["answer"],
            would_change=said["would_change"],
            review_on=said["review_on"],
            path=said["path"],
            proposed_to=said["proposed_to"],
            measures=list(said["measures"]),
            planned=planned,
            translations={code: said[f"answer_{code}"] for code in OTHER_LANGUAGES},
        )


def _set_rows(field: forms.Field, rows: Any) -> None:
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = rows


def _said(decision: Decision) -> dict[str, Any]:
    names = ("outcome", "reason", "answer", "path", "proposed_to", "review_on", "would_change")
    translated = {f"answer_{one.language}": one.text for one in decision.translations.all()}
    said = {name: getattr(decision, name) for name in names} | translated
    return said | {"measures": list(decision.measures.all()), "revision": decision.revision}


class NewMeasureForm(forms.Form):
    """One measure to be made: goal, what, who, until when."""

    title = forms.CharField(label=_("New measure"), required=False, max_length=200)
    goal = forms.ModelChoiceField(Goal.objects.none(), label=_("For which goal?"), required=False)
    what = forms.CharField(label=_("What is done?"), required=False, max_length=2000)
    who = forms.CharField(label=_("Who does it?"), required=False, max_length=200)
    until = forms.DateField(
        label=_("Until when?"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, suggestion: Suggestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = Goal.objects.select_related("field")
        _set_rows(self.fields["goal"], goals.filter(field=suggestion.field) if suggestion.field else goals)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("title") and any(said.get(name) for name in ("what", "who", "until", "goal")):
            raise ValidationError(_("Please give the new measure a name."))
        return said


NewMeasures = forms.formset_factory(NewMeasureForm, extra=1, max_num=6)


def new_measures(
    suggestion: Suggestion, decision: Decision | None = None, data: Any = None
) -> "forms.BaseFormSet[NewMeasureForm]":
    """The draft's planned measures with one empty form at the end."""
    rows = list(decision.planned.values("title", "goal", "what", "who", "until")) if decision else []
    return NewMeasures(data, initial=rows, prefix="neu", form_kwargs={"suggestion": suggestion})


def planned(formset: "forms.BaseFormSet[NewMeasureForm]") -> list[NewMeasure]:
    said = [form.cleaned_data for form in formset.forms if form.cleaned_data.get("title")]
    return [NewMeasure(**{name: one[name] for name in ("title", "what", "who", "until", "goal")}) for one in said]
