"""What the host's page shows: cards in their places, headings, and the table itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from forums.records.word_diff import Piece, compared

from ..cards import Card, CardQuerySet
from ..clusters import Cluster
from ..states import CardState
from ..tables import Table
from .access import TableAccess
from .forms.cards import CardForm, CorrectForm, DangerForm, GermanForm, GroupForm, HideForm
from .forms.table import ChosenForm, RoundForm

NEW, ALONE, HIDDEN, DANGER = "new", "alone", "hidden", "danger"

type Context = dict[str, object]


@dataclass(frozen=True)
class Row:
    """A card and the list it stands in: in danger, new, hidden, without a heading, or a heading's uuid."""

    card: Card

    @property
    def place(self) -> str:
        if self.card.flagged:
            return DANGER
        if self.card.state == CardState.RELEASED:
            return str(self.card.cluster.uuid) if self.card.cluster else ALONE
        return NEW if self.card.state == CardState.NEW else HIDDEN


@dataclass(frozen=True)
class Heading:
    cluster: Cluster
    rows: list[Row]


def cards_of(table: Table) -> CardQuerySet:
    cards: CardQuerySet = Card.objects.filter(table=table).for_feed().select_related("table")
    return cards


def host_context(access: TableAccess) -> Context:
    """Everything on the table in a fixed number of queries."""
    table = access.table
    rows = [Row(card) for card in cards_of(table).order_by("seq")]
    clusters = Cluster.objects.filter(table=table).standing()
    return {
        "page": "host",
        "danger": _in(rows, DANGER),
        "new": _in(rows, NEW),
        "alone": by_number(_in(rows, ALONE)),
        "hidden": by_number(_in(rows, HIDDEN)),
        "headings": [Heading(cluster, by_number(_in(rows, str(cluster.uuid)))) for cluster in clusters],
        "chosen": ChosenForm(table=table),
        **_bar(access, len(rows), len({row.card.writer for row in rows} - {None})),
    }


def bar_context(access: TableAccess) -> Context:
    """The table's status bar: open or closed, round, clock, and how many people have written. Numbers that stand
    beside each other come from one query."""
    cards = Card.objects.filter(table=access.table).order_by()
    counted = cards.aggregate(cards=Count("pk"), writers=Count("writer", distinct=True))
    return _bar(access, counted["cards"], counted["writers"])


def _bar(access: TableAccess, cards: int, writers: int) -> Context:
    return {"access": access, "round": RoundForm(table=access.table), "writers": writers, "card_count": cards}


def _in(rows: Iterable[Row], place: str) -> list[Row]:
    return [row for row in rows if row.place == place]


def by_number(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.card.number)


@dataclass(frozen=True)
class OpenCard:
    """One card with everything that can be done with it; forms that do not apply are missing.

    `near`: similar cards, None while nobody has asked. `refused` says why an action was not possible, `late` that
    somebody else changed the card in the meantime. `back` is "schreiben" for the scribe's page.
    """

    row: Row
    corrections: list[Piece]
    correct_form: CardForm
    german_form: CardForm | None
    group_form: CardForm | None
    hide_form: CardForm | None
    danger_form: CardForm | None = None
    near: list[Card] | None = None
    refused: str = ""
    late: bool = False
    back: str = ""


def open_card(access: TableAccess, card: Card) -> OpenCard:
    return OpenCard(
        row=Row(card),
        corrections=corrections(card),
        correct_form=CorrectForm(card=card),
        german_form=GermanForm(card=card) if card.language != "de" else None,
        group_form=GroupForm(card=card) if access.is_host else None,
        hide_form=HideForm(card=card) if access.is_host and card.state != CardState.HIDDEN else None,
        danger_form=DangerForm(card=card) if access.is_host and card.flagged else None,
    )


def corrections(card: Card) -> list[Piece]:
    """What was corrected, word by word; empty if nothing was."""
    return compared(card.original, card.text) if card.original else []
