"""The timetable of a process, as the annex of a council paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..texts import Text, labels
from ..writing import write

WORDS = {
    "page": _("Page {page} of {pages}"),
    "title": _("Annex 1: timetable of the update process {years}"),
    "as_of": _("As of {date}"),
    "when": _("When"),
    "what": _("What"),
    "state": _("State"),
    "moved": _("Before: {date}. Reason:"),
    "nothing": _("Nothing has been planned yet."),
    "more": _("As it stands today: {address}"),
}


@dataclass(frozen=True)
class Move:
    """`before` is the date it had, written out; `reason` in the language it was given in."""

    before: str
    reason: Text


@dataclass(frozen=True)
class Row:
    """A milestone; `when` and `state` as people read them. `notes` say who is in charge, and who adopted it."""

    when: str
    title: Text
    text: Text
    state: str
    notes: Sequence[str] = ()
    moves: Sequence[Move] = ()
    dropped: bool = False


@dataclass(frozen=True)
class Section:
    """A phase with its milestones."""

    title: str
    rows: Sequence[Row]


def timetable(sections: Sequence[Section], *, city: str, years: str, as_of: str, address: str, language: str) -> bytes:
    """In the order given. `years` and `as_of` are written out as people read them; `address` is typed."""
    words = labels(language, WORDS)
    title = words["title"].text.replace("{years}", years).strip()
    return write(
        "forums/printing/timetable.typ",
        title=title,
        language=words["title"].language,
        data={
            "heading": title,
            "city": city,
            "as_of": as_of,
            "address": address,
            "sections": sections,
            "labels": words,
        },
    )
