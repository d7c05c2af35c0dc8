"""The public pages: all forums, one forum, and both as calendar entries."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.municipality.models import Municipality
from forums.sharing.answers import Shared, answer, shared

from .. import extensions
from ..models import Forum
from ..permissions import may_plan, may_see
from ..registration_window import window
from . import calendar
from .sharing import picture_of

PER_PAGE = 24
FOLDER = "forums/dialogue/public"
IN_CALENDARS = timedelta(days=90)  # a forum stays in the subscription for this long after its end


@require_safe
def forums(request: HttpRequest) -> HttpResponse:
    page = Paginator(Forum.objects.published().in_order(), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, f"{FOLDER}/list.html", {"page": page})


@require_safe
def forum(request: HttpRequest, slug: str) -> HttpResponse:
    found = visible(request, slug)
    context = {
        "forum": found,
        "tables": found.tables.select_related("field__parent").prefetch_related("prompts"),
        "plans": may_plan(request.user),
        "window": window(found),
        "left": found.places_left,
        "breadcrumb": breadcrumb(),
        "share_picture": found.published and _shared(request, found),
        "extensions": extensions.on_page(found, request),
    }
    return render(request, f"{FOLDER}/forum.html", context)


def breadcrumb(forum: Forum | None = None) -> list[dict[str, str]]:
    """From the list of forums, and to the forum if one is given, to a page below."""
    items = [{"url": reverse("forums"), "title": _("Forums")}]
    return [*items, {"url": forum.get_absolute_url(), "title": str(forum)}] if forum else items


def visible(request: HttpRequest, slug: str) -> Forum:
    """The forum of this address, for those who may see it; 404 for everybody else."""
    found: Forum = get_object_or_404(Forum, slug=slug)
    if not may_see(request.user, found):
        raise Http404
    return found


def _shared(request: HttpRequest, forum: Forum) -> Shared:
    return shared(reverse("forum_picture", args=[forum.slug]), picture_of(forum, Municipality.load(request)))


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """Only of a forum that everybody can see."""
    found: Forum = get_object_or_404(Forum.objects.published(), slug=slug)
    return answer(request, picture_of(found, Municipality.load(request)), found)


@require_safe
def calendar_entry(request: HttpRequest, slug: str) -> HttpResponse:
    return as_calendar(calendar.entry(visible(request, slug)), "termin.ics")


@require_safe
def subscription(request: HttpRequest) -> HttpResponse:
    rows = Forum.objects.published().filter(ends_at__gte=timezone.now() - IN_CALENDARS).order_by("starts_at", "pk")
    city = Municipality.current().name
    name = _("Forums: %(city)s") % {"city": city}
    return as_calendar(calendar.subscription(rows, name), f"foren-{slugify(city)}.ics")


def as_calendar(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
