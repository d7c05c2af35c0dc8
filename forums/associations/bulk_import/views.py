"""Import of the city's list, under /verwaltung/vereine/import/: file, columns, trial, import, report."""

from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from forums.spreadsheets.reading import Spreadsheet
from forums.spreadsheets.uploads import FileForm

from ..views.register import KeeperRequest, crumbs, keepers_only
from . import SHELF
from .forms import MappingForm
from .run import Report, Result, run

FOLDER = "forums/associations/bulk_import"
SAMPLE_ROWS = 3


@never_cache
@keepers_only
def import_file(request: KeeperRequest) -> HttpResponse:
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        return redirect("register_import_one", SHELF.keep(file, file.name))
    return render(request, f"{FOLDER}/file.html", _frame(form=form), status=422 if form.errors else 200)


@never_cache
@keepers_only
def import_one(request: KeeperRequest, upload: UUID) -> HttpResponse:
    """The columns, and after the import its report. Only what was tried with these columns is taken over."""
    if done := _report(upload):
        return redirect("register_import_one", upload) if request.method == "POST" else _page(request, upload, done)
    table = _table(upload)
    form = MappingForm(request.POST or None, table=table)
    if request.method != "POST" or not form.is_valid():
        return _page(request, upload, form=form, table=table, status=422 if form.errors else 200)
    dry_run = "import" not in request.POST or not form.was_tried
    if dry_run and "import" in request.POST:
        messages.warning(request, _("You have changed the columns. Please look at the trial once more."))
    report = run(
        table,
        form.columns(),
        by=request.user,
        others=form.others(),
        write=form.cleaned_data["write"],
        dry_run=dry_run,
    )
    if dry_run:
        return _page(request, upload, report, form=form, table=table)
    SHELF.keep_report(upload, report.as_rows())
    return redirect("register_import_one", upload)


@require_GET
@never_cache
@keepers_only
def import_report(request: KeeperRequest, upload: UUID) -> HttpResponse:
    report = _report(upload)
    if report is None:
        raise Http404
    answer = HttpResponse(report.as_csv(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="import.csv"'
    return answer


def _table(upload: UUID) -> Spreadsheet:
    table = SHELF.table(upload)
    if table is None:
        raise Http404
    return table


def _report(upload: UUID) -> Report | None:
    rows = SHELF.report(upload)
    return None if rows is None else Report([Result(**row) for row in rows])


def _frame(**context: Any) -> dict[str, Any]:
    title = _("Import of the list")
    trail = crumbs((reverse("register_import"), title))
    return {"breadcrumbs_items": trail, "header_title": title, "header_icon": "upload", **context}


def _page(
    request: KeeperRequest,
    upload: UUID,
    report: Report | None = None,
    *,
    form: MappingForm | None = None,
    table: Spreadsheet | None = None,
    status: int = 200,
) -> HttpResponse:
    context = _frame(
        upload=upload,
        form=form,
        table=table,
        sample=[row for _number, row in islice(table.rows, SAMPLE_ROWS)] if table else [],
        report=report,
        others=form.others() if form and form.is_bound and form.is_valid() else set(),
    )
    return render(request, f"{FOLDER}/import.html", context, status=status)
