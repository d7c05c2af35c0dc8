"""What has changed since a number, as each kind of live page may see it.

One reading serves every audience of a forum, so that the number of queries does not grow with the number of pages
that listen. What a page must forget (hidden cards, dissolved headings) is said by its id alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils import timezone

from forums.municipality.languages import direction

from .cards import Card
from .clusters import Cluster
from .models import Forum
from .states import CardState, Showing
from .tables import Prompt, Table

type Row = dict[str, Any]
type News = dict[str, Any]


class Sees(StrEnum):
    WALL = "wall"  # released cards of every table
    TABLE = "table"  # telephones: what one table shows
    LEAD = "lead"  # host and scribe: everything of one table


@dataclass(frozen=True)
class Audience:
    """Pages that see the same. `table` is a primary key; the wall has none, or shows one table alone."""

    sees: Sees
    forum: int
    table: int | None = None


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
        """Of all tables, for the sockets of a process; of one, for a page or a poll alone. Raises Forum.DoesNotExist.

        The counter is read first: a row that changes between the queries has a number above it and comes
        again with the next reading, which does no harm.
        """
        forum = Forum.objects.get(pk=forum_id)
        newer: dict[str, int] = {"forum": forum_id, "seq__gt": after}
        there = newer | ({"table": table} if table else {})
        return cls(
            forum=forum,
            after=after,
            seq=forum.seq,
            cards=list(Card.objects.filter(**there).for_feed().order_by("seq")),
            clusters=list(Cluster.objects.filter(**there).order_by("seq")),
            tables=list(
                Table.objects.filter(**newer | ({"pk": table} if table else {}))
                .select_related("field", "prompt")
                .order_by("seq")
            ),
        )

    def news(self, audience: Audience, after: int | None = None) -> News:
        """What this audience has to know, for a page that has seen everything up to `after`.

        `seq` is what the page has seen with it; `now` the server's clock, against which countdowns run. With
        `after` 0 it is everything there is: what else the page shows is to be forgotten.
        """
        since = self.after if after is None else after
        return {
            "type": "news",
            "after": since,
            "seq": self.seq,
            "now": timezone.now().isoformat(),
            "forum": self.forum.state,
            "tables": [_table(row) for row in self._of(audience, self.tables, since, "pk")],
            "clusters": [_cluster(row) for row in self._of(audience, self.clusters, since, "table_id")],
            "cards": [row for row in self._cards(audience, since) if since or "gone" not in row],
        }

    def _of[R: Card | Cluster | Table](
        self, audience: Audience, rows: Iterable[R], since: int, table: str
    ) -> "Iterable[R]":
        return (row for row in rows if row.seq > since and audience.table in {None, getattr(row, table)})

    def _cards(self, audience: Audience, since: int) -> Iterable[Row]:
        for card in self._of(audience, self.cards, since, "table_id"):
            if audience.sees == Sees.LEAD:
                yield card_row(card) | _for_leads(card)
            elif is_shown(card, audience, self.forum):
                yield card_row(card)
            elif card.state == CardState.HIDDEN:
                yield {"id": str(card.uuid), "gone": True}


def is_shown(card: Card, audience: Audience, forum: Forum) -> bool:
    """The same rule as `CardQuerySet.on_telephones`, for a row that is loaded."""
    if card.state == CardState.RELEASED:
        return True
    return card.state == CardState.NEW and audience.sees == Sees.TABLE and forum.showing == Showing.AT_ONCE


def card_row(card: Card) -> Row:
    """A card as everybody may see it who sees it at all."""
    return {
        "id": str(card.uuid),
        "v": card.version,
        "number": card.number,
        "order": card.pk,  # as they came: slips given out beforehand have low numbers
        "table": card.table_id,
        "kind": card.kind,
        "text": card.text,
        "lang": card.language,
        "dir": "auto" if card.language == "und" else direction(card.language),
        "german": card.german,
        "points": card.points,
        "cluster": str(card.cluster.uuid) if card.cluster else None,
        "prompt": card.prompt_id,
        "stance": card.stance,
    }


def _for_leads(card: Card) -> Row:
    return {
        "state": card.state,
        "because": card.hidden_because,
        "original": card.original,
        "scribe": card.by_scribe,
        "at": card.written_at.isoformat(),
    }


def _cluster(cluster: Cluster) -> Row:
    known = {"id": str(cluster.uuid)}
    return known | ({"gone": True} if cluster.dissolved else {"title": cluster.title, "table": cluster.table_id})


def _table(table: Table) -> Row:
    return {
        "id": table.pk,
        "number": table.number,
        "open": table.is_open,
        "round": table.round,
        "ends": table.round_ends_at.isoformat() if table.round_ends_at else None,
        "prompt": table.prompt_id,
        "asks": asked(table.prompt) if table.prompt else None,
    }


def asked(prompt: Prompt) -> Row:
    """A question in every language it was laid down in: each page shows its own."""
    texts = prompt.text.data if isinstance(prompt.text.data, dict) else {"de": prompt.text.data}
    return {
        "id": prompt.pk,
        "stance": prompt.asks_for_stance,
        "text": {code: text for code, text in texts.items() if text},
    }
