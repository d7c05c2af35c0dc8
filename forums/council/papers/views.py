"""The list of papers, and the page of one; the agenda of a meeting with the papers on it."""

from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from forums.search.lists import list_address, render_list

from ..files import served
from ..meetings.models import AgendaItem, CouncilMeeting
from . import track
from .agenda import lines
from .annexes import Annex
from .consultations import Consultation
from .listing import Listing
from .models import Paper
from .permissions import may_enter_results
from .subjects import concerned_by

FOLDER = "forums/council"


@require_safe
def paper_list(request: HttpRequest) -> HttpResponse:
    """All public papers; for htmx only the results."""
    listing, address = Listing(request.GET), reverse("paper_list")
    here = list_address(address, listing.chosen, listing.page.number)
    context = {"listing": listing, "address": address}
    return render_list(request, f"{FOLDER}/papers/list.html", context, address=here)


@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole form; of a paper that is not public at most its number and its sequence."""
    reachable = Paper.objects.reachable()
    found: Paper | None = reachable.with_sequence().select_related("predecessor").filter(slug=slug).first()
    if found is None:  # its number may have been changed since
        moved = get_list_or_404(reachable.filter(former_addresses__slug=slug).order_by("-former_addresses__pk"))
        return redirect(moved[0], permanent=True)
    if not found.public:
        return render(request, f"{FOLDER}/papers/closed.html", {"paper": found})
    earlier = found.predecessor if found.predecessor and found.predecessor.public else None
    context = {
        "paper": found,
        "summary": track.summary(found),
        "stops": track.stops(found),
        "earlier": earlier,
        "concerned": concerned_by(found),
        "annexes": Annex.objects.filter(paper=found).order_by("number"),
        "later": found.successors.filter(public=True, deleted=None).order_by("dated", "pk"),
    }
    return render(request, f"{FOLDER}/papers/page.html", context)


@require_safe
def annex(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """To everybody where the paper is public, otherwise to who enters papers."""
    found: Annex = get_object_or_404(Annex.objects.filter(paper__deleted=None), paper__slug=slug, number=number)
    if not (found.paper.public or may_enter_results(request.user)):
        raise Http404
    return served(found, f"vorlage-{slug}-anlage-{number}", public=found.paper.public)


@require_safe
def meeting(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found: CouncilMeeting = get_object_or_404(CouncilMeeting.objects.for_list(), uuid=uuid)
    treated = Prefetch("consultations", queryset=Consultation.objects.for_page().select_related("paper"))
    items = AgendaItem.objects.filter(meeting=found).prefetch_related(treated).order_by("order", "pk")
    context = {
        "meeting": found,
        "lines": lines(items),
        "enters": found.has_begun and not found.is_outside and may_enter_results(request.user),
    }
    return render(request, f"{FOLDER}/meetings/page.html", context)
