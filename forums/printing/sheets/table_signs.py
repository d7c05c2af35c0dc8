"""Signs for the tables of a forum: read from across the room, joined by telephone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..codes import qr
from ..texts import Text, labels
from ..writing import write

WORDS = {
    "table": _("Table {number}"),
    "scan": _("Take part with your phone: scan the code"),
    "type": _("or type this code at {address}"),
    "without_photographs": _("No photographs at this table"),
    "code": _("QR code that opens this table"),
}


@dataclass(frozen=True)
class TableSign:
    """`name` is the field, `topics` what is talked about in the languages of the guests."""

    name: Text
    topics: Sequence[Text]
    url: str  # what the QR code opens
    short_code: str
    number: int | None = None
    without_photographs: bool = False


def table_signs(signs: Sequence[TableSign], *, forum: str, address: str, language: str) -> bytes:
    """One page A4 for each table. `address` is where the short code is typed, as people would say it."""
    pages = [
        {
            "number": sign.number,
            "name": sign.name,
            "topics": sign.topics,
            "qr": qr(sign.url),
            "short_code": sign.short_code,
            "without_photographs": sign.without_photographs,
            "invitations": _invitations(sign, language),
        }
        for sign in signs
    ]
    words = {name: WORDS[name] for name in ("table", "without_photographs", "code")}
    return write(
        "forums/printing/table_signs.typ",
        title=f"{forum}: {', '.join(sign.name.text for sign in signs)}",
        language=language,
        data={"forum": forum, "address": address, "signs": pages, "labels": labels(language, words)},
    )


def _invitations(sign: TableSign, language: str) -> list[dict[str, Text]]:
    """How to join, once in each language of the interface that the guests of this table speak."""
    words = {name: WORDS[name] for name in ("scan", "type")}
    found = [labels(code, words) for code in (language, *(topic.language for topic in sign.topics))]
    return list({said["scan"].language: said for said in found}.values())
