"""The overview of all fields for the steering group and whoever else reads every desk."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forums.bodies.permissions import is_migration_officer, reads_every_desk
from forums.municipality.calendar import today

from .parts import parts


@never_cache
@login_required
@require_safe
def oversight(request: HttpRequest) -> HttpResponse:
    """One part at a time, with how many there are in each; `?ansicht=` names it, an unknown one shows the first."""
    if not reads_every_desk(request.user):
        raise PermissionDenied
    known = parts(today())
    chosen = next((part for part in known if part.key == request.GET.get("ansicht")), known[0])
    page = chosen.page(request.GET.get("seite"))
    tabs = [
        {
            "url": reverse("oversight", query={"ansicht": part.key}),
            "text": part.name,
            "count": len(part.rows) if isinstance(part.rows, list) else part.rows.count(),
            "current": part is chosen,
        }
        for part in known
    ]
    context = {
        "part": chosen,
        "page": page,
        "items": [chosen.show(row) for row in page],
        "tabs": tabs,
        "officer": is_migration_officer(request.user),
    }
    return render(request, "proposals/public/oversight/oversight.html", context)
