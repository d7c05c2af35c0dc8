"""Who steers a field reports on its measures: the list of theirs, and one short page for each report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forums.municipality.calendar import today
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible, OutOfDate

from .forms import Report, ReportForm
from .listing import Row
from .mine import my_measures, reports_on_measures
from .models import Measure
from .permissions import may_report, open_moves, speaks_as
from .track import short_track
from .workflow import Facts, Status

PER_PAGE = 30


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The measures of my fields that are not over, whose review is next first."""
    if not isinstance(request.user, User) or not reports_on_measures(request.user):
        raise PermissionDenied
    page = Paginator(my_measures(request.user), PER_PAGE).get_page(request.GET.get("seite"))
    rows = [Row(measure, short_track(measure)) for measure in page]
    return render(request, "proposals/measures/mine.html", {"page": page, "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def measure_report(request: HttpRequest, slug: str) -> HttpResponse:
    """News, and the move it brings. Everybody behind the measure hears of it once."""
    found = _measure(slug)
    if not isinstance(request.user, User) or not may_report(request.user, found):
        raise PermissionDenied
    moves = open_moves(request.user, found)
    if request.method != "POST":
        return _page(request, found, ReportForm(measure=found, moves=moves))
    form = ReportForm(request.POST, measure=found, moves=moves)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        _carry_out(found, form.report, request.user)
    except OutOfDate:
        form.add_error(
            None, _("Somebody else has reported news in the meantime. Please read it below first. Your text is kept.")
        )
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
    else:
        messages.success(request, _("Saved. Everybody who follows these suggestions will be told."))
        return redirect(found)
    fresh = _measure(slug)
    kept = request.POST.copy()
    kept["version"] = str(fresh.version)
    form.data = kept
    return _page(request, fresh, form, status=409)


def _measure(slug: str) -> Measure:
    found: Measure = get_object_or_404(Measure.objects.for_list(), slug=slug)
    return found


def _page(request: HttpRequest, measure: Measure, form: ReportForm, status: int = 200) -> HttpResponse:
    last = measure.progress.order_by("-number").first()
    return render(
        request, "proposals/measures/report.html", {"measure": measure, "form": form, "last": last}, status=status
    )


def _carry_out(measure: Measure, report: Report, by: User) -> None:
    text, seen = report["text"], report["version"]
    facts = Facts(on=report["on"] or today(), review_on=report["review_on"], body=speaks_as(by, measure))
    match report["status"]:
        case Status.PROPOSED:
            measure.propose(to=report["to"], by=by, text=text, seen=seen, **facts)
        case Status.ADOPTED:
            measure.adopt(by=by, text=text, seen=seen, **facts)
        case Status.RUNNING:
            measure.start(by=by, text=text, seen=seen, **facts)
        case Status.PARTLY:
            measure.finish_partly(by=by, text=text, seen=seen, **facts)
        case Status.DONE:
            measure.finish(by=by, text=text, seen=seen, **facts)
        case Status.STOPPED:
            measure.stop(by=by, text=text, seen=seen, **facts)
        case _:
            measure.report(by=by, text=text, seen=seen, **facts)
