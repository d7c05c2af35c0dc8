"""The coordinators' page of one forum: where it stands, who comes, its tables with their links, print."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_stubs_ext import StrOrPromise

from forums.municipality.languages import NAMES
from forums.people.models import User
from forums.records.exceptions import NotPossible

from .. import extensions
from ..models import Forum
from ..permissions import may_plan
from ..public.links import invitation_url
from ..states import FORUM_MOVES, ForumKind, ForumState
from ..tokens import host_url, scribe_url
from .forms import AttendanceForm, SlipsForm

FOLDER = "forums/dialogue/admin"


class PlannerRequest(HttpRequest):
    user: User


type View[**P] = Callable[Concatenate[PlannerRequest, P], HttpResponse]


def planners_only[**P](view: View[P]) -> View[P]:
    @wraps(view)
    def checked(request: PlannerRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_plan(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def crumbs(*items: tuple[str, StrOrPromise]) -> list[dict[str, StrOrPromise]]:
    first = [(reverse("wagtailadmin_home"), _("Home")), (reverse("forums:index"), _("Forums"))]
    return [{"url": url, "label": label} for url, label in (*first, *items)]


@dataclass(frozen=True)
class Action:
    """`before` and `to`: the states between which it leads; none for what is always possible."""

    verb: Callable[[Forum], None]
    before: frozenset[ForumState] = frozenset(ForumState)
    to: ForumState | None = None


ACTIONS = {
    "begin": Action(Forum.begin, to=ForumState.RUNNING),
    "take_back": Action(Forum.take_back_begin, frozenset({ForumState.RUNNING}), ForumState.PLANNED),
    "end": Action(Forum.end, to=ForumState.OVER),
    "cancel": Action(Forum.cancel, to=ForumState.CANCELLED),
    "plan_again": Action(Forum.plan_again, frozenset({ForumState.CANCELLED}), ForumState.PLANNED),
    "renew_invitation": Action(Forum.renew_invitation),
}


def open_actions(forum: Forum) -> set[str]:
    """Read by the buttons; the verbs check again."""
    moves = {to for state, to in FORUM_MOVES if state == forum.state}
    return {
        name
        for name, action in ACTIONS.items()
        if forum.state in action.before and (action.to is None or action.to in moves)
    }


@require_safe
@planners_only
def forum_desk(request: PlannerRequest, pk: int) -> HttpResponse:
    forum: Forum = get_object_or_404(Forum, pk=pk)
    tables = forum.tables.select_related("field__parent", "host", "scribe").annotate(prompt_count=Count("prompts"))
    for table in tables:
        table.forum = forum
    counted = needs(forum)
    context = {
        "forum": forum,
        "actions": open_actions(forum),
        "tables": [{"table": table, "host": host_url(table), "scribe": scribe_url(table)} for table in tables],
        "invitation": invitation_url(forum) if forum.kind == ForumKind.WORKSHOP else "",
        "needs": counted,
        "attendance": AttendanceForm(initial={"attendance": forum.attendance or counted["arrived"] or None}),
        "slips": SlipsForm(),
        "extensions": extensions.on_desk(forum, request),
        "breadcrumbs_items": crumbs(("", str(forum))),
        "header_title": str(forum),
        "header_icon": "comment",
    }
    return render(request, f"{FOLDER}/desk.html", context)


def needs(forum: Forum) -> dict[str, Any]:
    """Numbers only: how many people, and of those who have a place what has to be ordered. Two queries."""
    placed = forum.registrations.placed()
    found: dict[str, Any] = forum.registrations.aggregate(
        placed=Sum("people", filter=Q(state="place"), default=0),
        waiting=Sum("people", filter=Q(state="waiting"), default=0),
        arrived=Sum("people", filter=Q(arrived_at__isnull=False), default=0),
        children=Sum("children", filter=Q(state="place"), default=0),
        step_free=Count("pk", filter=Q(state="place", step_free=True)),
        sign_language=Count("pk", filter=Q(state="place", sign_language=True)),
        notes=Count("pk", filter=Q(state="place") & ~Q(note="")),
    )
    counted = placed.exclude(interpreter="").values_list("interpreter").annotate(asked=Count("pk"))
    found["left"] = None if forum.capacity is None else max(forum.capacity - found["placed"], 0)
    found["interpreters"] = [(code, NAMES.get(code, code), count) for code, count in counted.order_by("-asked")]
    return found


@require_POST
@planners_only
def action(request: PlannerRequest, pk: int) -> HttpResponse:
    forum: Forum = get_object_or_404(Forum, pk=pk)
    name = request.POST.get("act", "")
    if name not in ACTIONS:
        raise Http404
    if name == "begin" and forum.is_early and "early" not in request.POST:
        return _ask_whether_early(request, forum)
    try:
        ACTIONS[name].verb(forum)
        messages.success(request, _("Done."))
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("forum_desk", pk)


def _ask_whether_early(request: PlannerRequest, forum: Forum) -> HttpResponse:
    context = {
        "forum": forum,
        "breadcrumbs_items": crumbs((reverse("forum_desk", args=[forum.pk]), str(forum)), ("", _("Begin"))),
        "header_title": _("Begin"),
        "header_icon": "comment",
    }
    return render(request, f"{FOLDER}/early.html", context)


@require_POST
@planners_only
def attendance(request: PlannerRequest, pk: int) -> HttpResponse:
    forum: Forum = get_object_or_404(Forum, pk=pk)
    form = AttendanceForm(request.POST)
    if form.is_valid():
        forum.change(attendance=form.cleaned_data["attendance"])
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Please give a number."))
    return redirect("forum_desk", pk)
