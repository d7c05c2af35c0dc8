"""What has changed since a number, as each kind of live page may see it.

One reading serves every audience of a forum, so the number of queries does not grow with the number of pages
that listen. A page is told what to forget (hidden cards, dissolved headings) by its id alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NotRequired, TypedDict

from django.utils import timezone

from forums.municipality.languages import direction

from .cards import Card
from .clusters import Cluster
from .forum import Forum
from .states import CardState, Showing
from .tables import Prompt, Table


class Gone(TypedDict):
    """What a page is to forget. `hidden`: a card whose writer can read why."""

    id: str
    gone: Literal[True]
    hidden: NotRequired[bool]


class CardRow(TypedDict):
    """A card as everybody may see it who sees it at all."""

    id: str
    v: int
    number: int
    order: int  # as they came in: slips given out beforehand have low numbers
    table: int
    kind: str
    text: str
    lang: str
    dir: str
    german: str
    points: int
    cluster: str | None
    prompt: int | None
    stance: str


class HostCardRow(CardRow):
    """What host and scribe see as well."""

    state: str
    flagged: bool
    because: str
    original: str
    scribe: bool
    at: str


class ClusterRow(TypedDict):
    id: str
    title: str
    table: int


class PromptRow(TypedDict):
    """A question in every language it exists in: each page shows its own."""

    id: int
    stance: bool
    text: dict[str, str]


class TableRow(TypedDict):
    id: int
    number: int
    open: bool
    round: int
    ends: str | None
    prompt: int | None
    asks: PromptRow | None


class News(TypedDict):
    """One message of the feed. `seq` is what the page has seen once it has it; `now` is the server's clock, against
    which countdowns run. With `after` 0 it is everything there is: whatever else the page shows is to be forgotten.
    """

    type: Literal["news"]
    after: int
    seq: int
    now: str
    forum: str
    tables: list[TableRow]
    clusters: list[ClusterRow | Gone]
    cards: list[CardRow | HostCardRow | Gone]


class Sees(StrEnum):
    WALL = "wall"  # released cards of every table
    TABLE = "table"  # telephones: what one table shows
    HOST = "host"  # host and scribe: everything of one table


@dataclass(frozen=True)
class Audience:
    """Pages that see the same. `table` is a primary key; the wall has none, or shows one table alone."""

    sees: Sees
    forum: int
    table: int | None = None

    def concerns(self, table: int) -> bool:
        return self.table in {None, table}


@dataclass(frozen=True)
class Changes:
    """The rows of one forum above `after`, read in four queries whatever their number."""

    forum: Forum
    after: int
    seq: int
    cards: list[Card]
    clusters: list[Cluster]
    tables: list[Table]

    @classmethod
    def read(cls, forum_id: int, after: int, table: int | None = None) -> "Changes":
        """Of all tables, for the sockets of a process; of one, for a single page or poll. Raises Forum.DoesNotExist.

        The counter is read first: a row that changes between the queries has a number above it and comes
        again with the next reading, which does no harm.
        """
        forum = Forum.objects.get(pk=forum_id)
        cards = Card.everything.filter(forum=forum_id, seq__gt=after)
        clusters = Cluster.everything.filter(forum=forum_id, seq__gt=after)
        tables = Table.objects.filter(forum=forum_id, seq__gt=after)
        if table:
            cards, clusters, tables = cards.filter(table=table), clusters.filter(table=table), tables.filter(pk=table)
        return cls(
            forum=forum,
            after=after,
            seq=forum.seq,
            cards=list(cards.select_related("cluster").order_by("seq")),
            clusters=list(clusters.order_by("seq")),
            tables=list(tables.select_related("field", "prompt").order_by("seq")),
        )

    def news(self, audience: Audience, after: int | None = None) -> News:
        """What this audience has to know, for a page that has seen everything up to `after`."""
        since = self.after if after is None else after
        return {
            "type": "news",
            "after": since,
            "seq": self.seq,
            "now": timezone.now().isoformat(),
            "forum": self.forum.state,
            "tables": [table_row(row) for row in self.tables if row.seq > since and audience.concerns(row.pk)],
            "clusters": [
                cluster_row(row) for row in self.clusters if row.seq > since and audience.concerns(row.table_id)
            ],
            "cards": [row for row in self._cards(audience, since) if since or "gone" not in row],
        }

    def _cards(self, audience: Audience, since: int) -> Iterator[CardRow | HostCardRow | Gone]:
        for card in self.cards:
            if card.seq <= since or not audience.concerns(card.table_id):
                continue
            if card.deleted:
                yield {"id": str(card.uuid), "gone": True}
            elif audience.sees == Sees.HOST:
                yield host_card_row(card)
            elif is_shown(card, audience, self.forum):
                yield card_row(card)
            elif card.version > 1:  # it may have been shown before
                yield {"id": str(card.uuid), "gone": True, "hidden": card.is_hidden}


def is_shown(card: Card, audience: Audience, forum: Forum) -> bool:
    """The same rule as `CardQuerySet.on_telephones`, for a row that is loaded."""
    if card.flagged:
        return False
    if card.state == CardState.RELEASED:
        return True
    if card.kept_back or card.state == CardState.HIDDEN:
        return False
    return audience.sees == Sees.TABLE and forum.showing == Showing.AT_ONCE


def card_row(card: Card) -> CardRow:
    return {
        "id": str(card.uuid),
        "v": card.version,
        "number": card.number,
        "order": card.pk,
        "table": card.table_id,
        "kind": card.kind,
        "text": card.text,
        "lang": card.language,
        "dir": direction(card.language),
        "german": card.german,
        "points": card.points,
        "cluster": str(card.cluster.uuid) if card.cluster else None,
        "prompt": card.prompt_id,
        "stance": card.stance,
    }


def host_card_row(card: Card) -> HostCardRow:
    return {
        **card_row(card),
        "state": card.state,
        "flagged": card.flagged,
        "because": card.hidden_because,
        "original": card.original,
        "scribe": card.by_scribe,
        "at": card.written_at.isoformat(),
    }


def cluster_row(cluster: Cluster) -> ClusterRow | Gone:
    if cluster.dissolved or cluster.deleted:
        return {"id": str(cluster.uuid), "gone": True}
    return {"id": str(cluster.uuid), "title": cluster.title, "table": cluster.table_id}


def table_row(table: Table) -> TableRow:
    return {
        "id": table.pk,
        "number": table.number,
        "open": table.is_open,
        "round": table.round,
        "ends": table.round_ends_at.isoformat() if table.round_ends_at else None,
        "prompt": table.prompt_id,
        "asks": prompt_row(table.prompt) if table.prompt else None,
    }


def prompt_row(prompt: Prompt) -> PromptRow:
    texts = prompt.text.data if isinstance(prompt.text.data, dict) else {"de": prompt.text.data}
    return {
        "id": prompt.pk,
        "stance": prompt.asks_for_stance,
        "text": {code: text for code, text in texts.items() if text},
    }
