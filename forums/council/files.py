"""Files that the council's office and the coordination hand in: checked by content, kept in private, served by views
that ask who may see them."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import Http404, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forums.pictures.documents import checked
from forums.pictures.reencoding import LARGEST_FILE
from forums.records.record import Record


def private() -> Storage:
    return storages["private"]


def place(found: "CheckedFile", filename: str) -> str:
    return f"{found.folder}/{found.uuid}.{filename.rpartition('.')[2]}"


class CheckedFile(Record):
    """A PDF, or a picture that was re-encoded."""

    folder: ClassVar[str]  # in the private storage

    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(_("file"), storage=private, upload_to=place)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), editable=False)

    class Meta(Record.Meta):
        abstract = True

    def keep(self, upload: "UploadedFile[bytes]") -> None:
        """Write the content, not the row. Raises ValidationError with a message for the reader. Writes a file: call
        outside transactions."""
        if (upload.size or 0) > LARGEST_FILE:
            raise ValidationError(_("This file is too large. The limit is 12 MB."), code="too_large")
        upload.seek(0)
        content, self.pages, suffix = checked(upload.read())
        self.size = len(content)
        self.file.save(f"{self.folder}.{suffix}", ContentFile(content), save=False)

    @property
    def is_pdf(self) -> bool:
        return str(self.file.name).endswith(".pdf")

    @property
    def description(self) -> str:
        """`PDF, 2 pages, 84 KB`, in the active language."""
        kind = "PDF" if self.is_pdf else "WebP"
        pages = ngettext("%(count)s page", "%(count)s pages", self.pages) % {"count": self.pages}
        return f"{kind}, {pages}, {filesizeformat(self.size)}"


def served(found: CheckedFile, name: str, *, public: bool) -> HttpResponse:
    """A PDF is saved, not opened here: a reader of one's own is safer than this site's origin. Raises Http404 where the
    file has gone from the storage."""
    try:
        with found.file.open() as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    kind, way, ending = ("application/pdf", "attachment", "pdf") if found.is_pdf else ("image/webp", "inline", "webp")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'{way}; filename="{name}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    if not public:
        response["Cache-Control"] = "private, no-store"
    return response
