"""The coordinators' page of one forum: where it stands, who comes, its tables with their links, print."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_stubs_ext import StrOrPromise

from forums.municipality.languages import NAMES
from forums.people.access_log import AccessKind, DataKind, log_access
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


ACTIONS: dict[str, tuple[Callable[[Forum], None], ForumState | None]] = {
    "begin": (Forum.begin, ForumState.RUNNING),
    "end": (Forum.end, ForumState.OVER),
    "cancel": (Forum.cancel, ForumState.CANCELLED),
    "plan_again": (Forum.plan_again, ForumState.PLANNED),
    "renew_invitation": (Forum.renew_invitation, None),
}


def open_actions(forum: Forum) -> set[str]:
    """Read by the buttons; the verbs check again."""
    moves = {to for state, to in FORUM_MOVES if state == forum.state}
    return {name for name, (_verb, to) in ACTIONS.items() if to in moves or to is None}


@require_safe
@planners_only
def forum_desk(request: PlannerRequest, pk: int) -> HttpResponse:
    forum: Forum = get_object_or_404(Forum, pk=pk)
    tables = forum.tables.select_related("field__parent", "host", "scribe").annotate(prompt_count=Count("prompts"))
    for table in tables:
        table.forum = forum
    context = {
        "forum": forum,
        "actions": open_actions(forum),
        "tables": [{"table": table, "host": host_url(table), "scribe": scribe_url(table)} for table in tables],
        "invitation": invitation_url(forum) if forum.kind == ForumKind.WORKSHOP else "",
        "left": forum.places_left,
        "needs": needs(forum),
        "attendance": AttendanceForm(initial={"attendance": forum.attendance}),
        "slips": SlipsForm(),
        "extensions": extensions.on_desk(forum, request),
        "breadcrumbs_items": crumbs(("", str(forum))),
        "header_title": str(forum),
        "header_icon": "comment",
    }
    return render(request, f"{FOLDER}/desk.html", context)


def needs(forum: Forum) -> dict[str, object]:
    """Numbers only, of those who have a place: what has to be ordered. Two queries."""
    placed = forum.registrations.placed()
    found: dict[str, object] = forum.registrations.aggregate(
        placed=Count("pk", filter=Q(state="place")),
        waiting=Count("pk", filter=Q(state="waiting")),
        children=Sum("children", filter=Q(state="place"), default=0),
        step_free=Count("pk", filter=Q(state="place", step_free=True)),
        sign_language=Count("pk", filter=Q(state="place", sign_language=True)),
        notes=Count("pk", filter=Q(state="place") & ~Q(note="")),
    )
    counted = placed.exclude(interpreter="").values_list("interpreter").annotate(people=Count("pk"))
    found["interpreters"] = [(code, NAMES.get(code, code), people) for code, people in counted.order_by("-people")]
    return found


@require_safe
@planners_only
def registrations(request: PlannerRequest, pk: int) -> HttpResponse:
    """Names and what each person needs. Access is logged for the data protection officer."""
    forum: Forum = get_object_or_404(Forum, pk=pk)
    log_access(AccessKind.LOOKED, DataKind.REGISTRATIONS, forum.slug, by=request.user)
    context = {
        "forum": forum,
        "registrations": forum.registrations.standing(),
        "breadcrumbs_items": crumbs((reverse("forum_desk", args=[pk]), str(forum)), ("", _("Registrations"))),
        "header_title": _("Registrations"),
        "header_icon": "group",
    }
    return render(request, f"{FOLDER}/registrations.html", context)


@require_POST
@planners_only
def action(request: PlannerRequest, pk: int) -> HttpResponse:
    forum: Forum = get_object_or_404(Forum, pk=pk)
    name = request.POST.get("act", "")
    if name not in ACTIONS:
        raise Http404
    try:
        ACTIONS[name][0](forum)
        messages.success(request, _("Done."))
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("forum_desk", pk)


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
