"""The desk: lists, one case, and the one door through which every move comes."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from forums.people import access_log
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion

from . import context as pages
from .actions import ACTS, Act
from .decisions import Decision
from .filters import DeskFilter
from .forms import DraftForm, new_measures, planned
from .moves import Case, Move, moves_open_to
from .permissions import had_case, may_open_case, may_open_desk
from .queues import mine_to_do, on_my_desks, to_sign

PER_PAGE = 30
CONFLICT, UNPROCESSABLE = 409, 422


class DeskRequest(HttpRequest):
    user: User


@never_cache
@login_required
@require_GET
def desk(request: DeskRequest) -> HttpResponse:
    """Mine to do first; `?ansicht=alle` shows all of my fields, with filters in the address."""
    if not may_open_desk(request.user):
        raise PermissionDenied
    everything = request.GET.get("ansicht") == "alle"
    form = DeskFilter(request.GET or None, user=request.user) if everything else None
    rows = form.rows(on_my_desks(request.user)) if form else mine_to_do(request.user)
    page = Paginator(rows.select_related("field", "holder"), PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "page": page,
        "rows": pages.rows(page.object_list),
        "form": form,
        "everything": everything,
        "tabs": pages.tabs(everything=everything, waiting=to_sign(request.user).count()),
    }
    return render(request, "proposals/triage/results.html" if request.htmx else "proposals/triage/desk.html", context)  # type: ignore[attr-defined]


@never_cache
@login_required
@require_GET
def signatures(request: DeskRequest) -> HttpResponse:
    """The volunteer's ten minutes: everything that waits for my signature, one after another.

    `?nach=<id>` goes on after one that is left for later.
    """
    if not may_open_desk(request.user):
        raise PermissionDenied
    waiting = list(to_sign(request.user).values_list("pk", flat=True))
    after = request.GET.get("nach", "")
    place = waiting.index(int(after)) + 1 if after.isdigit() and int(after) in waiting else 0
    context: dict[str, Any] = {"waiting_count": len(waiting), "place": place + 1}
    if place < len(waiting):
        decision = get_object_or_404(Decision.objects.for_page(), pk=waiting[place])
        case = Case.of(request.user, decision.suggestion)
        context |= pages.case_context(case, moves_open_to(request.user, decision.suggestion, case))
        _note_look(request, case, context)
        context |= {"decision": decision, "next": decision.pk if place + 1 < len(waiting) else None}
    return render(request, "proposals/triage/signatures.html", context)


def _suggestion(number: str) -> Suggestion:
    rows = Suggestion.objects.select_related(
        "field", "holder", "holder__field", "district", "theme", "photo", "merged_into"
    )
    suggestion: Suggestion = get_object_or_404(rows, number=number)
    return suggestion


@never_cache
@login_required
@require_GET
def case_page(request: DeskRequest, number: str) -> HttpResponse:
    suggestion = _suggestion(number)
    if not may_open_case(request.user, suggestion):
        raise Http404
    case = Case.of(request.user, suggestion)
    moves = moves_open_to(request.user, suggestion, case)
    context = pages.case_context(case, moves)
    _note_look(request, case, context)
    return render(request, "proposals/triage/case.html", context)


def _note_look(request: DeskRequest, case: Case, context: dict[str, Any]) -> None:
    """Where the original says more than the public version, who saw it is kept."""
    if context["original"] and context["original"] != case.suggestion.public_text:
        access_log.log_access(
            access_log.AccessKind.LOOKED, access_log.DataKind.ORIGINAL, case.suggestion.number, by=request.user
        )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, number: str, move: str) -> HttpResponse:
    """One move: GET leads to its form on the case's page, POST makes it and redirects."""
    if move not in Move.values:
        raise Http404
    suggestion, chosen = _suggestion(number), Move(move)
    seen = request.POST.get("version", "")
    if not may_open_case(request.user, suggestion):
        if seen.isdigit() and had_case(request.user, suggestion):
            return _gone(request, suggestion, chosen, int(seen))
        raise Http404
    if request.method != "POST":
        return HttpResponseRedirect(f"{reverse('desk_case', args=[number])}#{chosen}")
    case = Case.of(request.user, suggestion)
    current = chosen == Move.COMMENT or seen == str(suggestion.version)
    if not current and seen.isdigit():
        return _too_late(request, case, chosen, int(seen))
    if chosen not in moves_open_to(request.user, suggestion, case):
        raise PermissionDenied
    if chosen == Move.DRAFT:
        return _draft(request, case)
    return _make(request, case, chosen, ACTS[chosen])


