"""Who steers a field reports on its measures: the list of theirs, and one short page for each report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.municipality.calendar import today
from forums.people.models import User
from forums.pictures.permissions import keyed_url
from proposals.suggestions.exceptions import NotPossible, OutOfDate

from .listing import Row
from .mine import my_measures, reports_on_measures
from .models import Measure
from .permissions import may_report, open_moves, speaks_as
from .progress import Progress
from .report_form import ReportForm
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
    form = ReportForm(request.POST, request.FILES, measure=found, moves=moves)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        _carry_out(found, form, request.user)
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
    context = {
        "measure": measure,
        "form": form,
        "last": measure.progress.order_by("-number").first(),
        "photo_url": keyed_url(form.kept) if form.kept else "",
        "pictures": measure.progress.exclude(picture=None).select_related("picture").order_by("-number"),
    }
    return render(request, "proposals/measures/report.html", context, status=status)


@require_POST
def measure_picture_remove(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The picture of one piece of news is taken off the page; what was written with it stays."""
    found = _measure(slug)
    if not isinstance(request.user, User) or not may_report(request.user, found):
        raise PermissionDenied
    with transaction.atomic():
        progress = get_object_or_404(Progress.objects.select_for_update(), measure=found, number=number)
        progress.remove_picture()
    messages.success(request, _("The picture has been deleted."))
    return redirect(found)


def _carry_out(measure: Measure, form: ReportForm, by: User) -> None:
    report = form.report
    text, seen = report["text"], report["version"]
    facts = Facts(
        on=report["on"] or today(),
        review_on=report["review_on"],
        body=speaks_as(by, measure),
        picture=form.picture,
    )
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
