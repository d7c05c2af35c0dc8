"""What the desk's templates need, read with a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NotRequired, TypedDict

from django import forms
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from forums.fields.models import ActionField
from forums.municipality.calendar import WorkingCalendar, today
from forums.records.word_diff import compared
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.permissions import Right
from proposals.suggestions.similar import similar_to

from .actions import ACTIONS
from .comments import Comment
from .decisions import Decision
from .errata import Erratum
from .forms.drafts import DraftForm
from .forms.measures import new_measures
from .history import history, signed
from .moves import Case, Move
from .previews import preview_of, preview_of_erratum
from .queues import Task
from .rankings import Ranking
from .states import State

# Moves with a place of their own on the page; the others stand in a list.
PLACED = frozenset(
    {Move.COSIGN, Move.OBJECT, Move.DRAFT, Move.HAND_OVER, Move.COMMENT, Move.CALL_BACK, Move.AGREE, Move.DISAGREE}
)
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "version", "revision", "then", "back", "uuid"})

type Context = dict[str, object]


class Tab(TypedDict):
    """For components/tabs.html."""

    url: str
    text: str
    current: NotRequired[bool]
    count: NotRequired[int]


class Crumb(TypedDict):
    """For components/breadcrumb.html."""

    url: str
    title: str


@dataclass(frozen=True)
class Row:
    """A suggestion with the working days it has left, and the task it stands for."""

    suggestion: Suggestion
    days_left: int | None
    task: str


def tabs(*, everything: bool, waiting: int) -> list[Tab]:
    return [
        {"url": reverse("inbox"), "text": _("For me to do")},
        {"url": reverse("desk"), "text": _("Suggestions for me"), "current": not everything},
        {"url": reverse("desk_signatures"), "text": _("For my signature"), "count": waiting},
        {"url": everything_url(), "text": _("All in my fields"), "current": everything},
        {"url": reverse("desk_associations"), "text": _("Associations")},
    ]


def everything_url() -> str:
    """All of my fields, without a filter."""
    return reverse("desk", query={"ansicht": "alle"})


def breadcrumb(suggestion: Suggestion | None = None) -> list[Crumb]:
    """Down to the desk, or to the case on it."""
    crumbs: list[Crumb] = [{"url": reverse("desk"), "title": _("My desk")}]
    if suggestion is not None:
        crumbs.append({"url": reverse("desk_case", args=[suggestion.number]), "title": suggestion.number})
    return crumbs


def days_left(suggestion: Suggestion, calendar: WorkingCalendar) -> int | None:
    """Until the answer; negative when overdue, None where no clock runs."""
    if suggestion.due is None or suggestion.due.paused or not suggestion.is_open:
        return None
    return calendar.between(today(), suggestion.due.on)


def rows(suggestions: Iterable[Suggestion]) -> list[Row]:
    calendar = WorkingCalendar.current()
    return [
        Row(suggestion, days_left(suggestion, calendar), _task(getattr(suggestion, "task", None)))
        for suggestion in suggestions
    ]


def _task(number: int | None) -> str:
    return str(Task(number).label) if number else ""


def case_context(case: Case, moves: list[Move]) -> Context:
    """All of one case: texts, evidence, history, drafts, and the forms of the open moves."""
    suggestion = case.suggestion
    ranking = Ranking.objects.filter(suggestion=suggestion).first()
    decisions = list(Decision.objects.for_page().of(suggestion).order_by("number"))
    return {
        "breadcrumb": breadcrumb(),
        "suggestion": suggestion,
        "case": case,
        "tandem": suggestion.holder.tandem(),
        "days_left": days_left(suggestion, WorkingCalendar.current()),
        "original": suggestion.original if Right.READ_ORIGINAL in case.rights else "",
        "ranking": ranking,
        "candidates": candidates(ranking),
        "similar": similar_to(suggestion),
        "history": history(suggestion, decisions),
        "unread": set(Comment.objects.of(suggestion).unread_by(case.user).values_list("pk", flat=True)),
        "comments": list(Comment.objects.of(suggestion).select_related("author__person").order_by("at")),
        **_forms(case, moves),
        **_answers(case, moves, decisions),
    }


def _forms(case: Case, moves: list[Move]) -> Context:
    by_move: dict[Move, forms.Form] = {
        move: ACTIONS[move].form(suggestion=case.suggestion, prefix_id=f"{move}_") for move in moves if move in ACTIONS
    }
    return {
        "moves": [{"move": move, "form": form} for move, form in by_move.items() if move not in PLACED],
        "forms": {move.name.lower(): form for move, form in by_move.items() if move in PLACED},
    }


def _answers(case: Case, moves: list[Move], decisions: list[Decision]) -> Context:
    """The versions of the answer, what waits for its signature, and the form for the next one."""
    suggestion = case.suggestion
    draft = case.decision if case.decision and case.decision.state == State.DRAFT else None
    ended = (decision for decision in reversed(decisions) if decision.state in (State.OBJECTED, State.LAPSED))
    base = draft or next(ended, None)
    may_draft = Move.DRAFT in moves
    waiting = next((decision for decision in decisions if decision.state == State.HANDED_OVER), None)
    return {
        "decisions": versions(suggestion, decisions),
        "waiting": waiting,
        "preview": preview_of(waiting) if waiting else None,
        "errata": errata(suggestion, decisions) if not suggestion.is_open else [],
        "erratum": case.erratum,
        "erratum_preview": preview_of_erratum(case.erratum) if case.erratum else None,
        "draft": draft,
        "draft_form": DraftForm(suggestion=suggestion, decision=base) if may_draft else None,
        "measures": new_measures(suggestion, base) if may_draft else None,
    }


def candidates(ranking: Ranking | None) -> list[Context]:
    """The ranking's best fields by name, each with the texts that spoke for it."""
    if ranking is None:
        return []
    fields = {field.slug: field for field in ActionField.objects.all()}
    return [candidate | {"field": fields.get(candidate["slug"], candidate["slug"])} for candidate in ranking.candidates]


