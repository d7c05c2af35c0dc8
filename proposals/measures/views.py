"""The list of measures, and the page of one: what, who, until when, where it came from, what became of it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.associations.models import Association
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion

from .forms import NEWS, STATUSES, FilterForm, ReportForm
from .forum_cards import Said, cards_about, tallied
from .models import Goal, Indicator, Measure, MeasureQuerySet
from .permissions import may_report, open_moves
from .workflow import Progress, Status

PER_PAGE = 24


@require_safe
def measure_list(request: HttpRequest) -> HttpResponse:
    """All measures, by field and status; for htmx only the results."""
    form = FilterForm(request.GET)
    form.is_valid()
    chosen = {name: value for name in form.fields if (value := form.cleaned_data.get(name))}
    rows = Measure.objects.for_list().order_by("field__position", "field__code", "position", "pk")
    if field := chosen.get("feld"):
        rows = rows.in_field(form.action_fields[field])
    if status := chosen.get("stand"):
        rows = rows.filter(status=STATUSES[status])
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
    htmx = request.htmx  # type: ignore[attr-defined]
    part = "#fragment" if htmx and not htmx.history_restore_request else ""
    context = {
        "form": form,
        "page": page,
        "chosen": chosen,
        "address": reverse("measure_list"),
        "unknown": [(form[name].label, errors[0]) for name, errors in form.errors.items()],
    }
    response = render(request, f"proposals/measures/list.html{part}", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(_measures(), slug=slug)
    form = None
    if may_report(request.user, found):
        form = ReportForm(moves=open_moves(request.user, found), version=found.version)
    return _page(request, found, form)


def _measures() -> MeasureQuerySet:
    return tallied(Measure.objects.for_list())


@require_safe
def said_about(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All that people said at forums about a goal or a measure, in their own words."""
    record: Goal | Measure | None = _measures().filter(uuid=uuid).first()
    if record is None:
        record = get_object_or_404(tallied(Goal.objects.select_related("field")), uuid=uuid)
    origin: Any = record if isinstance(record, Measure) else record.field
    context = {
        "said": Said.of(record),
        "page": Paginator(cards_about(uuid), PER_PAGE).get_page(request.GET.get("seite")),
        "above": (origin.get_absolute_url(), str(origin)),
    }
    return render(request, "proposals/measures/said_page.html", context)


def _page(request: HttpRequest, found: Measure, form: ReportForm | None, status: int = 200) -> HttpResponse:
    context = {
        "measure": found,
        "canonical": settings.SITE_URL + found.get_absolute_url(),
        "origins": Suggestion.objects.public().filter(outcomes__measure=found).for_list().order_by("received_at", "pk"),
        "actors": found.actors.select_related("body").prefetch_related(
            Prefetch("association", queryset=Association.objects.with_consents())
        ),
        "history": [_told(news) for news in Progress.objects.filter(measure=found).for_page()],
        "indicators": Indicator.objects.filter(goal=found.goal_id).prefetch_related("readings"),
        "said": Said.of(found),
        "form": form,
    }
    return render(request, "proposals/measures/page.html", context, status=status)


def _told(news: Progress) -> dict[str, Any]:
    """One piece of news for components/timeline.html."""
    return {
        "when": news.at,
        "title": news.get_status_display(),
        "text": news.text,
        "lang": news.text_language,
        "who": str(news.body) if news.body else "",
        "icon": "check" if news.status == Status.DONE else "measure",
        "tone": Measure(status=news.status).tone,
    }


@require_POST
def measure_report(request: HttpRequest, slug: str) -> HttpResponse:
    """News, and the move it brings. Everybody behind the measure hears of it once."""
    found = get_object_or_404(_measures(), slug=slug)
    if not isinstance(request.user, User) or not may_report(request.user, found):
        raise PermissionDenied
    form = ReportForm(request.POST, moves=open_moves(request.user, found), version=found.version)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        _carry_out(found, form.cleaned_data, request.user)
    except OutOfDate:
        form.add_error(None, _("Somebody reported in the meantime. Please read the news below. Your text is kept."))
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
    else:
        messages.success(request, _("Saved. Everybody who follows these suggestions hears of it."))
        return redirect(found)
    fresh = get_object_or_404(_measures(), slug=slug)
    kept = request.POST.copy()
    kept["version"] = str(fresh.version)
    form.data = kept
    return _page(request, fresh, form, status=409)


def _carry_out(found: Measure, asked: dict[str, Any], by: User) -> None:
    facts: dict[str, Any] = {"by": by, "text": asked["text"], "seen": asked["version"]}
    match asked["status"]:
        case Status.PROPOSED:
            found.propose(to=asked["to"], **facts)
        case Status.PLANNED:
            found.adopt(**facts)
        case Status.RUNNING:
            found.start(**facts)
        case Status.DONE:
            found.finish(**facts)
        case Status.STOPPED:
            found.stop(**facts)
        case _ if asked["status"] == NEWS:
            found.report(**facts)
