"""The answer as a form: only the fields of the chosen outcome are shown, the others are carried along unseen.
Everything may be saved unfinished; handing over says what is missing."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Body, Kind
from forums.records.widgets import DayInput
from proposals.measures.models import Measure, Path
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import REASONS
from proposals.suggestions.stages import Stage

from ..decisions import Decision
from ..drafts import OUTCOMES, Content, NewMeasure
from ..translations import AnswerTranslation
from .moves import DeskForm

DECIDE_ON_MONEY = (Kind.COUNCIL, Kind.COMMITTEE, Kind.DECISION_BODY)
OTHER_LANGUAGES = {code: name for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE}


# Fields that only some outcomes have, with what they hold where nothing can be read of them.
ONLY_FOR: dict[str, frozenset[Stage]] = {
    "path": frozenset({Stage.ACCEPTED}),
    "proposed_to": frozenset({Stage.ACCEPTED}),
    "measures": frozenset({Stage.ACCEPTED, Stage.ALREADY_COVERED}),
    "review_on": frozenset({Stage.DEFERRED}),
    "would_change": frozenset({Stage.DECLINED}),
}
NOTHING: dict[str, object] = {"path": "", "proposed_to": None, "measures": (), "review_on": None, "would_change": ""}
ALWAYS = frozenset({"version", "revision", "outcome"})


def _reasons(outcome: Stage | None) -> list[tuple[str, StrOrPromise]]:
    """Those of the outcome; all of them while none is chosen."""
    stages = REASONS if outcome is None else (outcome,)
    return [(reason.value, reason.label) for stage in stages for reason in REASONS[stage]]


class DraftForm(DeskForm):
    """The revision it began from keeps two windows from overwriting each other."""

    conditional = frozenset({"reason", "answer", "path", "proposed_to", "measures", "review_on", "would_change"})

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        widget=forms.RadioSelect,
        choices=OUTCOMES,
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[("", _("Please choose"))],
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
        label=_("Who will make it happen?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("not said yet")), *Path.choices],
    )
    proposed_to = forms.ModelChoiceField(
        Body.objects.none(), label=_("If you propose it: which body decides on the money?"), required=False
    )
    measures = forms.ModelMultipleChoiceField(
        Measure.objects.none(),
        label=_("Measures that exist already"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    review_on = forms.DateField(
        label=_("When will you look at it again?"),
        required=False,
        widget=DayInput,
    )
    would_change = forms.CharField(
        label=_("What would change the decision?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        suggestion: Suggestion,
        decision: Decision | None = None,
        typed: QueryDict | None = None,
    ) -> None:
        """`typed` shows again what somebody typed, unchecked: another outcome was chosen."""
        super().__init__(data, suggestion=suggestion)
        if decision is not None:
            self.initial.update(_content(decision))
        existing = Measure.objects.filter(field=suggestion.field) if suggestion.field else Measure.objects.all()
        if decision is not None:
            existing = Measure.objects.filter(Q(pk__in=existing) | Q(pk__in=decision.measures.all()))
        self._offer("measures", existing)
        self._offer("proposed_to", Body.objects.current().filter(kind__in=DECIDE_ON_MONEY))
        for code, name in OTHER_LANGUAGES.items():
            self.fields[f"answer_{code}"] = forms.CharField(
                label=format_lazy("{answer} ({language})", answer=_("Answer in another language"), language=name),
                required=False,
                max_length=5000,
                widget=forms.Textarea(attrs={"rows": 4, "lang": code}),
            )
        if typed is not None:
            for key, field in self.fields.items():
                self.initial[key] = field.widget.value_from_datadict(typed, {}, key)
        self._show_only_what_belongs_to(data if data is not None else self.initial)

    def _show_only_what_belongs_to(self, said: Mapping[str, object]) -> None:
        chosen = str(said.get("outcome") or "")
        self.chosen = Stage(chosen) if chosen in dict(OUTCOMES) else None
        self.aside = {
            name
            for name in self.fields
            if name not in ALWAYS and (self.chosen is None or self.chosen not in ONLY_FOR.get(name, {self.chosen}))
        }
        for name in self.aside:
            self.fields[name].widget = self.fields[name].hidden_widget()
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)  # noqa: S101
        reason.choices = [("", _("Please choose")), *_reasons(self.chosen)]

    def clean(self) -> None:
        """Nobody is stopped by a mistake in a field they do not see."""
        super().clean()
        for name in (self.aside & NOTHING.keys()) & self.errors.keys():
            del self.errors[name]
            self.cleaned_data[name] = NOTHING[name]

    @property
    def further_fields(self) -> list[forms.BoundField]:
        """What stands below the outcome."""
        return [field for field in self.visible_fields() if field.name != "outcome"]

    def _offer(self, name: str, rows: "QuerySet[Measure] | QuerySet[Body]") -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = rows

    def content(self, planned: list[NewMeasure]) -> Content:
        """Valid forms only."""
        data = self.cleaned_data
        return Content(
            outcome=Stage(data["outcome"]),
            reason=data["reason"],
            answer=data["answer"],
            would_change=data["would_change"],
            review_on=data["review_on"],
            path=data["path"],
            proposed_to=data["proposed_to"],
            measures=list(data["measures"]),
            planned=planned,
            translations={code: data[f"answer_{code}"] for code in OTHER_LANGUAGES},
        )

    def go_on_from(self, decision: Decision) -> None:
        """What was saved although it is not complete: the form goes on from the saved version."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["version"], data["revision"] = str(decision.suggestion.version), str(decision.revision)
        self.data = data


def _content(decision: Decision) -> dict[str, object]:
    names = ("outcome", "reason", "answer", "path", "proposed_to", "review_on", "would_change", "revision")
    translations = AnswerTranslation.objects.filter(decision=decision)
    return (
        {name: getattr(decision, name) for name in names}
        | {f"answer_{translation.language}": translation.text for translation in translations}
        | {"measures": list(decision.measures.all())}
    )
