"""What pages of uploaded tables share: taking the file in, finding it again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest

from .limits import Unreadable
from .reading import Spreadsheet
from .uploads import FileForm, Shelf

LONGEST_NUMBER = 9  # digits


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
