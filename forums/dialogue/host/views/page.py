"""The host's page, its pieces one by one, and what is new for pages that cannot have a socket."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forums.dialogue.feed import Audience, Sees
from forums.dialogue.live.polling import answer, seen
from forums.dialogue.models import Forum
from forums.dialogue.permissions import may_lead, may_plan, may_write
from forums.dialogue.similarity import headings_for, learn
from forums.dialogue.tables import Table
from forums.dialogue.tokens import lead_url
from forums.people.models import User

from ..access import AtTable, at_table, for_host
from ..forms.table import ChosenForm
from ..mine import tables_of
from ..pages import Row, bar_context, cards_of, host_context

MOST_PIECES = 100


class SignedIn(HttpRequest):
    user: User


@never_cache
@login_required
@require_safe
def tables(request: SignedIn, slug: str) -> HttpResponse:
    """The tables this account may lead or write for; 404 for who has none. Coordinators find here the links to hand
    out to hosts and scribes without an account."""
    forum: Forum = get_object_or_404(Forum, slug=slug)
    found = tables_of(request.user, forum)
    plans = may_plan(request.user)
    if not found and not plans:
        raise Http404
    rows = [
        {
            "table": table,
            "leads": may_lead(request.user, table),
            "host_link": lead_url(table) if plans else "",
            "scribe_link": lead_url(table, "write") if plans else "",
        }
        for table in found
    ]
    return render(request, "forums/dialogue/host/tables.html", {"forum": forum, "tables": rows})


@never_cache
@login_required
@require_POST
def renew_links(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """Links that went astray, and the code on the table, lead nowhere from now on."""
    table: Table = get_object_or_404(Table, forum__slug=slug, number=number)
    if not may_write(request.user, table):
        raise Http404
    if not may_plan(request.user):
        raise PermissionDenied
    table.renew_links()
    messages.success(request, _("The table has new links and a new code. Please print its sign again."))
    return redirect("forum_leads", slug)


@at_table
@require_safe
def host(request: HttpRequest, here: AtTable) -> HttpResponse:
    if not here.leads:
        return redirect(here.url("forum_write"))
    return render(request, "forums/dialogue/host/host.html", host_context(here))


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
    return render(request, "forums/dialogue/host/pieces.html", context)


@at_table
@for_host
@require_safe
def headings(request: HttpRequest, here: AtTable) -> HttpResponse:
    """For cards without a heading the nearest one, as a button each; and whether more will be known soon."""
    more = learn(here.table)
    context = {"here": here, "near": headings_for(here.table).items(), "more": more}
    return render(request, "forums/dialogue/host/near_headings.html", context)


def _asked(request: HttpRequest, name: str) -> list[UUID]:
    try:
        return [UUID(one) for one in request.GET.getlist(name)[:MOST_PIECES]]
    except ValueError as error:
        raise Http404 from error


@at_table
@require_safe
def news(request: HttpRequest, here: AtTable) -> HttpResponse:
    """What came after `?nach=17`, as the socket would say it."""
    audience = Audience(Sees.LEAD, here.forum.pk, here.table.pk)
    return answer(here.forum, audience, seen(request, here.forum))
