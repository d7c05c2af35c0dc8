"""The one door through which every move comes."""

from collections.abc import Callable
from functools import partial
from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.protection.whole_numbers import whole_number
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Stage

from .. import context as pages
from ..actions import ACTIONS, MoveData
from ..decisions import Decision
from ..forms.drafts import DraftForm
from ..forms.measures import BaseNewMeasures, NewMeasures, typed_measures
from ..moves import Case, Move, moves_open_to
from ..permissions import had_case, may_open_case
from .requests import DeskRequest, suggestion_or_404

OK, CONFLICT, UNPROCESSABLE = 200, 409, 422
CHOOSE = "waehlen"  # the button that shows the fields of an outcome


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def make_move(request: DeskRequest, number: str, move: str) -> HttpResponse:
    """One move: GET leads to its form on the case's page, POST makes it and redirects."""
    if move not in Move.values:
        raise Http404
    suggestion, chosen = suggestion_or_404(number), Move(move)
    seen = whole_number(request.POST.get("version", ""))
    if not may_open_case(request.user, suggestion):
        if seen is not None and had_case(request.user, suggestion):
            return _gone(request, suggestion, chosen, seen)
        raise Http404
    if request.method != "POST":
        return HttpResponseRedirect(reverse("desk_case", args=[number], fragment=chosen))
    case = Case.of(request.user, suggestion)
    current = chosen == Move.COMMENT or seen == suggestion.version
    if not current and seen is not None:
        return _too_late(request, case, chosen, seen)
    if chosen not in moves_open_to(request.user, suggestion, case):
        raise PermissionDenied
    make = partial(_save_draft, request, case) if chosen == Move.DRAFT else partial(_make, request, case, chosen)
    return _or_too_late(request, case, chosen, make)


def _or_too_late(request: DeskRequest, case: Case, move: Move, make: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return make()
    except OutOfDate as late:
        return _too_late(request, case, move, late.seen)
    except NotPossible as trouble:
        return _too_late(request, case, move, case.suggestion.version, str(trouble))


def _make(request: DeskRequest, case: Case, move: Move) -> HttpResponse:
    action = ACTIONS[move]
    form = action.form(request.POST, suggestion=case.suggestion)
    if not form.is_valid():
        return _form_again(request, case, move, form)
    action.verb(case, cast("MoveData", form.cleaned_data))
    messages.success(request, str(action.done))
    return _onward(request, case.suggestion)


def _save_draft(request: DeskRequest, case: Case) -> HttpResponse:
    """Save, and hand over where that button was pressed. What is missing is said; nothing typed is lost."""
    suggestion = case.suggestion
    if request.POST.get("then") == CHOOSE:
        return _choose_outcome(request, case)
    form = DraftForm(request.POST, suggestion=suggestion, decision=case.decision)
    measures = NewMeasures(request.POST, suggestion=suggestion)
    readable = measures.is_valid()
    if not (form.is_valid() and (readable or form.chosen != Stage.ACCEPTED)):
        return _form_again(request, case, Move.DRAFT, form, measures)
    decision = Decision.draft(
        suggestion,
        form.content(measures.planned() if readable else []),
        by=request.user,
        seen=form.cleaned_data["version"],
        revision=form.cleaned_data["revision"],
    )
    if request.POST.get("then") != Move.HAND_OVER:
        messages.success(request, _("The draft is saved."))
        return HttpResponseRedirect(reverse("desk_case", args=[suggestion.number], fragment=Move.DRAFT))
    if missing := decision.missing(suggestion.field):
        for sentence in missing:
            form.add_error(None, str(sentence))
        form.go_on_from(decision)
        return _form_again(request, Case.of(request.user, suggestion), Move.DRAFT, form, measures)
    return _or_too_late(request, case, Move.HAND_OVER, partial(_hand_over, request, decision))


def _choose_outcome(request: DeskRequest, case: Case) -> HttpResponse:
    """The form with the fields of the outcome just chosen, and everything typed so far. Nothing is saved."""
    form = DraftForm(suggestion=case.suggestion, decision=case.decision, typed=request.POST)
    measures = typed_measures(request.POST, case.suggestion)
    if not request.htmx:
        return _form_again(request, case, Move.DRAFT, form, measures, status=OK)
    context = {
        "number": case.suggestion.number,
        "form": form,
        "measures": measures,
        "decides_alone": case.roster.decides_alone,
    }
    return render(request, "proposals/triage/draft_form.html", context)


def _hand_over(request: DeskRequest, decision: Decision) -> HttpResponse:
    decision.hand_over(by=request.user, seen=decision.suggestion.version)
    messages.success(request, str(ACTIONS[Move.HAND_OVER].done))
    return _onward(request, decision.suggestion)


def _onward(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    if request.POST.get("back") == "signatures":
        return redirect("desk_signatures")
    return redirect("desk_case", suggestion.number)


def _form_again(
    request: HttpRequest,
    case: Case,
    move: Move,
    form: forms.Form,
    measures: BaseNewMeasures | None = None,
    status: int = UNPROCESSABLE,
) -> HttpResponse:
    context = {
        "breadcrumb": pages.breadcrumb(case.suggestion),
        "suggestion": case.suggestion,
        "move": move,
        "form": form,
        "measures": measures,
        "decides_alone": case.roster.decides_alone,
    }
    return render(request, "proposals/triage/move.html", context, status=status)


def _steps_since(suggestion: Suggestion, seen: int) -> list[Step]:
    steps = Step.objects.filter(suggestion=suggestion).after(seen)
    return list(steps.select_related("actor__person", "body").order_by("number"))


def _gone(request: DeskRequest, suggestion: Suggestion, move: Move, seen: int) -> HttpResponse:
    """The case went to another team while this page was open: what happened, and the text, but no way back in."""
    context = pages.too_late(request, suggestion, move, _steps_since(suggestion, seen))
    return render(request, "proposals/triage/gone.html", context, status=CONFLICT)


def _too_late(request: DeskRequest, case: Case, move: Move, seen: int, trouble: str = "") -> HttpResponse:
    """Somebody was faster, or the rules say no: what happened since, and what was typed, kept.

    A request that this user has made before with effect (double click, retry) just leads on.
    """
    suggestion = Suggestion.everything.select_related("field", "holder").get(pk=case.suggestion.pk)
    if not may_open_case(request.user, suggestion):
        if not had_case(request.user, suggestion):
            raise Http404
        return _gone(request, suggestion, move, seen)
    steps = _steps_since(suggestion, seen)
    if _made_before(request, move, steps):
        messages.info(request, _("This was already done. Nothing has been done twice."))
        return _onward(request, suggestion)
    again = move in moves_open_to(request.user, suggestion, Case.of(request.user, suggestion))
    context = pages.too_late(request, suggestion, move, steps, trouble) | {"again": again}
    return render(request, "proposals/triage/too_late.html", context, status=CONFLICT)


def _made_before(request: DeskRequest, move: Move, steps: list[Step]) -> bool:
    """Whether all that people did since is this user's own move."""
    by_people = [step for step in steps if step.actor_id]
    expected = ACTIONS[Move.HAND_OVER if move == Move.DRAFT else move].step
    mine = all(step.actor_id == request.user.pk for step in by_people)
    return mine and any(step.kind == expected for step in by_people)
