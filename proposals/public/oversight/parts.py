"""The parts of the overview: what each lists, in which order, and how a row of it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from forums.bodies.inbox import vacancies
from forums.bodies.models import Body, Duty
from forums.inbox.registry import Item
from proposals.measures.indicators.models import Indicator
from proposals.suggestions.models import Step, Suggestion, SuggestionQuerySet
from proposals.suggestions.steps import StepKind

from ..evaluation.models import Evaluation

PER_PAGE = 30


@dataclass(frozen=True)
class Part:
    """`rows` for a Paginator: a QuerySet, or a list of what is little; `none` is said where there is nothing."""

    key: str
    name: StrOrPromise
    none: StrOrPromise
    rows: Any
    show: Callable[[Any], Item]

    def page(self, number: str | None) -> Page[Any]:
        return Paginator(self.rows, PER_PAGE).get_page(number)


def parts(on: date) -> list[Part]:
    """In the order in which they press. Only the rows of the page that is asked for are read, and of all how many."""
    return [
        Part("ueberfaellig", _("Overdue"), _("No answer is overdue."), _overdue(on), _suggestion),
        Part("hochgegeben", _("Handed up"), _("Nothing was handed up."), _handed_up(), _suggestion),
        Part("unbesetzt", _("Vacant"), _("Every seat is held."), vacancies(on).select_related("field"), _vacancy),
        Part("messwerte", _("No reading"), _("Every reading that was due is there."), _unread(on), _indicator),
        Part("auswertungen", _("Evaluations"), _("No evaluation is in progress."), _in_progress(), _evaluation),
    ]


def _overdue(on: date) -> SuggestionQuerySet:
    found: SuggestionQuerySet = Suggestion.objects.public().overdue(on).select_related("holder", "field")
    return found.order_by("due_on", "pk")


def _handed_up() -> SuggestionQuerySet:
    """Open, and still with the lead tandem or the project owner, to whom they were handed up."""
    handed = Exists(Step.objects.filter(suggestion=OuterRef("pk"), kind=StepKind.ESCALATED))
    rows = Suggestion.objects.public().open().filter(handed, holder__duty__in=[Duty.LEAD, Duty.OWNER])
    found: SuggestionQuerySet = rows.select_related("holder", "field").order_by("due_on", "pk")
    return found


def _suggestion(suggestion: Suggestion) -> Item:
    return Item(
        str(suggestion.holder),
        suggestion.title,
        reverse("desk_case", args=[suggestion.number]),
        suggestion.due_on,
        number=suggestion.number,
        language=suggestion.language,
        note=str(suggestion.field or ""),
    )


def _vacancy(body: Body) -> Item:
    url = body.field.get_absolute_url() if body.field else reverse("who_does_what")
    return Item(_("Vacant"), str(body), url)


def _unread(on: date) -> list[tuple[date, Indicator]]:
    """Those whose next reading was due before this day, the longest first; as many are read as the concept names."""
    late = [(day, row) for row in Indicator.objects.read() if (day := row.due_on) and day < on]
    return sorted(late, key=lambda pair: (pair[0], pair[1].pk))


def _indicator(row: tuple[date, Indicator]) -> Item:
    day, indicator = row
    field = indicator.goal.field
    return Item(_("No reading"), str(indicator), field.get_absolute_url(), day, note=f"{field.code} {field}")


def _in_progress() -> Any:
    return Evaluation.objects.unapproved()


def _evaluation(evaluation: Evaluation) -> Item:
    changed = _("Changed since the approval") if evaluation.approved_version is not None else _("Draft")
    return Item(changed, str(evaluation), evaluation.get_absolute_url())
