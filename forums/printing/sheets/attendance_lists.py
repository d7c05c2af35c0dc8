"""Who is coming to a forum, on paper: names, what they need, and a box to tick at the entrance."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..texts import Text, labels
from ..writing import write

WORDS = {
    "title": _("Who is coming"),
    "printed": _("Printed"),
    "secret": _("For those who prepare the forum only. Please destroy this sheet within 14 days after it."),
    "here": _("Here"),
    "name": _("Name"),
    "people": _("People"),
    "needs": _("What they need"),
    "waiting": _("on the waiting list"),
    "arrived": _("has come"),
    "nobody": _("Nobody is registered yet."),
    "page": _("Page {page} of {pages}"),
}


@dataclass(frozen=True)
class Guest:
    """One registration; `people` come with it. `here`: checked in before the list was printed."""

    name: Text
    people: int = 1
    waiting: bool = False
    here: bool = False
    needs: Text = Text("")  # noqa: RUF009 (frozen)


def attendance_list(guests: Sequence[Guest], *, forum: str, date: str, printed: str, language: str) -> bytes:
    """In the order given. `date` and `printed` are written out as people read them."""
    return write(
        "forums/printing/attendance_list.typ",
        title=f"{WORDS['title']}: {forum}",
        language=language,
        data={
            "forum": forum,
            "date": date,
            "printed": printed,
            "guests": guests,
            "labels": labels(language, WORDS),
        },
    )