def _make(request: DeskRequest, case: Case, move: Move, described: Act) -> HttpResponse:
    form = described.form(request.POST, suggestion=case.suggestion)
    if not form.is_valid():
        return _form_again(request, case, move, form)
    try:
        described.verb(case, form.cleaned_data)
    except OutOfDate as late:
        return _too_late(request, case, move, late.seen)
    except NotPossible as trouble:
        return _too_late(request, case, move, case.suggestion.version, str(trouble))
    messages.success(request, str(described.done))
    return _onward(request, case.suggestion)


def _draft(request: DeskRequest, case: Case) -> HttpResponse:
    """Save, and hand over where that button was pressed. What is missing is said; nothing typed is lost."""
    form = DraftForm(request.POST, suggestion=case.suggestion, decision=case.decision)
    measures = new_measures(case.suggestion, data=request.POST)
    if not (form.is_valid() & measures.is_valid()):
        return _form_again(request, case, Move.DRAFT, form, measures=measures)
    said = form.cleaned_data
    try:
        decision = Decision.draft(
            case.suggestion,
            form.content(planned(measures)),
            by=request.user,
            seen=said["version"],
            revision=said["revision"],
        )
    except OutOfDate as late:
        return _too_late(request, case, Move.DRAFT, late.seen)
    except NotPossible as trouble:
        return _too_late(request, case, Move.DRAFT, case.suggestion.version, str(trouble))
    if request.POST.get("then") != Move.HAND_OVER:
        messages.success(request, _("The draft is saved."))
        return HttpResponseRedirect(f"{reverse('desk_case', args=[case.suggestion.number])}#{Move.DRAFT}")
    if missing := decision.missing():
        for sentence in missing:
            form.add_error(None, sentence)
        fresh = Case.of(request.user, case.suggestion)
        return _form_again(request, fresh, Move.DRAFT, _with_version(form, decision), measures=measures)
    described = ACTS[Move.HAND_OVER]
    try:
        decision.hand_over(by=request.user, seen=case.suggestion.version)
    except OutOfDate as late:
        return _too_late(request, case, Move.HAND_OVER, late.seen)
    except NotPossible as trouble:
        return _too_late(request, case, Move.HAND_OVER, case.suggestion.version, str(trouble))
    messages.success(request, str(described.done))
    return _onward(request, case.suggestion)


def _with_version(form: DraftForm, decision: Decision) -> DraftForm:
    """The draft was saved although it is not complete: the form goes on from the saved version."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data["version"], data["revision"] = str(decision.suggestion.version), str(decision.revision)
    form.data = data
    return form


def _onward(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    if request.POST.get("back") == "signatures":
        return redirect("desk_signatures")
    return redirect("desk_case", suggestion.number)


def _form_again(
    request: HttpRequest, case: Case, move: Move, form: django_forms.Form, measures: Any = None
) -> HttpResponse:
    context = {"suggestion": case.suggestion, "move": move, "form": form, "measures": measures}
    return render(request, "proposals/triage/move.html", context, status=UNPROCESSABLE)


def _gone(request: DeskRequest, suggestion: Suggestion, move: Move, seen: int) -> HttpResponse:
    """The case went to another team while this page was open: what happened, and the text, but no way back in."""
    steps = list(suggestion.steps.after(seen).select_related("body"))
    context = pages.too_late(request, suggestion, move, steps, "")
    return render(request, "proposals/triage/gone.html", context, status=CONFLICT)


def _too_late(request: DeskRequest, case: Case, move: Move, seen: int, trouble: str = "") -> HttpResponse:
    """Somebody was faster, or the rules say no: what happened since, and what was typed, kept.

    A request that this user has made before with effect (double click, retry) just leads on.
    """
    suggestion = Suggestion.everything.select_related("field", "holder").get(pk=case.suggestion.pk)
    steps = list(suggestion.steps.after(seen).select_related("actor__person", "body"))
    if not may_open_case(request.user, suggestion):
        return _gone(request, suggestion, move, seen)
    known = ACTS[Move.HAND_OVER if move == Move.DRAFT else move].step
    mine = [step for step in steps if step.actor_id == request.user.pk]
    if steps and mine == [step for step in steps if step.actor_id] and known in {step.kind for step in mine}:
        messages.info(request, _("This was done already. Nothing was done twice."))
        return _onward(request, suggestion)
    fresh = Case.of(request.user, suggestion)
    again = move in moves_open_to(request.user, suggestion, fresh)
    context = pages.too_late(request, suggestion, move, steps, trouble) | {"again": again}
    return render(request, "proposals/triage/too_late.html", context, status=CONFLICT)
