"""Slips to cut out and take home: what became of what I said?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..codes import qr
from ..texts import labels
from ..writing import write

WORDS = {
    "thanks": _("Thank you. What you say is not lost."),
    "number": _("Your number"),
    "scan": _("Scan the code to see what becomes of it"),
    "type": _("or type this code at {address}"),
    "code": _("QR code with the address of your receipt"),
}
TITLE = _("Receipts")


@dataclass(frozen=True)
class Slip:
    """One person's slip, in the language they read."""

    url: str  # what the QR code opens
    short_code: str
    language: str


def receipt_slips(slips: Sequence[Slip], *, forum: str, address: str, language: str) -> bytes:
    """Eight slips a page. `address` is where the short code is typed; `language` is the document's own."""
    title = labels(language, {"title": TITLE})["title"]
    return write(
        "forums/printing/receipt_slips.typ",
        title=f"{forum}: {title.text}",
        language=title.language,
        data={
            "forum": forum,
            "address": address,
            "labels": {},
            "slips": [
                {"qr": qr(slip.url), "short_code": slip.short_code, "words": labels(slip.language, WORDS)}
                for slip in slips
            ],
        },
    )