def errata(suggestion: Suggestion, decisions: list[Decision]) -> list[Context]:
    """Each correction with where it stands: what corrected an earlier answer went with that."""
    answer = standing_decision(suggestion, decisions)
    since = answer.answered_at if answer else None
    return [
        {"erratum": erratum, "state": state_of(erratum, stands=since is not None and erratum.drafted_at >= since)}
        for erratum in Erratum.objects.of(suggestion).select_related("body")
    ]


def standing_decision(suggestion: Suggestion, decisions: list[Decision]) -> Decision | None:
    """The one whose outcome the suggestion has now; None where it was opened again or has ended otherwise."""
    effective = [decision for decision in decisions if decision.state == State.EFFECTIVE]
    return effective[-1] if effective and effective[-1].outcome == suggestion.stage else None


def state_of(signed: Decision | Erratum, *, stands: bool) -> StrOrPromise:
    """In words, as it is today: what took effect once need not be in effect now."""
    return _("No longer effective") if signed.state == State.EFFECTIVE and not stands else State(signed.state).label


def versions(suggestion: Suggestion, decisions: list[Decision]) -> list[Context]:
    """Each version with where it stands, and what differs from the one before."""
    pairs = zip(decisions, [None, *decisions], strict=False)
    answer = standing_decision(suggestion, decisions)
    return [
        {
            "decision": decision,
            "state": state_of(decision, stands=decision == answer),
            "signed": signed(decision),
            "pieces": compared(before.answer, decision.answer) if before and before.answer else [],
        }
        for decision, before in pairs
    ]


def typed(data: QueryDict) -> list[tuple[str, str]]:
    """Everything that was typed, field by field."""
    return [(name, str(value)) for name, values in data.lists() for value in values if name not in NOT_TYPED]


def too_late(request: HttpRequest, suggestion: Suggestion, move: Move, steps: list[Step], trouble: str = "") -> Context:
    """What happened since, and everything that was typed: shown, and carried along for another try."""
    return {
        "suggestion": suggestion,
        "move": move,
        "steps": steps,
        "trouble": trouble,
        "typed": typed(request.POST),
    }
