"""What a text means whatever language it is in: vectors without the directions in which languages differ.

As the model makes them, a text lies nearer to others of its own language than to the same wish in another one.
The same twelve sentences in twenty-one languages (`languages/`) show in which directions languages differ; without
these, and around the middle of the sentences, meaning decides. What that gains: docs/ranking.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from django.conf import settings

from .embedder import Array, Vectors, embed, embedder
from .vector_cache import Progress, VectorCache

FOLDER = Path(__file__).parent / "languages"

# Part of the version of every vector made here. Raise it when sentences or method change: vectors are made anew.
EDITION = "1"


@dataclass(frozen=True, eq=False)
class LanguageDirections:
    """In what languages differ: orthonormal rows, and the middle of what is left without them."""

    rows: Array
    middle: Array

    @classmethod
    def between(cls, languages: Sequence[Array]) -> Self:
        """From the vectors of the same sentences, in the same order, in each language."""
        means = np.array([rows.mean(axis=0) for rows in languages])
        rows = np.linalg.svd(means - means.mean(axis=0), full_matrices=False)[2][: len(means) - 1]
        vectors = np.vstack(languages)
        middle = (vectors - (vectors @ rows.T) @ rows).mean(axis=0)
        return cls(rows.astype(np.float32), middle.astype(np.float32))

    def remove_from(self, array: Array) -> Array:
        """The same rows without them, of length 1 again."""
        turned = array - (array @ self.rows.T) @ self.rows - self.middle
        lengths = np.linalg.norm(turned, axis=1, keepdims=True)
        result: Array = (turned / np.where(lengths == 0, 1, lengths)).astype(np.float32)
        return result


@cache
def sentences() -> dict[str, tuple[str, ...]]:
    """The same sentences, in the same order, by language."""
    return {file.stem: tuple(file.read_text(encoding="utf-8").splitlines()) for file in sorted(FOLDER.glob("*.txt"))}


def embed_cross_lingual(texts: Sequence[str]) -> Vectors:
    """As `embedder.embed`, comparable across languages; not comparable with what `embed` makes."""
    return without_language(embed(texts))


def without_language(vectors: Vectors) -> Vectors:
    """Vectors just made by `embedder.embed`, without their languages."""
    return Vectors(vectors.model, version(), directions().remove_from(vectors.array))


def version() -> str:
    """Of the vectors made here, with the model that is in use."""
    return f"{embedder().version} across {EDITION}"


_known: dict[tuple[str, str], LanguageDirections] = {}


def directions(progress: Progress | None = None) -> LanguageDirections:
    """Of the model in use. Three seconds the first time on a machine, then cached in `var/meaning`."""
    using = (embedder().model, embedder().version)
    if using not in _known:
        texts = sentences()
        array = VectorCache(settings.VAR_DIR / "meaning", "languages").embed([*sum(texts.values(), ())], progress).array
        _known[using] = LanguageDirections.between(np.split(array, len(texts)))
    return _known[using]
