"""The list of measures, and the page of one: what, who, until when, where it came from, what became of it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.associations.models import Association
from forums.municipality.models import Municipality
from forums.people.models import User
from forums.pictures.permissions import keyed_url
from forums.search.lists import list_address, render_list
from forums.sharing.answers import answer, shared
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion, SuggestionQuerySet

from .charts import indicator_chart
from .fates import with_fates
from .forms import Report, ReportForm, UnlinkForm
from .forum_cards import CardTally, cards_about, tallied
from .listing import PER_PAGE, Listing
from .models import Goal, Indicator, Measure
from .news_picture import NewPicture
from .permissions import may_report, open_moves
from .pictograms import OF_STATUS
from .sharing import picture_of
from .track import way
from .workflow import Progress, Status


@require_safe
def measure_list(request: HttpRequest) -> HttpResponse:
    """All measures, by field and status; for htmx only the results."""
    listing, address = Listing(request.GET), reverse("measure_list")
    context = {"listing": listing, "address": address}
    here = list_address(address, listing.chosen, listing.page.number)
    return render_list(request, "proposals/measures/list.html", context, address=here)


@require_safe
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(_measures(), slug=slug)
    form = None
    if may_report(request.user, found):
        form = ReportForm(moves=open_moves(request.user, found), version=found.version)
    return _page(request, found, form)


@require_safe
def measure_picture(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Measure.objects, slug=slug)
    return answer(request, picture_of(found, Municipality.load(request)), found)


def _measures() -> QuerySet[Measure]:
    return tallied(Measure.objects.for_list())


@require_safe
def said_about(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All that people said at forums about a goal or a measure, in their own words."""
    record: Goal | Measure | None = _measures().filter(uuid=uuid).first()
    if record is None:
        record = get_object_or_404(tallied(Goal.objects.select_related("field")), uuid=uuid)
    above = record if isinstance(record, Measure) else record.field
    context = {
        "said": CardTally.of(record),
        "page": Paginator(cards_about(uuid), PER_PAGE).get_page(request.GET.get("seite")),
        "above": (above.get_absolute_url(), str(above)),
    }
    return render(request, "proposals/measures/said_page.html", context)


def _page(
    request: HttpRequest,
    found: Measure,
    form: ReportForm | None,
    status: int = 200,
    unlink_form: UnlinkForm | None = None,
) -> HttpResponse:
    origins, history = list(_origins(found)), list(Progress.objects.filter(measure=found).for_page())
    indicators = Indicator.objects.filter(goal=found.goal_id).prefetch_related("readings")
    pictured = [progress for progress in reversed(history) if progress.picture]
    context = {
        "measure": found,
        "way": way(found, origins, history),
        "canonical": settings.SITE_URL + found.get_absolute_url(),
        "share_picture": shared(
            reverse("measure_picture", args=[found.slug]), picture_of(found, Municipality.load(request))
        ),
        "origins": origins,
        "actors": found.actors.select_related("body").prefetch_related(
            Prefetch("association", queryset=Association.objects.with_consents())
        ),
        "pictures": pictured,
        "history": [_entry(progress, pictured) for progress in history],
        "indicators": [indicator_chart(indicator, list(indicator.readings.all())) for indicator in indicators],
        "said": CardTally.of(found),
        "form": form,
        "photo_url": keyed_url(form.kept) if form and form.kept else "",
        "unlink_form": unlink_form or (UnlinkForm(origins=_origins(found)) if form else None),
    }
    return render(request, "proposals/measures/page.html", context, status=status)


def _origins(measure: Measure) -> SuggestionQuerySet:
    rows: SuggestionQuerySet = Suggestion.objects.public().filter(outcomes__measure=measure)
    return with_fates(rows.for_list()).order_by("received_at", "pk")


@require_POST
def measure_unlink(request: HttpRequest, slug: str) -> HttpResponse:
    """The measure is no longer for one of its suggestions: said on both pages, and to those who follow it."""
    found = get_object_or_404(_measures(), slug=slug)
    if not isinstance(request.user, User) or not may_report(request.user, found):
        raise PermissionDenied
    form = UnlinkForm(request.POST, origins=_origins(found))
    if not form.is_valid():
        report = ReportForm(moves=open_moves(request.user, found), version=found.version)
        return _page(request, found, report, status=422, unlink_form=form)
    found.unlink(form.cleaned_data["suggestion"], by=request.user, text=form.cleaned_data["text"])
    messages.success(request, _("Saved. Everybody who follows this suggestion will be told."))
    return redirect(found)


def _entry(progress: Progress, pictured: list[Progress]) -> dict[str, object]:
    """One entry for components/timeline.html. The latest picture stands at the head of the page."""
    return {
        "when": progress.at,
        "title": progress.get_status_display(),
        "text": progress.text,
        "lang": progress.text_language,
        "who": str(progress.body) if progress.body else "",
        "pictogram": OF_STATUS[Status(progress.status)],
        "tone": Measure(status=progress.status).tone,
        "picture": progress if progress in pictured[1:] else None,
    }


@require_POST
def measure_picture_remove(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The picture of one piece of news is taken off the page; what was written with it stays."""
    found = get_object_or_404(_measures(), slug=slug)
    if not isinstance(request.user, User) or not may_report(request.user, found):
        raise PermissionDenied
    with transaction.atomic():
        progress = get_object_or_404(Progress.objects.select_for_update(), measure=found, number=number)
        progress.remove_picture()
    messages.success(request, _("The picture has been deleted."))
    return redirect(found)


@require_POST
def measure_report(request: HttpRequest, slug: str) -> HttpResponse:
    """News, and the move it brings. Everybody behind the measure hears of it once."""
    found = get_object_or_404(_measures(), slug=slug)
    if not isinstance(request.user, User) or not may_report(request.user, found):
        raise PermissionDenied
    form = ReportForm(request.POST, request.FILES, moves=open_moves(request.user, found), version=found.version)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        _carry_out(found, form.report, form.picture, request.user)
    except OutOfDate:
        form.add_error(
            None, _("Somebody else has reported news in the meantime. Please read it below first. Your text is kept.")
        )
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
    else:
        messages.success(request, _("Saved. Everybody who follows these suggestions will be told."))
        return redirect(found)
    fresh = get_object_or_404(_measures(), slug=slug)
    kept = request.POST.copy()
    kept["version"] = str(fresh.version)
    form.data = kept
    return _page(request, fresh, form, status=409)


def _carry_out(measure: Measure, report: Report, picture: NewPicture | None, by: User) -> None:
    text, seen = report["text"], report["version"]
    match report["status"]:
        case Status.PROPOSED:
            measure.propose(to=report["to"], by=by, text=text, seen=seen, picture=picture)
        case Status.PLANNED:
            measure.adopt(by=by, text=text, seen=seen, picture=picture)
        case Status.RUNNING:
            measure.start(by=by, text=text, seen=seen, picture=picture)
        case Status.PARTLY:
            measure.finish_partly(by=by, text=text, seen=seen, picture=picture)
        case Status.DONE:
            measure.finish(by=by, text=text, seen=seen, picture=picture)
        case Status.STOPPED:
            measure.stop(by=by, text=text, seen=seen, picture=picture)
        case _:
            measure.report(by=by, text=text, seen=seen, picture=picture)
