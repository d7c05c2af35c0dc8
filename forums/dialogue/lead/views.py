"""The host's page, its pieces one by one, and what is new for pages that cannot have a socket."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forums.people.models import User

from ..feed import Audience, Changes, Sees
from ..models import Forum
from ..permissions import may_lead, may_plan, may_write
from .access import AtTable, at_table, for_host
from .forms import ChosenForm
from .pages import Row, bar_context, cards_of, host_context

MOST_PIECES = 100


class SignedIn(HttpRequest):
    user: User


@never_cache
@login_required
@require_safe
def tables(request: SignedIn, slug: str) -> HttpResponse:
    """The tables this account may lead or write for; 404 for who has none."""
    forum: Forum = get_object_or_404(Forum, slug=slug)
    found = [
        {"table": table, "leads": may_lead(request.user, table)}
        for table in forum.tables.select_related("field", "host", "scribe")
        if may_write(request.user, table)
    ]
    if not found and not may_plan(request.user):
        raise Http404
    return render(request, "forums/dialogue/lead/tables.html", {"forum": forum, "tables": found})


@at_table
@require_safe
def host(request: HttpRequest, here: AtTable) -> HttpResponse:
    if not here.leads:
        return redirect(here.url("forum_write"))
    return render(request, "forums/dialogue/lead/host.html", host_context(here))


@at_table
@for_host
@require_safe
def pieces(request: HttpRequest, here: AtTable) -> HttpResponse:
    """Cards (`?karte=`), headings (`?gruppe=`) and the table's line (`?tisch=1`), as the page shows them."""
    cards, clusters = _asked(request, "karte"), _asked(request, "gruppe")
    context = {
        "here": here,
        "rows": [Row(card) for card in cards_of(here.table).filter(uuid__in=cards).order_by("seq")] if cards else [],
        "clusters": here.table.clusters.standing().filter(uuid__in=clusters) if clusters else [],
        "chosen": ChosenForm(table=here.table) if clusters else None,
    }
    if "tisch" in request.GET:
        context |= bar_context(here) | {"bar": True}
    return render(request, "forums/dialogue/lead/pieces.html", context)


def _asked(request: HttpRequest, name: str) -> list[UUID]:
    try:
        return [UUID(one) for one in request.GET.getlist(name)[:MOST_PIECES]]
    except ValueError as error:
        raise Http404 from error


@at_table
@require_safe
def news(request: HttpRequest, here: AtTable) -> HttpResponse:
    """What came after `?nach=17`, as the socket would say it."""
    after = request.GET.get("nach", "")
    seen = int(after) if after.isascii() and after.isdigit() and len(after) < 16 else 0
    changes = Changes.read(here.forum.pk, seen)
    return JsonResponse(changes.news(Audience(Sees.LEAD, here.forum.pk, here.table.pk)))
