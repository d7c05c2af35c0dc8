"""The list of measures, and the page of one: what, who, until when, where it came from, what became of it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, Model, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.associations.models import Association
from forums.council.papers.listing import Row
from forums.council.papers.plain import told
from forums.municipality.models import Municipality
from forums.people.models import User
from forums.pictograms.names import Pictogram
from forums.search.lists import list_address, render_list
from forums.sharing.answers import answer, shared
from proposals.suggestions.models import Suggestion, SuggestionQuerySet

from .fates import with_fates
from .forms import UnlinkForm
from .forum_cards import CardTally, cards_about, tallied
from .indicators.charts import indicator_chart, with_corrections
from .indicators.models import Indicator
from .listing import PER_PAGE, Listing
from .models import Goal, Measure, Part, Resource
from .papers import MeasurePaper, papers_about
from .permissions import may_report
from .pictograms import OF_STATUS
from .progress import Progress
from .resources.tables import Shown
from .sharing import picture_of
from .states import Status
from .track import way


@require_safe
def measure_list(request: HttpRequest) -> HttpResponse:
    """All measures, by field and status; for htmx only the results."""
    listing, address = Listing(request.GET), reverse("measure_list")
    context = {"listing": listing, "address": address}
    here = list_address(address, listing.chosen, listing.page.number)
    return render_list(request, "proposals/measures/list.html", context, address=here)


@require_safe
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, get_object_or_404(_measures(), slug=slug))


@require_safe
def measure_picture(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Measure.objects, slug=slug)
    return answer(request, picture_of(found, Municipality.load(request)), found)


# What a measure may have: the page asks only for what is there, since few have all of it.
MAY_HAVE: dict[str, type[Model]] = {
    "themes": Measure.themes.through,
    "districts": Measure.districts.through,
    "papers": MeasurePaper,
    "resources": Resource,
}


def _measures() -> QuerySet[Measure]:
    of_measure = {name: model._default_manager.filter(measure=OuterRef("pk")) for name, model in MAY_HAVE.items()}
    return tallied(Measure.objects.for_list()).annotate(
        **{f"has_{name}": Exists(of_measure[name]) for name in of_measure}
    )


def _has(found: Measure, name: str) -> bool:
    return bool(vars(found)[f"has_{name}"])


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
    status: int = 200,
    unlink_form: UnlinkForm | None = None,
) -> HttpResponse:
    origins, history = list(_origins(found)), list(Progress.objects.filter(measure=found).for_page())
    indicators = Indicator.objects.filter(goal=found.goal_id).read()
    reports = may_report(request.user, found)
    pictured = [progress for progress in reversed(history) if progress.picture]
    actors = list(
        found.actors.select_related("body").prefetch_related(
            Prefetch("association", queryset=Association.objects.with_consents())
        )
    )
    money = Resource.objects.public().filter(measure=found)
    context = {
        "measure": found,
        "way": way(found, origins, history),
        "canonical": settings.SITE_URL + found.get_absolute_url(),
        "share_picture": shared(
            reverse("measure_picture", args=[found.slug]), picture_of(found, Municipality.load(request))
        ),
        "origins": origins,
        "responsible": next((actor for actor in actors if actor.part == Part.RESPONSIBLE), None),
        "actors": [actor for actor in actors if actor.part != Part.RESPONSIBLE],
        "themes": found.themes.order_by("position") if _has(found, "themes") else [],
        "districts": found.districts.order_by("name") if _has(found, "districts") else [],
        "resources": Shown("resources", money if _has(found, "resources") else []),
        "papers": [Row.of(paper) for paper in papers_about(found)] if _has(found, "papers") else [],
        "pictures": pictured,
        "history": [_entry(progress, pictured) for progress in history],
        "indicators": [indicator_chart(indicator) for indicator in with_corrections(indicators)],
        "said": CardTally.of(found),
        "may_report": reports,
        "unlink_form": unlink_form or (UnlinkForm(origins=_origins(found)) if reports else None),
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
        return _page(request, found, status=422, unlink_form=form)
    found.unlink(form.cleaned_data["suggestion"], by=request.user, text=form.cleaned_data["text"])
    messages.success(request, _("Saved. Everybody who follows this suggestion will be told."))
    return redirect(found)


def _entry(progress: Progress, pictured: list[Progress]) -> dict[str, object]:
    """One entry for components/timeline.html. The latest picture stands at the head of the page."""
    return {
        "when": progress.on,
        "title": told(result) if (result := progress.shown_result) else progress.get_status_display(),
        "text": progress.text,
        "lang": progress.text_language,
        "who": str(progress.body) if progress.body else "",
        "pictogram": Pictogram.COUNCIL if result else OF_STATUS[Status(progress.status)],
        "url": result.consultation.paper.get_absolute_url() if result else "",
        "action": _("Paper %(number)s") % {"number": result.consultation.paper.number} if result else "",
        "tone": Measure(status=progress.status).tone,
        "picture": progress if progress in pictured[1:] else None,
    }
