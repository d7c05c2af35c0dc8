"""«You said – we did»: what became of the cards of a forum, in the languages of its guests."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..texts import Text, labels
from ..writing import write

WORDS = {
    "title": _("You said – we did"),
    "said": _("You said"),
    "did": _("We did"),
    "measure": _("Measure"),
    "as_of": _("As of {date}"),
    "nothing": _("Nothing has been decided yet."),
    "more": _("What has become of it since: {address}"),
}
PAGE = {"page": _("Page {page} of {pages}")}
NOBODY = Text("")


@dataclass(frozen=True)
class Row:
    """One voice and what became of it, each in the language it is there in; `decided` and `measure` may be missing."""

    said: Text
    state: Text
    decided: Text = NOBODY
    measure: Text = NOBODY
    number: str = ""


@dataclass(frozen=True)
class Section:
    """All rows for those who read `language`; `as_of` is the day as they write it."""

    language: str
    as_of: str
    rows: Sequence[Row]


def said_and_done(sections: Sequence[Section], *, forum: str, address: str, language: str) -> bytes:
    """A section for each language, each beginning on a page of its own. `address` is the forum's page."""
    title = labels(language, WORDS)["title"]
    return write(
        "forums/printing/said_and_done.typ",
        title=f"{title.text}: {forum}",
        language=title.language,
        data={
            "forum": forum,
            "address": address,
            "labels": labels(language, PAGE),
            "sections": [
                {"rows": section.rows, "as_of": section.as_of, "words": labels(section.language, WORDS)}
                for section in sections
            ],
        },
    )
