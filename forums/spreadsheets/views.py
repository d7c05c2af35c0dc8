"""The parts that every import's pages share: taking the file in, finding it again, showing it, giving the report."""

from collections.abc import Mapping
from itertools import islice
from typing import Protocol
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from .limits import Unreadable
from .reading import Spreadsheet
from .uploads import FileForm, Shelf

SAMPLE_ROWS = 3
LONGEST_NUMBER = 9  # digits


class Report(Protocol):
    def as_csv(self) -> bytes: ...


def receive(request: HttpRequest, shelf: Shelf) -> tuple[FileForm, UUID | None]:
    """The form of the first page, and under which name its file is kept, once a readable one was sent."""
    form = FileForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return form, None
    file = form.cleaned_data["file"]
    return form, shelf.keep(file, file.name)


def uploaded_table(request: HttpRequest, shelf: Shelf, upload: UUID) -> Spreadsheet:
    """With the sheet and the heading row that the address names (`blatt`, `kopf`); else those that are found.

    Raises Http404 where the table is gone.
    """
    head = request.GET.get("kopf", "")
    number = int(head) if head.isdecimal() and len(head) <= LONGEST_NUMBER else 0
    try:
        table = shelf.table(upload, sheet=request.GET.get("blatt", ""), head=number)
    except Unreadable as unreadable:
        messages.error(request, str(unreadable))
        table = shelf.table(upload)
    if table is None:
        raise Http404
    return table


def first_rows(table: Spreadsheet) -> list[list[str]]:
    """Their cells in the order of the headings, for forums/spreadsheets/first_rows.html."""
    return [[row.get(header, "") for header in table.headers] for _number, row in islice(table.rows, SAMPLE_ROWS)]


def import_page(
    request: HttpRequest,
    template: str,
    frame: Mapping[str, object],
    *,
    upload: UUID,
    form: forms.Form | None = None,
    table: Spreadsheet | None = None,
    report: Report | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one upload: the table's first rows and what its columns mean, or what became of its rows."""
    context = {
        **frame,
        "upload": upload,
        "form": form,
        "table": table,
        "sample": first_rows(table) if table else [],
        "report": report,
    }
    return render(request, template, context, status=status)


def report_download(report: Report | None) -> HttpResponse:
    """The report as a CSV file. Raises Http404 while there is none."""
    if report is None:
        raise Http404
    response = HttpResponse(report.as_csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="import.csv"'
    return response
