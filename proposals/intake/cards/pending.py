"""What of a forum still waits for the handover: clusters first, then single cards table by table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as default_of
from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext as _

from forums.dialogue.models import Card, CardState, Cluster, Forum, Table
from forums.fields.models import ActionField
from proposals.suggestions.models import Suggestion

from .models import CardOutcome, accepts_voices
from .wording import may_speak_of_danger, text_of

CLUSTERS = "gruppen"
GIST = 200  # characters of a cluster's cards: its heading says most


@dataclass
class Item:
    """A card, or a cluster with those of its cards that wait; and what is proposed for it (`proposing`)."""

    what: Card | Cluster
    cards: list[Card]
    known: Suggestion | None = None  # where the other cards of the cluster went
    field: ActionField | None = None
    field_by_meaning: bool = False
    similar: list[Suggestion] = default_of(default_factory=list)

    @property
    def name(self) -> str:
        """Of its part of the form."""
        return f"{'gruppe' if self.is_cluster else 'karte'}-{self.what.pk}"

    @property
    def is_cluster(self) -> bool:
        return isinstance(self.what, Cluster)

    @property
    def table(self) -> Table:
        return self.cards[0].table

    @property
    def text(self) -> str:
        return text_of(self.cards)

    @property
    def gist(self) -> str:
        """What is compared by meaning: enough of it to know what it is about."""
        return f"{self.what.title}. {self.text[:GIST]}" if isinstance(self.what, Cluster) else self.text

    @cached_property
    def in_danger(self) -> bool:
        """It can only become a suggestion, which a moderator reads."""
        return any(may_speak_of_danger(card) for card in self.cards)

    @property
    def was_in_danger(self) -> bool:
        """What spoke of danger has been looked after; its cards are kept back until somebody releases them singly."""
        return any(card.kept_back for card in self.cards) and not any(card.flagged for card in self.cards)

    @property
    def unreleased(self) -> int:
        return sum(card.state != CardState.RELEASED for card in self.cards)

    @property
    def points(self) -> int:
        return sum(card.points for card in self.cards)

    @property
    def proposal(self) -> str:
        """The choice that is made already: what `ItemForm.choice` says."""
        return self.known.number if self.known and not self.in_danger else "suggest"


@dataclass(frozen=True)
class Part:
    """All clusters, or the single cards of one table."""

    key: str
    label: str
    items: list[Item]


class Waiting:
    """Read in two queries, whatever the number of cards."""

    def __init__(self, forum: Forum) -> None:
        self.forum = forum
        rows = Card.objects.filter(forum=forum, outcome=None).exclude(state=CardState.HIDDEN)
        self.cards: list[Card] = list(
            rows.select_related("cluster", "table__field", "forum").order_by("table__number", "number")
        )

    @cached_property
    def hidden(self) -> list[Card]:
        """What hosts have hidden, with what moderators have said about it. One query."""
        rows = Card.objects.filter(forum=self.forum, state=CardState.HIDDEN).select_related("table__field", "review")
        return list(rows.order_by("table__number", "number"))

    @cached_property
    def flagged(self) -> int:
        """Cards whose danger flag is open: among those that wait."""
        return sum(card.flagged for card in self.cards)

    @cached_property
    def parts(self) -> list[Part]:
        """Those in which something waits."""
        clusters: dict[int, Item] = {}
        tables: dict[int, list[Item]] = {}
        went = _went_to(card.cluster_id for card in self.cards if card.cluster_id)
        for card in self.cards:
            # The cluster's suggestion is made: danger that comes late reaches a moderator only by itself.
            if card.cluster and not (card.cluster_id in went and may_speak_of_danger(card)):
                card.cluster.forum, card.cluster.table = card.forum, card.table
                item = clusters.setdefault(card.cluster.pk, Item(card.cluster, [], went.get(card.cluster.pk)))
                item.cards.append(card)
            else:
                tables.setdefault(card.table_id, []).append(Item(card, [card]))
        parts = [Part(CLUSTERS, _("Clusters"), list(clusters.values()))] if clusters else []
        return parts + [_part_of(items) for items in tables.values()]

    def part(self, key: str) -> Part | None:
        """The part of this key; the first one where nothing waits there any more."""
        return next((part for part in self.parts if part.key == key), next(iter(self.parts), None))


def _part_of(items: list[Item]) -> Part:
    table = items[0].table
    label = _("Table %(number)s: %(topic)s") % {"number": table.number, "topic": table.topic}
    return Part(str(table.number), label, items)


def _went_to(clusters: Iterable[int]) -> dict[int, Suggestion]:
    """Where the first cards of these clusters went, if more can go there."""
    fates = CardOutcome.objects.filter(card__cluster__in=[*clusters], suggestion__isnull=False)
    found: dict[int, Suggestion] = {}
    for fate in fates.select_related("suggestion", "card").order_by("-pk"):
        if fate.suggestion and fate.card.cluster_id and accepts_voices(fate.suggestion):
            found[fate.card.cluster_id] = fate.suggestion
    return found


def by_name(parts: Sequence[Part]) -> dict[str, Item]:
    return {item.name: item for part in parts for item in part.items}


def count_by_forum(forums: Iterable[Forum]) -> dict[int, int]:
    """How many cards wait, by primary key of the forum. One query."""
    waiting = Card.objects.filter(forum__in=[forum.pk for forum in forums], outcome=None)
    counted = waiting.exclude(state=CardState.HIDDEN).order_by().values_list("forum").annotate(count=Count("pk"))
    return dict(counted)
