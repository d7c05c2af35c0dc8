"""Which texts mean the same as this one, in whatever language they are."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched

import numpy as np
from django.db import models
from numpy.typing import NDArray

from .cross_lingual import embed_cross_lingual, version
from .embedder import Array, Vectors, available, cosine_similarity, embedder
from .indexing import text_of
from .models import TextVector, text_hash, unpack

# From here on two texts are about the same thing, not only in the same words or of the same kind (docs/ranking.md).
ALIKE = 0.41
MOST = 5
# Vectors of this many texts are in memory at once: 5 MB.
READ_AT_ONCE = 2000


@dataclass(frozen=True)
class SimilarRecord:
    """A record and its likeness to what was asked: 1 for the same words, about 0 for texts without relation."""

    pk: int
    likeness: float


def similar[M: models.Model](
    question: str | models.Model, among: models.QuerySet[M], *, most: int = MOST, at_least: float = ALIKE
) -> list[SimilarRecord]:
    """The records of `among` whose texts mean most nearly the same; the nearest first, the older first where equal.

    Nobody outside `among` is ever returned: put into it what the reader may see. A record that asks is not its own
    answer. Records whose vector has not been made yet are not found. Two queries, however many records there are.
    Nothing is found where the model is missing: ask `embedder.available`, and say so. Nor is it without words.
    """
    words = question if isinstance(question, str) else text_of(question)
    if not words.strip() or not available():
        return []
    asked = _asked(question, words)
    found = TextVector.objects.for_records(among).made_by(asked.model, asked.version)
    if isinstance(question, among.model):
        found = found.exclude(about_id=question.pk)
    ids: list[int] = []
    likenesses: list[Array] = [np.zeros(0, dtype=np.float32)]
    for batch in batched(found.values_list("about_id", "vector").iterator(READ_AT_ONCE), READ_AT_ONCE):
        pks, rows = zip(*batch, strict=True)
        ids += pks
        likenesses.append(cosine_similarity(asked, Vectors(asked.model, asked.version, unpack(rows)))[0])
    return _best(np.array(ids, dtype=np.int64), np.concatenate(likenesses), most, at_least)


def _asked(question: str | models.Model, words: str) -> Vectors:
    """One row. A record's stored vector is used where it was made from the words it has now."""
    if not isinstance(question, str):
        known = TextVector.objects.of(question).made_by(embedder().model, version())
        if stored := known.filter(text_hash=text_hash(words)).first():
            return Vectors(stored.model, stored.version, unpack([stored.vector]))
    return embed_cross_lingual([words])


def _best(ids: NDArray[np.int64], likeness: Array, most: int, at_least: float) -> list[SimilarRecord]:
    # Rounded, so that equal texts are equal also where their sums were added up in another order.
    likeness = np.round(likeness, 4)
    order = np.lexsort((ids, -likeness))[:most]
    return [SimilarRecord(int(ids[at]), float(likeness[at])) for at in order if likeness[at] >= at_least]


def stored_vectors[M: models.Model](among: models.QuerySet[M]) -> dict[int, Array]:
    """The stored vectors of these records by id, comparable with each other. One query.

    Records without one are left out: `indexing.index` makes what is missing.
    """
    if not available():
        return {}
    known = TextVector.objects.for_records(among).made_by(embedder().model, version())
    return {pk: unpack([vector])[0] for pk, vector in known.values_list("about_id", "vector")}


@dataclass(frozen=True)
class GroupMatch[G]:
    """The group a text lies nearest to, and its likeness to the group's middle."""

    group: G
    likeness: float


def similar_group[T: Hashable, G: Hashable](
    loose: Mapping[T, Array], groups: Mapping[G, Sequence[Array]], *, at_least: float = ALIKE
) -> dict[T, GroupMatch[G]]:
    """A proposal for each loose text that lies near one of the groups; the first group where two are equally near.

    Takes vectors as `stored_vectors` gives them; groups may be of any size, empty ones take nobody.
    """
    filled = {group: np.mean(rows, axis=0) for group, rows in groups.items() if len(rows)}
    if not loose or not filled:
        return {}
    middles = np.array([middle / np.linalg.norm(middle) for middle in filled.values()])
    likeness = np.round(np.array([*loose.values()]) @ middles.T, 4)
    names = [*filled]
    found = {text: GroupMatch(names[row.argmax()], float(row.max())) for text, row in zip(loose, likeness, strict=True)}
    return {text: belongs for text, belongs in found.items() if belongs.likeness >= at_least}
