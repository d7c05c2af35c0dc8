"""The host's page, its pieces one by one, and what is new for pages that cannot have a socket."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from forums.dialogue.changes import Audience, Sees
from forums.dialogue.live.polling import answer, seen
from forums.dialogue.similar_cards import learn, nearest_headings

from ..access import HtmxRequest, TableAccess, host_required, table_access_required
from ..context import Context, Row, bar_context, cards_of, host_context
from ..forms.cards import headings_of
from ..forms.table import ChosenForm

MOST_PIECES = 100


@table_access_required
@require_safe
def host(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    if not access.is_host:
        return redirect(access.url("forum_write"))
    return render(request, "forums/dialogue/host/host.html", host_context(access))


@table_access_required
@host_required
@require_safe
def pieces(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    """Cards (`?karte=`), headings (`?gruppe=`) and the status bar (`?tisch=1`), as the page shows them."""
    cards, headings = _uuids(request, "karte"), _uuids(request, "gruppe")
    context: Context = {
        "access": access,
        "rows": [Row(card) for card in cards_of(access.table).filter(uuid__in=cards).order_by("seq")] if cards else [],
        "clusters": headings_of(access.table).filter(uuid__in=headings) if headings else [],
        "chosen": ChosenForm(table=access.table) if headings else None,
    }
    if "tisch" in request.GET:
        context |= bar_context(access) | {"bar": True}
    return render(request, "forums/dialogue/host/pieces.html", context)


@table_access_required
@host_required
@require_safe
def headings(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    """For cards without a heading the nearest one, as a button each; and whether more will be known soon."""
    more = learn(access.table)
    context = {"access": access, "near": nearest_headings(access.table).items(), "more": more}
    return render(request, "forums/dialogue/host/near_headings.html", context)


def _uuids(request: HttpRequest, name: str) -> list[UUID]:
    try:
        return [UUID(value) for value in request.GET.getlist(name)[:MOST_PIECES]]
    except ValueError as error:
        raise Http404 from error


@table_access_required
@require_safe
def news(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    """What came after `?nach=17`, as the socket would send it."""
    audience = Audience(Sees.HOST, access.forum.pk, access.table.pk)
    return answer(access.forum, audience, seen(request, access.forum))
