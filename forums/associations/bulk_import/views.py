"""Import of the city's list, under /verwaltung/vereine/import/: file, columns, trial, import, report."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forums.people.guards import UserRequest
from forums.spreadsheets.reading import Spreadsheet
from forums.spreadsheets.views import import_page, receive, report_download, uploaded_table

from ..guards import office_only
from ..views.office import breadcrumbs
from . import SHELF
from .forms import MappingForm
from .run import Report, Result, run
from .undo import undo

FOLDER = "forums/associations/bulk_import"


@never_cache
@office_only
def upload_file(request: UserRequest) -> HttpResponse:
    form, upload = receive(request, SHELF)
    if upload:
        return redirect("association_import_upload", upload)
    imports = [(reverse("association_import_upload", args=[done]), until) for done, until in SHELF.finished()]
    frame = _frame(form=form, imports=imports)
    return render(request, f"{FOLDER}/file.html", frame, status=422 if form.errors else 200)


@never_cache
@office_only
def import_upload(request: UserRequest, upload: UUID) -> HttpResponse:
    """The columns, and after the import its report. Only what was tried with these columns is imported."""
    if report := _report(upload):
        if request.method == "POST":
            return redirect("association_import_upload", upload)
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
    return redirect("association_import_upload", upload)


@require_POST
@office_only
def undo_import(request: UserRequest, upload: UUID) -> HttpResponse:
    if (report := _report(upload)) is None:
        raise Http404
    SHELF.keep_results(upload, undo(report.results, by=request.user))
    return redirect("association_import_upload", upload)


@require_safe
@never_cache
@office_only
def download_report(request: UserRequest, upload: UUID) -> HttpResponse:
    return report_download(_report(upload))


def _report(upload: UUID) -> Report | None:
    results = SHELF.results(upload, Result)
    return None if results is None else Report(results)


def _frame(**context: object) -> dict[str, object]:
    title = _("Import the list")
    trail = breadcrumbs((reverse("association_import"), title))
    return {"breadcrumbs_items": trail, "header_title": title, "header_icon": "upload", **context}


def _page(
    request: UserRequest,
    upload: UUID,
    report: Report | None = None,
    *,
    form: MappingForm | None = None,
    table: Spreadsheet | None = None,
    status: int = 200,
) -> HttpResponse:
    distinct = form.distinct() if form and form.is_bound and form.is_valid() else set()
    return import_page(
        request,
        f"{FOLDER}/import.html",
        _frame(distinct=distinct),
        upload=upload,
        form=form,
        table=table,
        report=report,
        status=status,
    )
