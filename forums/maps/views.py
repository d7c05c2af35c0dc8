"""The map's pages under /verwaltung/karte/: upload, check, show, take back; the list of streets, tried first."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from forums.people.guards import allowed
from forums.records.exceptions import NotPossible
from forums.spreadsheets.views import receive, uploaded_table

from .forms import MapForm, ShapesFileForm
from .models import Street, TownMap
from .permissions import may_draw_maps
from .picture import numbered_picture, plain_picture
from .streets import ColumnMissing, StreetList, read_streets
from .uploads import SHELF

FOLDER = "forums/maps"
SHOWN_PROBLEMS = 50
FORMS = ["GET", "HEAD", "POST"]

coordinators_only = allowed(may_draw_maps)


def _frame(title: str, *above: tuple[str, str], **context: object) -> dict[str, object]:
    crumbs = [(reverse("wagtailadmin_home"), _("Home")), (reverse("town_maps"), _("Map of the town")), *above]
    items = [{"url": url, "label": label} for url, label in crumbs]
    return {"breadcrumbs_items": items, "header_title": title, "header_icon": "site", **context}


@require_http_methods(FORMS)
@coordinators_only
def town_maps(request: HttpRequest) -> HttpResponse:
    """The map on the pages, earlier ones, and the way to a new one."""
    form = ShapesFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("town_map_check", TownMap.upload(form.drawn).pk)
    town = TownMap.current()
    context = _frame(
        _("Map of the town"),
        form=form,
        town=town,
        picture=plain_picture(town) if town else None,
        earlier=TownMap.objects.shown()[1:],
        unfinished=TownMap.objects.unfinished(),
        streets=Street.objects.count(),
    )
    return render(request, f"{FOLDER}/maps.html", context, status=422 if form.errors else 200)


@require_http_methods(FORMS)
@coordinators_only
def town_map_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Which area is which district, source and licence. POST puts the map on the pages."""
    town = get_object_or_404(TownMap.objects.unfinished(), pk=pk)
    form = MapForm(request.POST or None, instance=town)
    if request.method == "POST" and form.is_valid():
        try:
            form.show()
        except NotPossible as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The map is on the pages now."))
            return redirect("town_maps")
    context = _frame(
        _("Check the map"), ("", str(town)), form=form, town=town, picture=numbered_picture(town, form.numbered)
    )
    return render(request, f"{FOLDER}/check.html", context, status=422 if form.errors else 200)


@require_POST
@coordinators_only
def town_map_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """An upload that was not put on the pages goes for good."""
    TownMap.objects.unfinished().filter(pk=pk).delete()
    messages.success(request, _("The upload has been discarded."))
    return redirect("town_maps")


@require_POST
@coordinators_only
def town_map_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(TownMap.objects.exclude(shown_since=None), pk=pk).take_back()
    message = (
        _("Taken back. The pages show the map before it again.")
        if TownMap.objects.shown().exists()
        else _("Taken back. The pages show the districts as a table, without a map.")
    )
    messages.success(request, message)
    return redirect("town_maps")


@require_http_methods(FORMS)
@coordinators_only
def streets(request: HttpRequest) -> HttpResponse:
    """The list as it is, and a new one to try."""
    form, upload = receive(request, SHELF)
    if upload:
        return redirect("town_streets_try", upload)
    context = _frame(_("Streets"), ("", _("Streets")), form=form, count=Street.objects.count())
    return render(request, f"{FOLDER}/streets.html", context, status=422 if form.errors else 200)


@require_http_methods(FORMS)
@coordinators_only
def streets_try(request: HttpRequest, upload: UUID) -> HttpResponse:
    """What the table would bring, by the sheet and the headings that are chosen. POST takes it, instead of the list
    before."""
    table = uploaded_table(request, SHELF, upload)
    try:
        found, problem = read_streets(table), ""
    except ColumnMissing as refusal:
        found, problem = StreetList(), str(refusal)
    if request.method == "POST" and found.streets:
        Street.objects.replace(found.streets)
        told = ngettext("%(n)s street is in the list now.", "%(n)s streets are in the list now.", len(found.streets))
        messages.success(request, told % {"n": len(found.streets)})
        return redirect("town_streets")
    context = _frame(
        _("Try the list of streets"),
        (reverse("town_streets"), _("Streets")),
        ("", _("Try the list")),
        table=table,
        found=found,
        refused=found.refused[:SHOWN_PROBLEMS],
        problem=problem,
        sample=found.streets[:5],
        count=Street.objects.count(),
    )
    return render(request, f"{FOLDER}/streets_try.html", context)


@require_POST
@coordinators_only
def streets_remove(request: HttpRequest) -> HttpResponse:
    Street.objects.replace([])
    messages.success(request, _("The list of streets is empty now."))
    return redirect("town_streets")
