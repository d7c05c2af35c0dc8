"""The minutes of a forum, from what its tables wrote."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image

from ..texts import Text, labels
from ..writing import write

WORDS = {
    "page": _("Page {page} of {pages}"),
    "date": _("Date"),
    "place": _("Place"),
    "attendance": _("People who took part"),
    "table": _("Table {number}"),
    "prompts": _("What we talked about"),
    "alone": _("Further cards"),
    "german": _("In German"),
    "points": _("Points: {points}"),
    "no_cards": _("No cards were written at this table."),
}
LARGEST_SIDE = 1400  # pixels: 200 dots an inch across the page


@dataclass(frozen=True)
class Card:
    """What was written; `german` is the scribe's line under it, `kind` the word for idea, wish or concern."""

    text: Text
    kind: str = ""
    german: str = ""
    points: int = 0


@dataclass(frozen=True)
class Cluster:
    title: Text
    cards: Sequence[Card]


@dataclass(frozen=True)
class Photograph:
    """`content` in any format that Pillow reads; `alternative` says what is to be seen."""

    content: bytes
    alternative: str
    caption: str = ""


@dataclass(frozen=True)
class TableResult:
    name: Text
    prompts: Sequence[Text] = ()
    clusters: Sequence[Cluster] = ()
    cards: Sequence[Card] = ()  # in no cluster
    photographs: Sequence[Photograph] = ()
    number: int | None = None
    notes: str = ""  # paragraphs that people wrote behind the cards


@dataclass(frozen=True)
class Minutes:
    """`attendance` is a number and nothing else; `date` is written out as people read it."""

    title: str
    date: str
    place: str
    attendance: int | None
    tables: Sequence[TableResult]
    introduction: str = ""


def minutes(of: Minutes, *, language: str) -> bytes:
    """Title, facts, then table by table: prompts, clusters with their cards, cards without one, photographs."""
    smaller = replace(of, tables=[_with_small_photographs(table) for table in of.tables])
    return write(
        "forums/printing/minutes.typ",
        title=of.title,
        language=language,
        data={"minutes": smaller, "labels": labels(language, WORDS)},
    )


def _with_small_photographs(table: TableResult) -> TableResult:
    return replace(table, photographs=[replace(photo, content=_as_jpeg(photo.content)) for photo in table.photographs])


def _as_jpeg(content: bytes) -> bytes:
    """JPEG goes into a PDF as it is; a WebP picture would be unpacked there to ten times its size."""
    out = BytesIO()
    with Image.open(BytesIO(content)) as image:
        image.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
        image.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()
