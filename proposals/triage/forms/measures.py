"""Measures that a draft announces: a formset beside its form."""

from collections.abc import Iterator, Sequence
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.records.widgets import DayInput
from proposals.measures.models import Goal
from proposals.suggestions.models import Suggestion

from ..decisions import Decision
from ..drafts import NewMeasure

MOST = 6
COLUMNS = ("title", "goal", "what", "who", "until")


class NewMeasureForm(forms.Form):
    """One measure to be made: goal, what, who, until when."""

    conditional = frozenset({"title", "goal"})

    title = forms.CharField(label=_("New measure"), required=False, max_length=200)
    goal = forms.ModelChoiceField(Goal.objects.none(), label=_("For which goal?"), required=False)
    what = forms.CharField(label=_("What will be done?"), required=False, max_length=2000)
    who = forms.CharField(label=_("Who does it?"), required=False, max_length=200)
    until = forms.DateField(label=_("By when?"), required=False, widget=DayInput)

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        if not data.get("title") and any(data.get(name) for name in ("what", "who", "until", "goal")):
            raise ValidationError(_("Please give the new measure a name."))


class BaseNewMeasures(forms.BaseFormSet[NewMeasureForm]):
    """Goals are those of the suggestion's field; all of them where it has none yet."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        suggestion: Suggestion,
        initial: Sequence[dict[str, object]] = (),
    ) -> None:
        goals = Goal.objects.operative().select_related("field").order_by("field__position", "number")
        self.goals = goals.filter(field=suggestion.field) if suggestion.field else goals
        super().__init__(data, prefix="neu", initial=initial)

    def add_fields(self, form: NewMeasureForm, index: int | None) -> None:
        super().add_fields(form, index)
        goal = form.fields["goal"]
        assert isinstance(goal, forms.ModelChoiceField)  # noqa: S101
        goal.queryset = self.goals
        goal.label_from_instance = lambda obj: obj.named  # type: ignore[method-assign]  # Django's own hook

    def planned(self) -> list[NewMeasure]:
        """The named ones. Valid formsets only."""
        rows = (form.cleaned_data for form in self.forms)
        return [NewMeasure(**{name: row[name] for name in COLUMNS}) for row in rows if row.get("title")]


NewMeasures = cast(
    "type[BaseNewMeasures]", forms.formset_factory(NewMeasureForm, formset=BaseNewMeasures, extra=1, max_num=MOST)
)


def typed_measures(typed: QueryDict, suggestion: Suggestion) -> BaseNewMeasures:
    """What somebody typed, shown again unchecked."""
    rows: Iterator[dict[str, object]] = (
        {column: typed.get(f"neu-{place}-{column}", "") for column in COLUMNS} for place in range(MOST)
    )
    return NewMeasures(suggestion=suggestion, initial=[row for row in rows if any(row.values())])


def new_measures(suggestion: Suggestion, decision: Decision | None = None) -> BaseNewMeasures:
    """The draft's planned measures with one empty form at the end."""
    initial = list(decision.planned_measures().values(*COLUMNS)) if decision else []
    return NewMeasures(suggestion=suggestion, initial=initial)
