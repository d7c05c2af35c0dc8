"""Files to read that people hand in: checked by their content, whatever name and type they claim."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from .pdf import check_pdf, is_pdf
from .reencoding import reencode


class Checked(NamedTuple):
    content: bytes
    pages: int
    suffix: str


def checked(content: bytes) -> Checked:
    """What is kept of a file: a PDF as it is, a picture re-encoded without location or other data.

    Raises ValidationError with a message for the person who chose it. Name and claimed type count for nothing.
    """
    if is_pdf(content):
        return Checked(content, check_pdf(content), "pdf")
    try:
        return Checked(reencode(ContentFile(content), len(content)).content, 1, "webp")
    except ValidationError as refused:
        if refused.code != "unreadable":
            raise
        raise ValidationError(
            _("We cannot read this file. PDF, JPG, PNG, WebP and HEIC work."), code="unreadable"
        ) from refused
