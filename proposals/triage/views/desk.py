"""The desk: what is to do, what waits for a signature, and one case."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forums.bodies.permissions import reads_every_desk
from forums.people.access_log import AccessKind, DataKind, log_access
from forums.protection.whole_numbers import whole_number
from forums.search.lists import list_address, render_list
from proposals.measures.indicators.permissions import may_open_readings
from proposals.suggestions.models import Suggestion

from .. import context as pages
from ..comments import Comment
from ..decisions import Decision
from ..forms.filters import DeskFilter
from ..moves import Case, moves_open_to
from ..permissions import may_open_case, may_open_desk
from ..previews import preview_of
from ..queues import errata_to_sign, mine_to_do, on_my_desks, to_sign
from .requests import DeskRequest, suggestion_or_404

PER_PAGE = 30


@never_cache
@login_required
@require_safe
def desk(request: DeskRequest) -> HttpResponse:
    """Mine to do first; `?ansicht=alle` shows all of my fields, with filters in the address."""
    if not may_open_desk(request.user):
        raise PermissionDenied
    everything = request.GET.get("ansicht") == "alle"
    form = DeskFilter(request.GET, user=request.user) if everything else None
    rows = form.apply(on_my_desks(request.user)) if form else mine_to_do(request.user)
    page = Paginator(rows.select_related("field", "holder"), PER_PAGE).get_page(request.GET.get("seite"))
    address = reverse("desk")
    context = {
        "page": page,
        "address": address,
        "rows": pages.rows(page.object_list),
        "form": form,
        "reset": pages.everything_url(),
        "everything": everything,
        "enters_readings": may_open_readings(request.user),
        "oversees": reads_every_desk(request.user),
        "unread": Comment.objects.unread_by(request.user).by_case(Suggestion.objects.on_desk_of(request.user)),
        "tabs": pages.tabs(
            everything=everything, waiting=to_sign(request.user).count() + errata_to_sign(request.user).count()
        ),
    }
    here = list_address(address, form.chosen() if form else {}, page.number)
    return render_list(request, "proposals/triage/desk.html", context, address=here)


@never_cache
@login_required
@require_safe
def signatures(request: DeskRequest) -> HttpResponse:
    """The volunteer's ten minutes: everything that waits for my signature, one after another.

    `?nach=<id>` goes on after one that is left for later.
    """
    if not may_open_desk(request.user):
        raise PermissionDenied
    waiting = list(to_sign(request.user).values_list("pk", flat=True))
    after = whole_number(request.GET.get("nach", ""))
    place = waiting.index(after) + 1 if after in waiting else 0
    context: pages.Context = {
        "breadcrumb": pages.breadcrumb(),
        "waiting_count": len(waiting),
        "corrections": list(errata_to_sign(request.user).select_related("suggestion")),
        "place": place + 1,
    }
    if place < len(waiting):
        decision = get_object_or_404(Decision.objects.for_page(), pk=waiting[place])
        context |= _case(request, Case.of(request.user, decision.suggestion))
        context |= {
            "decision": decision,
            "preview": preview_of(decision),
            "next": decision.pk if place + 1 < len(waiting) else None,
        }
    return render(request, "proposals/triage/signatures.html", context)


@never_cache
@login_required
@require_safe
def case_page(request: DeskRequest, number: str) -> HttpResponse:
    suggestion = suggestion_or_404(number)
    if not may_open_case(request.user, suggestion):
        raise Http404
    return render(request, "proposals/triage/case.html", _case(request, Case.of(request.user, suggestion)))


def _case(request: DeskRequest, case: Case) -> pages.Context:
    """Where the original says more than the public version, who saw it is kept. Comments count as read from now on."""
    context = pages.case_context(case, moves_open_to(request.user, case.suggestion, case))
    if context["unread"]:
        Comment.objects.of(case.suggestion).mark_read(request.user)
    if context["original"] and context["original"] != case.suggestion.public_text:
        log_access(AccessKind.LOOKED, DataKind.ORIGINAL, case.suggestion.number, by=request.user)
    return context
