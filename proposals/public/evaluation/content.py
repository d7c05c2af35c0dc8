"""An evaluation as pages, PDF and CSV show it: one set of figures, with today's names and titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.matrix import Matrix, matrix
from forums.charts.numbers import figure
from forums.charts.parts import Part, Whole
from forums.fields.models import ActionField
from proposals.measures.charts import MARKS
from proposals.measures.models import Goal, Measure
from proposals.measures.workflow import TONES, Status
from proposals.suggestions.models import Suggestion

from .facts import Facts, MeasureFact
from .models import Approval, Assessment, Evaluation
from .network import NetworkFact


@dataclass(frozen=True)
class Row:
    """One measure as it stood; `measure` is None where it was removed since: its words are gone with it."""

    fact: MeasureFact
    measure: Measure | None
    suggestions: list[Suggestion]

    @property
    def status(self) -> Status:
        return Status(self.fact.status)

    @property
    def tone(self) -> str:
        return TONES.get(self.status, "neutral")

    @property
    def since(self) -> date | None:
        return date.fromisoformat(self.fact.since) if self.fact.since else None

    @property
    def was(self) -> Status | None:
        """Where it stood before the period, if that was elsewhere."""
        return Status(self.fact.was) if self.fact.was and self.fact.was != self.fact.status else None

    @property
    def gone_on_to(self) -> Status | None:
        """Where it stands today, if that is elsewhere."""
        return Status(self.measure.status) if self.measure and self.measure.status != self.fact.status else None


@dataclass(frozen=True)
class OfGoal:
    """`goal` None: measures that belonged to no goal that is there still."""

    goal: Goal | None
    rows: list[Row]


@dataclass(frozen=True)
class Chapter:
    field: ActionField
    url: str
    goals: list[OfGoal]
    network: NetworkFact | None
    assessment: Assessment | None
    counts: dict[Status, int]
    new: int

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def standing(self) -> list[str]:
        """`3 Done`, for each status in which there was any, those that are furthest first."""
        return [f"{figure(self.counts[status])} {status.label}" for status in MARKS if self.counts.get(status)]


class Content:
    """`approved`: what everybody reads, of the last approval; otherwise as it stands now. Six queries besides those of
    the figures, whatever the number of measures."""

    def __init__(self, evaluation: Evaluation, *, approved: bool, only: ActionField | None = None) -> None:
        self.evaluation, self.approved, self._only = evaluation, approved, only

    @cached_property
    def facts(self) -> Facts:
        if not self.approved:
            return Facts.gathered(self.evaluation.starts, self.evaluation.until)
        return Facts.from_json(self.approval.facts) if self.approval else Facts((), (), ())

    @cached_property
    def approval(self) -> Approval | None:
        return self.evaluation.approvals.select_related("body").order_by("version").last()

    @cached_property
    def fields(self) -> list[ActionField]:
        return sorted(ActionField.objects.select_related("parent"), key=lambda row: row.place)

    @cached_property
    def assessments(self) -> dict[int, Assessment]:
        version = self.evaluation.approved_version if self.approved else self.evaluation.version
        return self.evaluation.assessments.standing(version or 0)

    @cached_property
    def networks(self) -> dict[int, NetworkFact]:
        return {row.field: row for row in self.facts.networks}

    @cached_property
    def chapters(self) -> list[Chapter]:
        """Those that take measures: a field with parts has none of its own, unless it has."""
        shown = [self._only] if self._only else self.fields
        parents = {row.parent_id for row in self.fields}
        chosen = {row.pk for row in shown}
        facts = [row for row in self.facts.measures if row.field in chosen]
        own = {row.field for row in facts}
        measures = Measure.objects.in_bulk({row.measure for row in facts})
        named = {number for row in facts for number in row.suggestions}
        suggestions = Suggestion.objects.listed().in_bulk(named)
        kept = Goal.objects.select_related("field").filter(pk__in=self.facts.goals, field__in=chosen)
        goals = list(kept.order_by("number"))
        return [
            self._chapter(
                shown_field,
                [goal for goal in goals if goal.field_id == shown_field.pk],
                [
                    Row(
                        row,
                        measures.get(row.measure),
                        [suggestions[key] for key in row.suggestions if key in suggestions],
                    )
                    for row in facts
                    if row.field == shown_field.pk
                ],
            )
            for shown_field in shown
            if shown_field.pk not in parents or shown_field.pk in own
        ]

    def _chapter(self, of: ActionField, goals: list[Goal], rows: list[Row]) -> Chapter:
        below = {goal.pk: [row for row in rows if row.fact.goal == goal.pk] for goal in goals}
        without = [row for row in rows if row.fact.goal not in below]
        return Chapter(
            of,
            reverse("evaluation_field", args=[self.evaluation.slug, of.slug]),
            [OfGoal(goal, below[goal.pk]) for goal in goals] + ([OfGoal(None, without)] if without else []),
            self.networks.get(of.pk),
            self.assessments.get(of.pk),
            dict(self.facts.counted([of.pk])),
            sum(row.fact.new for row in rows),
        )

    @property
    def matrix_title(self) -> str:
        counts = self.facts.counted([row.pk for row in self.fields])
        total, done = sum(counts.values()), counts[Status.DONE]
        words = ngettext("%(done)s of %(total)s measure was done", "%(done)s of %(total)s measures were done", total)
        return words % {"done": figure(done), "total": figure(total)} if total else _("Measures by field")

    @property
    def matrix(self) -> Matrix:
        """Field by state; the row of a field with parts holds theirs too."""
        return matrix("evaluation", list(self._wholes()))

    def _wholes(self) -> Iterator[tuple[Whole, bool]]:
        for row in self.fields:
            parts = [part.pk for part in self.fields if row.pk in (part.pk, part.parent_id)]
            counts = self.facts.counted(parts)
            url = reverse("evaluation_field", args=[self.evaluation.slug, row.slug]) if len(parts) == 1 else ""
            found = [Part(mark, str(status.label), counts[status], url) for status, mark in MARKS.items()]
            yield Whole(f"{row.code} {row}", found, url), row.parent_id is not None
