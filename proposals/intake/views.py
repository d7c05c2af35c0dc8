"""Import in the admin, for coordinators: bring a table, say what its columns mean, try, import, read the report."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.people.models import User
from forums.spreadsheets.reading import Spreadsheet
from forums.spreadsheets.views import import_page, receive, report_download, uploaded_table

from .bulk_import import SHELF, Report, Result, guess, run
from .forms import MappingForm
from .permissions import may_import
from .undo import undo

FOLDER = "proposals/intake"
BAD_SHOWN = 200

type View = Callable[..., HttpResponse]


class CoordinatorRequest(HttpRequest):
    user: User


def coordinators_only(view: View) -> View:
    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_import(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def _frame(**context: Any) -> dict[str, object]:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("suggestion_import"), "label": _("Import")},
    ]
    title = _("Import suggestions")
    return {"breadcrumbs_items": crumbs, "header_title": title, "header_icon": "upload", **context}


@coordinators_only
def import_file(request: HttpRequest) -> HttpResponse:
    form, upload = receive(request, SHELF)
    if upload:
        return redirect("suggestion_import_one", upload)
    imports = [(reverse("suggestion_import_one", args=[done]), until) for done, until in SHELF.finished()]
    frame = _frame(form=form, imports=imports)
    return render(request, f"{FOLDER}/file.html", frame, status=422 if form.errors else 200)


@coordinators_only
def import_one(request: CoordinatorRequest, upload: UUID) -> HttpResponse:
    """The mapping, and after the import its report. A trial (`try`) stores nothing and may be sent again."""
    if request.method != "POST" and (done := _report(upload)):
        return _page(request, upload, report=done)
    table = uploaded_table(request, SHELF, upload)
    form = MappingForm(request.POST or None, table=table, guess=guess(table))
    if request.method != "POST" or not form.is_valid():
        return _page(request, upload, form=form, table=table, status=422 if form.errors else 200)
    dry_run = "try" in request.POST
    report = run(
        table,
        form.mapping(),
        by=request.user,
        release=form.cleaned_data["release"],
        leave_out=form.cleaned_data["leave_out"],
        dry_run=dry_run,
    )
    if dry_run:
        return _page(request, upload, form=form, table=table, report=report)
    if SHELF.results(upload, Result) is None:
        SHELF.keep_results(upload, report.results)
    return redirect("suggestion_import_one", upload)


@require_POST
@coordinators_only
def import_undo(request: HttpRequest, upload: UUID) -> HttpResponse:
    if (report := _report(upload)) is None:
        raise Http404
    SHELF.keep_results(upload, undo(report.results))
    return redirect("suggestion_import_one", upload)


@require_safe
@coordinators_only
def import_report(request: HttpRequest, upload: UUID) -> HttpResponse:
    return report_download(_report(upload))


def _report(upload: UUID) -> Report | None:
    results = SHELF.results(upload, Result)
    return None if results is None else Report(results)


def _page(
    request: HttpRequest,
    upload: UUID,
    *,
    form: MappingForm | None = None,
    table: Spreadsheet | None = None,
    report: Report | None = None,
    status: int = 200,
) -> HttpResponse:
    frame = _frame(
        counts={outcome: report.count(outcome) for outcome in ("new", "known", "bad")} if report else {},
        bad=report.bad[:BAD_SHOWN] if report else [],
        remarkable=report.remarkable[:BAD_SHOWN] if report else [],
        left_out=report.count("left_out") if report else 0,
        undone=report.count("undone") if report else 0,
    )
    return import_page(
        request,
        f"{FOLDER}/import.html",
        frame,
        upload=upload,
        form=form,
        table=table,
        report=report,
        status=status,
    )
