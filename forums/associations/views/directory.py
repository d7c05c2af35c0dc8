"""The public pages: the directory and each association's profile, only with what was agreed to."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..directory import listed
from ..facts import public_facts
from ..models import Association, Item
from ..permissions import may_look_after

PER_PAGE = 24
FOLDER = "forums/associations/directory"


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    narrowed, rows = listed(request.GET)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
    context = {"filter": narrowed, "page": page}
    fragment = getattr(request, "htmx", False)
    return render(request, f"{FOLDER}/{'results' if fragment else 'list'}.html", context)


@require_safe
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    association = get_object_or_404(Association.objects.public().with_profile(), slug=slug)
    context = {
        "association": association,
        "facts": public_facts(association),
        "joinings": association.joinings.members().select_related("network__field"),
        "logo": association.logo if Item.LOGO in association.shows() else None,
        "mine": may_look_after(request.user, association),
    }
    return render(request, f"{FOLDER}/profile.html", context)
