"""Which heading a card belongs under and which cards say the same thing, by meaning and in whatever language.

These are suggestions for the host; nothing is grouped automatically. No page waits for the model: pages ask for
suggestions afterwards, and each request computes a few of the missing vectors.
"""

from forums.embeddings.cross_lingual import version
from forums.embeddings.embedder import available, embedder
from forums.embeddings.indexing import index, register
from forums.embeddings.models import TextVector
from forums.embeddings.similarity import similar, similar_group, stored_vectors

from .cards import Card, CardQuerySet
from .clusters import Cluster
from .tables import Table

AT_ONCE = 8  # vectors that one request computes: half a second
MOST_NEAR = 4


def register_texts() -> None:
    """Cards that are hidden or flagged leave no vector behind."""
    register(Card, shown=lambda: Card.objects.comparable(), words=lambda card: card.text)


def learn(table: Table) -> bool:
    """Compute some of the vectors the table's cards lack. True: there are more, ask again."""
    if not available():
        return False
    cards = _shown(table)
    known = TextVector.objects.for_records(cards).made_by(embedder().model, version())
    lacking = list(cards.exclude(pk__in=known.values("about_id")).values_list("pk", flat=True)[: AT_ONCE + 1])
    return index(Card, lacking[:AT_ONCE]) > 0 and len(lacking) > AT_ONCE


def nearest_headings(table: Table) -> dict[Card, Cluster]:
    """For each card without a heading the one whose cards are nearest to it, if any is near enough. Three queries."""
    cards = list(_shown(table).select_related("cluster"))
    vectors = stored_vectors(_shown(table))
    groups: dict[Cluster, list[Card]] = {}
    for card in cards:
        if card.cluster and card.pk in vectors:
            groups.setdefault(card.cluster, []).append(card)
    loose = {card: vectors[card.pk] for card in cards if not card.cluster and card.pk in vectors}
    near = similar_group(loose, {group: [vectors[card.pk] for card in found] for group, found in groups.items()})
    return {card: belongs.group for card, belongs in near.items()}


def near_cards(card: Card) -> list[Card]:
    """Similar cards of the same table, the most similar first."""
    found = similar(card, _shown(card.table), most=MOST_NEAR)
    cards = card.table.cards.select_related("cluster").in_bulk([near.pk for near in found])
    return [cards[near.pk] for near in found]


def _shown(table: Table) -> CardQuerySet:
    cards: CardQuerySet = table.cards.comparable()
    return cards
