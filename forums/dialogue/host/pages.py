"""What the host's page shows: cards in their places, headings, and the table itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from forums.records.word_diff import Piece, compared

from ..cards import Card, CardQuerySet
from ..clusters import Cluster
from ..states import CardState
from ..tables import Table
from .access import AtTable
from .forms.table import CardForm, ChosenForm, CorrectForm, GermanForm, GroupForm, HideForm, RoundForm

NEW, ALONE, HIDDEN = "new", "alone", "hidden"


@dataclass(frozen=True)
class Row:
    """A card and the list it stands in: new, hidden, without a heading, or a heading's uuid."""

    card: Card

    @property
    def place(self) -> str:
        if self.card.state == CardState.RELEASED:
            return str(self.card.cluster.uuid) if self.card.cluster else ALONE
        return NEW if self.card.state == CardState.NEW else HIDDEN


@dataclass(frozen=True)
class Heading:
    cluster: Cluster
    rows: list[Row]


def cards_of(table: Table) -> CardQuerySet:
    found: CardQuerySet = table.cards.for_feed().select_related("table")
    return found


def host_context(here: AtTable) -> dict[str, Any]:
    """Everything of the table in a fixed number of queries."""
    table = here.table
    rows = [Row(card) for card in cards_of(table).order_by("seq")]
    clusters = list(table.clusters.standing())
    return {
        "page": "lead",
        "new": _in(rows, NEW),
        "alone": by_number(_in(rows, ALONE)),
        "hidden": by_number(_in(rows, HIDDEN)),
        "headings": [Heading(cluster, by_number(_in(rows, str(cluster.uuid)))) for cluster in clusters],
        "chosen": ChosenForm(table=table),
        **bar_context(here),
    }


def bar_context(here: AtTable) -> dict[str, Any]:
    """The table's own line: open or closed, round, clock, and how many have written."""
    table = here.table
    writers = table.cards.filter(writer__isnull=False).values("writer").distinct().count()
    return {"here": here, "round": RoundForm(table=table), "writers": writers, "card_count": table.cards.count()}


def _in(rows: Iterable[Row], place: str) -> list[Row]:
    return [row for row in rows if row.place == place]


def by_number(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.card.number)


def open_context(here: AtTable, card: Card, **changed: Any) -> dict[str, Any]:
    """One card with everything one may do with it. `changed` replaces forms, or adds what went wrong."""
    forms: dict[str, CardForm | None] = {
        "correct_form": CorrectForm(card=card),
        "german_form": GermanForm(card=card) if card.language != "de" else None,
        "group_form": GroupForm(card=card) if here.leads else None,
        "hide_form": HideForm(card=card) if here.leads and card.state != CardState.HIDDEN else None,
    }
    return {"here": here, "row": Row(card), "pieces": pieces(card), **forms, **changed}


def pieces(card: Card) -> list[Piece]:
    """What was mended, word by word; nothing where nothing was."""
    return compared(card.original, card.text) if card.original else []
