"""Whether a PDF is only something to read: no scripts, no other files inside, no password, of a size we can check."""

import time
from collections.abc import Iterator
from io import BytesIO
from threading import Lock

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

MOST_PAGES = 60
MOST_OBJECTS = 50_000
MOST_SECONDS = 5.0

# ISO 32000: where scripts stand, where files are attached, and forms that are programs (XFA).
_KEYS = frozenset({"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA"})
# Kinds of actions and annotations that start something, send something, or play what is inside.
_KINDS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/Rendition",
        "/RichMedia",
        "/RichMediaExecute",
        "/FileAttachment",
        "/GoToE",
        "/Movie",
        "/Sound",
        "/Screen",
        "/3D",
    }
)

# Streams of objects are unpacked to be looked through; many at once would take the memory of them all.
_one_at_a_time = Lock()


def is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-")


def check_pdf(content: bytes) -> int:
    """How many pages it has. Everything that a reader's program can reach is looked at, whatever its name says.

    Raises ValidationError with a message for the person who chose the file.
    """
    with _one_at_a_time:
        try:
            pages = _pages(content)
        except ValidationError:
            raise
        except Exception as error:  # whatever a parser stumbles over in a stranger's file is the file's fault
            raise ValidationError(
                _("We cannot read this file. PDF, JPG, PNG, WebP and HEIC work."), code="unreadable"
            ) from error
    if not pages:
        raise ValidationError(_("We cannot read this file. PDF, JPG, PNG, WebP and HEIC work."), code="unreadable")
    if pages > MOST_PAGES:
        raise ValidationError(
            _("This PDF has more than %(most)s pages. Please send only the pages that matter."),
            params={"most": MOST_PAGES},
            code="too_long",
        )
    return pages


def _pages(content: bytes) -> int:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise ValidationError(
            _("This PDF is protected. Please send one without protection, or photos of its pages."), code="protected"
        )
    pages = 0
    for found in _reachable(reader):
        _refuse_active(found)
        pages += found.get("/Type") == "/Page"
    return pages


def _reachable(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary that hangs on the trailer, once."""
    until = time.monotonic() + MOST_SECONDS
    seen: set[tuple[int, int]] = set()
    waiting: list[PdfObject | None] = [reader.trailer]
    looked_at = 0
    while waiting:
        looked_at += 1
        if looked_at > MOST_OBJECTS * 10 or len(seen) > MOST_OBJECTS or time.monotonic() > until:
            raise ValidationError(
                _("This PDF is too complicated for us to check. Please send photos of its pages."), code="complicated"
            )
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            key = (found.idnum, found.generation)
            if key not in seen:
                seen.add(key)
                waiting.append(reader.get_object(found))
        elif isinstance(found, DictionaryObject):
            yield found
            waiting += list(dict.values(found))
        elif isinstance(found, ArrayObject):
            waiting += list(list.__iter__(found))


def _refuse_active(found: DictionaryObject) -> None:
    kinds = {str(found[name]) for name in ("/S", "/Subtype", "/Type") if name in found}
    if _KEYS & found.keys() or _KINDS & kinds:
        raise ValidationError(
            _("This PDF holds programs or other files. Please print it into a new PDF, or send photos of its pages."),
            code="active",
        )
