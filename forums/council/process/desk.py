"""The coordinators' page of one milestone: where it stands, and what can become of it now."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums.people.models import User
from forums.records.exceptions import NotPossible

from .forms import ActionForm, AdoptForm, DropForm, MoveForm, PlanAgainForm, ReachForm
from .models import Milestone
from .permissions import may_keep_process
from .states import MilestoneState
from .timeline import points

ACTIONS: dict[str, type[ActionForm]] = {
    "reach": ReachForm,
    "move": MoveForm,
    "adopt": AdoptForm,
    "drop": DropForm,
    "plan_again": PlanAgainForm,
}


def open_actions(milestone: Milestone) -> list[str]:
    """What the page offers; the verbs check again."""
    if milestone.is_open:
        return ["reach", "move", "drop"]
    if milestone.is_adopted:
        return []
    return ["adopt", "plan_again"] if milestone.state == MilestoneState.REACHED else ["plan_again"]


class KeeperRequest(HttpRequest):
    user: User


@require_http_methods(["GET", "HEAD", "POST"])
def milestone_desk(request: KeeperRequest, pk: int) -> HttpResponse:
    if not may_keep_process(request.user):
        raise Http404
    milestone = _milestone(pk)
    if request.method != "POST":
        return _page(request, milestone)
    action = request.POST.get("act", "")
    if action not in ACTIONS:
        raise Http404
    form = ACTIONS[action](request.POST, milestone=milestone, prefix=action)
    if not form.is_valid():
        return _page(request, milestone, {action: form})
    try:
        form.carry_out(milestone, request.user)
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
        now = _milestone(pk)
        form.show_as_of(now)
        return _page(request, now, {action: form})
    messages.success(request, _("Saved."))
    return redirect("milestone_desk", pk)


def _milestone(pk: int) -> Milestone:
    found: Milestone = get_object_or_404(Milestone.objects.for_page(), pk=pk)
    return found


def _page(request: KeeperRequest, milestone: Milestone, sent: dict[str, ActionForm] | None = None) -> HttpResponse:
    """With the form that was `sent`, as it was typed; also where its move is no longer open."""
    shown = {name: ACTIONS[name](milestone=milestone, prefix=name) for name in open_actions(milestone)}
    [point] = points([milestone])
    context = {
        "milestone": milestone,
        "point": point,
        "forms": shown | (sent or {}),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("milestones:index"), "label": _("Milestones")},
            {"url": "", "label": str(milestone)},
        ],
        "header_title": str(milestone),
        "header_icon": "calendar-alt",
    }
    return render(request, "forums/council/process/desk.html", context, status=422 if sent else 200)
