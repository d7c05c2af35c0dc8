"""Suggestions with their history and the answer. Who wrote them is not told here, whatever the page may show."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django import forms
from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from proposals.measures.models import Measure
from proposals.public.suggestions.listing import ListForm, Listing
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion
from proposals.suggestions.receipt import Source, SuggestionKind
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import Step, StepKind
from proposals.triage.answers import ANSWERED

from ..dataset import Dataset, Record, Texts, Told, address, texts
from ..words import BODY, CHANGED, FIELD, ID, KIND, LANGUAGE, PAGE, WHEN

HIDDEN = (Stage.WITHDRAWN, Stage.PERSONAL_CASE)  # public as a number, without words


class StepRecord(Record):
    number: int = Field(description=gettext_noop("Number of the step in the history of the suggestion"))
    kind: StepKind = Field(description=gettext_noop("What happened"))
    at: datetime = Field(description=WHEN)
    body: Texts = Field(description=gettext_noop("The body that acted, or that was given the suggestion"))
    outcome: Stage | None = Field(description=gettext_noop("What was decided"))
    reason: str | None = Field(description=gettext_noop("Code of the reason"))
    text: str | None = Field(description=gettext_noop("What was said to everybody"))
    language: str | None = Field(description=LANGUAGE)


class AnswerRecord(Record):
    text: str = Field(description=gettext_noop("The answer as it counts now"))
    language: str = Field(description=LANGUAGE)
    at: datetime = Field(description=WHEN)
    corrected_at: datetime | None = Field(description=gettext_noop("When it was last corrected"))
    body: Texts = Field(description=BODY)


class SuggestionRecord(Record):
    number: str = Field(description=gettext_noop("Number of the suggestion, stable"), pattern=r"^\d{4}-\d{4,6}$")
    id: UUID = Field(description=ID)
    title: str | None = Field(description=gettext_noop("Title; empty where its author has taken it back"))
    text: str | None = Field(description=gettext_noop("Public text; empty where its author has taken it back"))
    language: str = Field(description=LANGUAGE)
    kind: SuggestionKind | None = Field(description=KIND)
    source: Source = Field(description=gettext_noop("How it reached us"))
    field: str | None = Field(description=FIELD)
    district: str | None = Field(description=gettext_noop("Short name of the district"))
    received_at: datetime = Field(description=gettext_noop("When it was received"))
    published_at: datetime | None = Field(description=gettext_noop("When it was published"))
    label: Label = Field(description=gettext_noop("Where it stands today"))
    holder: Texts = Field(description=gettext_noop("Body that has to act next"))
    due_on: date | None = Field(description=gettext_noop("By when the body has to act"))
    answered_on: date | None = Field(description=gettext_noop("Day of the first answer"))
    answered_in_time: bool | None = Field(description=gettext_noop("Whether the first answer came in time"))
    supporters: int = Field(description=gettext_noop("How many people support it"))
    merged_into: str | None = Field(description=gettext_noop("Number of the suggestion that it was merged with"))
    measures: list[str] = Field(description=gettext_noop("Short names of the measures that came of it"))
    answer: AnswerRecord | None = Field(description=gettext_noop("The answer"))
    steps: list[StepRecord] = Field(description=gettext_noop("Its public history, the oldest first"))
    url: str = Field(description=PAGE)
    modified: datetime = Field(description=CHANGED)


class Suggestions(Dataset[Suggestion]):
    name, table, key = "suggestions", "anregungen", "number"
    key_pattern = r"\d{4}-\d{4,6}"
    title = _("Suggestions")
    about = _("What people and associations have said, with each step and the answer. Without names of authors.")
    record = SuggestionRecord
    tables = {"steps": "anregungen-schritte"}
    page = "suggestion_list"

    def form(self, asked: QueryDict) -> forms.Form:
        return ListForm(asked)

    def rows(self, asked: QueryDict) -> QuerySet[Suggestion]:
        return _whole(Listing(asked).narrowed())

    def one(self, key: str) -> Suggestion | None:
        """Also one that was taken back: its number keeps its page."""
        return _whole(Suggestion.objects.public().for_list()).filter(number=key).first()

    def for_entries(self, rows: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        return rows.select_related(None).prefetch_related(None).prefetch_related(_STEPS)

    def tell(self, row: Suggestion) -> Told:
        shown = row.stage not in HIDDEN
        target: Suggestion | None = row.merged_into  # type: ignore[assignment]  # a concern names the model by its name
        return {
            "number": row.number,
            "id": row.uuid,
            "title": row.title if shown else None,
            "text": row.public_text if shown else None,
            "language": row.language,
            "kind": row.kind or None,
            "source": row.source,
            "field": row.field.slug if row.field else None,
            "district": row.district.slug if row.district and not row.district.deleted else None,
            "received_at": row.received_at,
            "published_at": row.released_at,
            "label": row.label,
            "holder": texts(row.holder.name) if row.holder and row.is_open else {},
            "due_on": row.due_on if row.is_open else None,
            "answered_on": row.answered_on,
            "answered_in_time": row.answered_in_time,
            "supporters": row.supporter_count,
            "merged_into": target.number if target and target.is_public and not target.deleted else None,
            "measures": [measure.slug for measure in getattr(row, "open_measures")],  # noqa: B009  # by the prefetch
            "answer": _answer(row) if shown else None,
            "steps": [_step(step, shown=shown) for step in _steps(row)],
            "url": address(row.get_absolute_url()),
            "modified": row.modified,
        }

    def entry(self, row: Suggestion) -> tuple[str, str, str, datetime]:
        """Changed when something was said or done, not when somebody supported it."""
        steps = _steps(row)
        changed = max([row.received_at, *(step.at for step in steps)])
        if row.stage in HIDDEN:
            return _now("Suggestion %(number)s") % {"number": row.number}, row.label_text, "", changed
        return row.title, f"{row.label_text}\n\n{row.public_text}", row.language, changed


_STEPS = Prefetch("steps", Step.objects.public().select_related("body").order_by("number"), "open_steps")


def _whole(rows: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    return rows.select_related("field", "holder", "district", "merged_into").prefetch_related(
        _STEPS,
        Prefetch("measures", Measure.objects.order_by("pk").only("slug"), "open_measures"),
    )


def _steps(row: Suggestion) -> Sequence[Step]:
    steps: Sequence[Step] = getattr(row, "open_steps")  # noqa: B009  # by the prefetch
    return steps


def _step(step: Step, *, shown: bool) -> Told:
    words = "\n\n".join(filter(None, [step.data.get("why"), step.words_for_all])) if step.words_for_all else ""
    outcome = step.data.get("stage")
    return {
        "number": step.number,
        "kind": step.kind,
        "at": step.at,
        "body": texts(step.body.name) if step.body else {},
        "outcome": outcome if outcome in Stage.values else None,
        "reason": step.reason or None,
        "text": words or None if shown else None,
        "language": step.text_language if words and shown else None,
    }


def _answer(row: Suggestion) -> Told | None:
    """The decision that takes effect, as it was corrected last."""
    if row.stage not in ANSWERED:
        return None
    decided = next((step for step in reversed(_steps(row)) if step.kind == StepKind.DECIDED), None)
    if decided is None:
        return None
    later = [step for step in _steps(row) if step.kind == StepKind.CORRECTED and step.number > decided.number]
    now = later[-1] if later else decided
    return {
        "text": now.text,
        "language": now.text_language,
        "at": decided.at,
        "corrected_at": now.at if later else None,
        "body": texts(decided.body.name) if decided.body else {},
    }
