"""Sheets on which a scribe, or anyone at the table, writes cards by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..texts import Text, labels
from ..writing import write

WORDS = {
    "table": _("Table {number}"),
    "date": _("Date"),
    "scribe": _("Scribe"),
    "prompts": _("What we talk about"),
    "cards": _("What people say"),
    "how": _("One thought per box, up to 500 characters. Please do not write any names."),
    "card": _("Card {number}"),
    "prompt": _("About question"),
    "language": _("Language"),
    "german": _("In German"),
}


@dataclass(frozen=True)
class ScribeSheet:
    """The paper of one table; `prompts` are numbered in this order."""

    name: Text
    prompts: Sequence[Text] = ()
    number: int | None = None


def scribe_sheets(
    sheets: Sequence[ScribeSheet], *, forum: str, date: str, kinds: Sequence[Text], language: str, cards: int = 8
) -> bytes:
    """For each table its prompts and `cards` numbered boxes, each with a box to tick for every kind of card.

    `date` is written out as people read it.
    """
    return write(
        "forums/printing/scribe_sheets.typ",
        title=f"{forum}: {', '.join(sheet.name.text for sheet in sheets)}",
        language=language,
        data={
            "forum": forum,
            "date": date,
            "kinds": kinds,
            "cards": cards,
            "sheets": sheets,
            "labels": labels(language, WORDS),
        },
    )
