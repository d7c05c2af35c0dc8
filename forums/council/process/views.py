"""The plan of the process: as a page, as calendar entries, on paper."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.municipality.models import Municipality
from forums.printing import answers

from ..files import served
from .calendar import subscription
from .documents import MilestoneDocument
from .models import Milestone
from .permissions import may_keep_process
from .picture import picture
from .printing import annex
from .states import Standing
from .timeline import Point, Progress, points

FOLDER = "forums/council/process"
PER_PAGE = 60  # a whole update has about fifteen


@require_safe
def process(request: HttpRequest) -> HttpResponse:
    plan = _plan()
    page = Paginator(plan, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "page": page,
        "picture": picture(list(page.object_list)),
        "progress": Progress.of(plan),
        "next": [point for point in plan if point.standing in (Standing.TODAY, Standing.NEXT)],
        "keeps": may_keep_process(request.user),
    }
    return render(request, f"{FOLDER}/page.html", context)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    city = Municipality.load(request).name
    name = _("Process: %(city)s") % {"city": city}
    response = HttpResponse(
        subscription(Milestone.objects.in_order(), name), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="prozess-{slugify(city)}.ics"'
    return response


@require_safe
def timetable(request: HttpRequest) -> HttpResponse:
    """Annex 1."""
    return answers.response(annex(_plan(), city=Municipality.load(request).name), "anlage-1-zeitplan.pdf")


@require_safe
def document(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found: MilestoneDocument = get_object_or_404(
        MilestoneDocument.objects.filter(milestone__deleted=None).select_related("milestone"), uuid=uuid
    )
    return served(found, f"{found.milestone.anchor}-dokument-{found.number}", public=True)


def _plan() -> list[Point]:
    return points(Milestone.objects.for_page())
