"""Import of readings, under /verwaltung/messwerte/import/: file, columns, trial, import, report, undo."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.people.guards import UserRequest, allowed
from forums.spreadsheets.reading import Spreadsheet
from forums.spreadsheets.views import import_page, receive, report_download, uploaded_table

from ..permissions import may_import
from . import SHELF
from .forms import MappingForm
from .run import Report, Result, labels, run
from .undo import undo

FOLDER = "proposals/measures/indicators/bulk_import"


@allowed(may_import)
def import_file(request: UserRequest) -> HttpResponse:
    form, upload = receive(request, SHELF)
    if upload:
        return redirect("reading_import_one", upload)
    imports = [(reverse("reading_import_one", args=[done]), until) for done, until in SHELF.finished()]
    frame = _frame(form=form, imports=imports)
    return render(request, f"{FOLDER}/file.html", frame, status=422 if form.errors else 200)


@allowed(may_import)
def import_one(request: UserRequest, upload: UUID) -> HttpResponse:
    """The columns, and after the import its report. Only what was tried with these choices is imported."""
    if report := _report(upload):
        if request.method == "POST":
            return redirect("reading_import_one", upload)
        return _page(request, upload, report)
    table = uploaded_table(request, SHELF, upload)
    form = MappingForm(request.POST if request.method == "POST" else None, table=table)
    if request.method != "POST" or not form.is_valid():
        return _page(request, upload, form=form, table=table, status=422 if form.errors else 200)
    dry_run = "import" not in request.POST or not form.was_tried
    if dry_run and "import" in request.POST:
        messages.warning(request, _("You have changed the columns. Please look at the trial once more."))
    report = run(table, form.columns(), by=request.user, choices=form.choices(), dry_run=dry_run)
    if dry_run:
        return _page(request, upload, report, form=form, table=table)
    SHELF.keep_results(upload, report.results)
    return redirect("reading_import_one", upload)


@require_POST
@allowed(may_import)
def import_undo(request: UserRequest, upload: UUID) -> HttpResponse:
    if (report := _report(upload)) is None:
        raise Http404
    SHELF.keep_results(upload, undo(report.results, by=request.user))
    return redirect("reading_import_one", upload)


@require_safe
@allowed(may_import)
def import_report(request: UserRequest, upload: UUID) -> HttpResponse:
    return report_download(_report(upload))


def _report(upload: UUID) -> Report | None:
    results = SHELF.results(upload, Result)
    return None if results is None else Report(results)


def _frame(**context: object) -> dict[str, object]:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("indicators:index"), "label": _("indicators")},
        {"url": reverse("reading_import"), "label": _("Import readings")},
    ]
    return {"breadcrumbs_items": crumbs, "header_title": _("Import readings"), "header_icon": "upload", **context}


def _page(
    request: UserRequest,
    upload: UUID,
    report: Report | None = None,
    *,
    form: MappingForm | None = None,
    table: Spreadsheet | None = None,
    status: int = 200,
) -> HttpResponse:
    words = labels()
    frame = _frame(
        counts=[(words[outcome], count) for outcome, count in report.counts.items() if count] if report else [],
        rows=[(result, words[result.outcome]) for result in report.results] if report else [],
        can_undo=bool(report and (report.counts["new"] or report.counts["corrected"])),
    )
    template = f"{FOLDER}/import.html"
    return import_page(request, template, frame, upload=upload, form=form, table=table, report=report, status=status)
