"""What the desk's templates need, read with a fixed number of queries."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from forums.fields.models import ActionField
from forums.municipality.calendar import WorkingCalendar, today
from forums.records.word_diff import compared
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.permissions import Right
from proposals.suggestions.similar import similar_to
from proposals.suggestions.stages import Stage

from .actions import ACTS
from .decisions import Decision
from .drafts import State
from .forms import DraftForm, new_measures
from .models import Ranking
from .moves import Case, Move
from .queues import Task

# Moves with a place of their own on the page; the others stand in a list.
PLACED = frozenset({Move.COSIGN, Move.OBJECT, Move.DRAFT, Move.HAND_OVER, Move.COMMENT, Move.CALL_BACK})
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "version", "revision", "then", "back", "uuid"})


def tabs(*, everything: bool, waiting: int) -> list[dict[str, Any]]:
    url = reverse("desk")
    return [
        {"url": url, "text": _("Mine to do"), "current": not everything},
        {"url": reverse("desk_signatures"), "text": _("For my signature"), "count": waiting},
        {"url": f"{url}?ansicht=alle", "text": _("All of my fields"), "current": everything},
        {"url": reverse("desk_associations"), "text": _("Associations")},
    ]


def days_left(suggestion: Suggestion, calendar: WorkingCalendar) -> int | None:
    if suggestion.due_on is None or suggestion.stage == Stage.DEFERRED:
        return None
    return calendar.between(today(), suggestion.due_on)


def rows(suggestions: Iterable[Suggestion]) -> list[dict[str, Any]]:
    """Each suggestion with the working days it has left and the task it stands for."""
    calendar = WorkingCalendar.current()
    return [
        {
            "suggestion": one,
            "left": days_left(one, calendar),
            "task": Task(one.task).label if getattr(one, "task", None) else "",
        }
        for one in suggestions
    ]


def case_context(case: Case, moves: list[Move]) -> dict[str, Any]:
    """All of one case: texts, evidence, history, drafts, and the forms of the open moves."""
    suggestion = case.suggestion
    decisions = list(Decision.objects.for_page().filter(suggestion=suggestion).order_by("number"))
    draft = case.decision if case.decision and case.decision.state == State.DRAFT else None
    base = draft or next((one for one in reversed(decisions) if one.state in (State.OBJECTED, State.LAPSED)), None)
    ranking: Ranking | None = suggestion.rankings.first()
    by_move = {move: ACTS[move].form(suggestion=suggestion, auto_id=f"id_{move}_%s") for move in moves if move in ACTS}
    return {
        "suggestion": suggestion,
        "case": case,
        "tandem": suggestion.holder.tandem(),
        "left": days_left(suggestion, WorkingCalendar.current()),
        "original": suggestion.original if Right.READ_ORIGINAL in case.rights else "",
        "ranking": ranking,
        "candidates": candidates(ranking),
        "similar": similar_to(suggestion),
        "steps": list(suggestion.steps.select_related("actor__person", "body")),
        "comments": list(suggestion.comments.select_related("author__person")),
        "decisions": versions(decisions),
        "waiting": next((one for one in decisions if one.state == State.HANDED_OVER), None),
        "moves": [{"move": move, "form": form} for move, form in by_move.items() if move not in PLACED],
        "forms": {move.name.lower(): form for move, form in by_move.items() if move in PLACED},
        "draft_form": DraftForm(suggestion=suggestion, decision=base) if Move.DRAFT in moves else None,
        "draft": draft,
        "new_measures": new_measures(suggestion, base) if Move.DRAFT in moves else None,
    }


def candidates(ranking: Ranking | None) -> list[dict[str, Any]]:
    """The ranking's best fields by name, each with the texts that spoke for it."""
    if ranking is None:
        return []
    fields = {field.slug: field for field in ActionField.objects.all()}
    return [one | {"field": fields.get(one["slug"], one["slug"])} for one in ranking.candidates]


def versions(decisions: list[Decision]) -> list[dict[str, Any]]:
    """Each version with what differs from the one before."""
    pairs = zip(decisions, [None, *decisions], strict=False)
    return [
        {"decision": one, "pieces": compared(before.answer, one.answer) if before and before.answer else []}
        for one, before in pairs
    ]


def too_late(
    request: HttpRequest, suggestion: Suggestion, move: Move, steps: list[Step], trouble: str
) -> dict[str, Any]:
    """What happened since, and everything that was typed: shown, and carried along for another try."""
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_TYPED]
    return {"suggestion": suggestion, "move": move, "steps": steps, "trouble": trouble, "typed": typed}
