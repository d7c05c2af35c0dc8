"""What is proposed for each item of a page before anybody looks: its topic, and what says the same already."""

from collections.abc import Sequence

import numpy as np

from forums.dialogue.models import Card
from forums.embeddings.cross_lingual import embed_cross_lingual
from forums.embeddings.embedder import Array, available
from forums.embeddings.similarity import ALIKE, stored_vectors
from forums.fields.models import ActionField
from proposals.suggestions.merging import TARGETS
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.similar import similar_to
from proposals.triage.ranking import ranker

from .pending import Item

MOST = 3  # as many as have a key


def propose(items: Sequence[Item], leaves: Sequence[ActionField]) -> None:
    """Fill in topics and similar suggestions. The number of queries does not depend on the number of items,
    as long as texts are compared by meaning."""
    _propose_fields(items, leaves)
    for item, similar in zip(items, _similar(items), strict=True):
        item.similar = [suggestion for suggestion in similar if suggestion != item.known]


def _propose_fields(items: Sequence[Item], leaves: Sequence[ActionField]) -> None:
    """The table's topic; where it has none that takes suggestions, the text is ranked by meaning."""
    by_pk, by_slug = ({getattr(leaf, name): leaf for leaf in leaves} for name in ("pk", "slug"))
    for item in items:
        item.field = by_pk.get(item.table.field_id)
    unclear = [item for item in items if item.field is None]
    if not unclear or not available():
        return
    for item, ranked in zip(unclear, ranker().rank([item.gist for item in unclear]), strict=True):
        item.field, item.field_by_meaning = by_slug.get(ranked.first), True


def _similar(items: Sequence[Item]) -> list[list[Suggestion]]:
    if not available():
        return [_open(similar_to(item.gist).suggestions) for item in items]
    among: SuggestionQuerySet = Suggestion.get_indexed_objects().filter(stage__in=TARGETS)
    known = stored_vectors(among)
    if not items or not known:
        return [[] for _item in items]
    ids = np.array([*known])
    likeness = _vectors(items) @ np.array([*known.values()]).T
    near = [_nearest(row, ids) for row in likeness]
    rows = among.for_list().in_bulk({pk for pks in near for pk in pks})
    return [[rows[pk] for pk in pks if pk in rows] for pks in near]


def _vectors(items: Sequence[Item]) -> Array:
    """From what is stored of the cards; of a cluster its middle. Made here only for what has none yet."""
    stored = stored_vectors(Card.objects.filter(pk__in=[card.pk for item in items for card in item.cards]))
    rows = [[stored[card.pk] for card in item.cards if card.pk in stored] for item in items]
    made = iter(embed_cross_lingual([item.gist for item, found in zip(items, rows, strict=True) if not found]).array)
    middles = np.array([np.mean(found, axis=0) if found else next(made) for found in rows], dtype=np.float32)
    lengths: Array = np.linalg.norm(middles, axis=1, keepdims=True)
    return middles / lengths


def _nearest(likeness: Array, ids: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> list[int]:
    order = np.lexsort((ids, -np.round(likeness, 4)))[:MOST]
    return [int(ids[at]) for at in order if likeness[at] >= ALIKE]


def _open(found: Sequence[Suggestion]) -> list[Suggestion]:
    return [suggestion for suggestion in found if suggestion.stage in TARGETS][:MOST]
