"""The parts that every import's pages share: taking the file in, finding it again, handing the report out."""

from typing import Protocol
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from .reading import Spreadsheet
from .uploads import FileForm, Shelf


class Report(Protocol):
    def as_csv(self) -> bytes: ...


def receive(request: HttpRequest, shelf: Shelf) -> tuple[FileForm, UUID | None]:
    """The form of the first page, and under which name its file is kept, once a readable one was sent."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return form, None
    file = form.cleaned_data["file"]
    return form, shelf.keep(file, file.name)


def uploaded_table(shelf: Shelf, upload: UUID) -> Spreadsheet:
    """Raises Http404 where the table is gone."""
    table = shelf.table(upload)
    if table is None:
        raise Http404
    return table


def report_download(report: Report | None) -> HttpResponse:
    """The report as a CSV file. Raises Http404 while there is none."""
    if report is None:
        raise Http404
    response = HttpResponse(report.as_csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="import.csv"'
    return response
