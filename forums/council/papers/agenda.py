"""What everybody may read of an agenda: all of the public part, of the other only what the law lets be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from forums.pictograms.names import Pictogram

from ..meetings.models import AgendaItem
from . import words
from .models import Paper


@dataclass(frozen=True)
class Line:
    """One item. `closed`: only its number is said, with that of its paper where this may be shown."""

    number: str
    closed: bool
    title: str = ""
    paper: Paper | None = None
    label: str = ""
    tone: str = ""
    pictogram: Pictogram = Pictogram.DOCUMENT
    votes: str = ""


def lines(items: Iterable[AgendaItem]) -> list[Line]:
    """In the order given. No query where papers are prefetched."""
    return [_line(item) for item in items]


def _line(item: AgendaItem) -> Line:
    consultation = next(iter(item.consultations.all()), None)
    if consultation is None:
        return Line(item.number, closed=not item.public, title=item.title if item.public else "")
    paper = consultation.paper
    if paper.deleted or not (paper.public and item.public):
        shown = not paper.deleted and (paper.public or paper.sequence_public)
        return Line(item.number, closed=True, paper=paper if shown else None)
    pictogram, tone = words.sign(consultation)
    label, votes = words.standing_words(consultation), words.vote_words(consultation)
    return Line(item.number, False, item.title or paper.subject, paper, label, tone, pictogram, votes)
