"""The page with the map of the town, and what a map of streets shows above its tiles."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from forums.fields.models import ActionField
from forums.maps.models import TownMap
from forums.maps.picture import TownPicture, picture_with_figures, plain_picture

from .figures import district_figures, figures_on_the_map
from .marks import spots
from .street_map import policy, shown_above
from .teaser import teaser


@require_safe
def town_map(request: HttpRequest) -> HttpResponse:
    """Districts as map and table, of all suggestions or of a field's; without shapes the table alone.

    For htmx only the part that a field's page shows. Where the city has a map of streets, another host is allowed.
    """
    source = settings.STREET_MAP
    if source is None:
        return _town_map(request)
    answer: HttpResponse = csp_override(policy(source["host"]))(_town_map)(request)
    return answer


@require_safe
def street_map(request: HttpRequest) -> HttpResponse:
    """What the map of streets shows above its tiles; 404 where the city has none."""
    town = TownMap.current()
    if not settings.STREET_MAP or town is None:
        raise Http404
    field = _field(request)
    points = None if field else spots(town)
    return JsonResponse(shown_above(town, district_figures(field), points))


def _field(request: HttpRequest) -> ActionField | None:
    slug = request.GET.get("feld")
    return get_object_or_404(ActionField, slug=slug) if slug else None


def _town_map(request: HttpRequest) -> HttpResponse:
    field = _field(request)
    rows, town = district_figures(field), TownMap.current()
    if request.headers.get("HX-Request") and field:
        part = teaser(town, (row for row in rows if row.district))
        return render(request, "proposals/public/town_map/teaser.html", part)
    picture = picture_with_figures(town, figures_on_the_map(rows)) if town else None
    points = spots(town) if town and not field else None
    drawn = {shape.district_id for shape in town.drawn} if town else set()
    context = {
        "rows": [row.row for row in rows],
        "columns": [
            _("District"),
            {"text": _("Suggestions"), "numeric": True},
            {"text": _("With a measure"), "numeric": True},
        ],
        "field": field,
        "street_map": settings.STREET_MAP if town else None,
        "picture": picture,
        "points": points,
        "places": TownPicture(town, plain_picture(town).areas, marks=points.marks) if town and points else None,
        "not_drawn": [row.name for row in rows if town and row.district and row.district.pk not in drawn],
        "canonical": settings.SITE_URL + reverse("suggestion_map"),
    }
    return render(request, "proposals/public/town_map/map.html", context)
