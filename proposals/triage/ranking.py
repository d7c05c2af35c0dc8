"""Which field a text belongs to by meaning, how sure that is, and why (DESIGN 5, 7).

Kernel ridge regression over the vectors of labelled texts: one linear system, solved in half a second, so a
correction teaches at once. How well it does, and how the threshold was found: docs/ranking.md.
"""

import json
import math
import re
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from forums.embeddings.embedder import Array, Vectors, embed, embedder
from forums.embeddings.vector_cache import Progress, VectorCache

from .training_data import Labelled, Leaf, Origin, labelled, leaves

CANDIDATES = 3
REASONS = 2

RIDGE = 0.2
SHARPNESS = 1.0
# From here on more steps change no figure in docs/ranking.md; solving to the end takes five times as long.
STEPS = 16
# A language's mean says nothing true below so many texts.
ENOUGH_OF_A_LANGUAGE = 40

CALIBRATION = Path(__file__).parent / "calibration.json"

type Scores = NDArray[np.floating]


@dataclass(frozen=True)
class Because:
    """A labelled text that spoke for a field, and the words both have in common."""

    origin: Origin
    text: str
    language: str
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A field with its share of the evidence: all fields' scores add up to 1."""

    slug: str
    score: float
    because: tuple[Because, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Ranked:
    """The best fields, the best one first; whether it may go there without a person; who said so."""

    candidates: tuple[Candidate, ...]
    clear: bool
    model: str

    @property
    def first(self) -> str:
        return self.candidates[0].slug

    @property
    def confidence(self) -> float:
        return self.candidates[0].score


@dataclass(frozen=True)
class Calibration:
    """Turns scores into shares, and says from which share on at least 95 % were right on held-out folds.

    Valid for the vectors of one model only; without it nothing is routed without a person.
    """

    model: str
    temperature: float
    threshold: float

    @classmethod
    @cache
    def stored(cls) -> Self:
        known = json.loads(CALIBRATION.read_text(encoding="utf-8"))
        return cls(known["model"], known["temperature"], known["threshold"])

    def shares(self, scores: Scores) -> Scores:
        raised = np.exp((scores - scores.max(axis=1, keepdims=True)) / self.temperature)
        shares: Scores = raised / raised.sum(axis=1, keepdims=True)
        return shares


class Ranker:
    """Learns from labelled texts and their vectors (same order)."""

    def __init__(self, taught: Sequence[Labelled], vectors: Vectors) -> None:
        self.taught = tuple(taught)
        self.source = vectors.source
        self.slugs = tuple(sorted({one.slug for one in taught}))
        self._learn(vectors.array)

    def _learn(self, rows: Array) -> None:
        place = {slug: at for at, slug in enumerate(self.slugs)}
        self._labels = np.array([place[one.slug] for one in self.taught])
        self._across = _language_directions(rows, [one.language for one in self.taught])
        self._middle = np.zeros(rows.shape[1], dtype=np.float32)
        self._middle = self._without_language(rows).mean(axis=0)
        self._known = self._prepared(rows)
        targets = np.eye(len(self.slugs), dtype=np.float32)[self._labels] - np.float32(1 / len(self.slugs))
        system = self._likeness(self._known)
        system[np.diag_indices_from(system)] += RIDGE
        self._weights = _solved(system, targets)

    def _without_language(self, rows: Array) -> Scores:
        turned: Scores = rows - (rows @ self._across.T) @ self._across
        return turned

    def _prepared(self, rows: Array) -> Scores:
        """What language a text is in says nothing about its field: those directions go, then lengths become 1."""
        turned = self._without_language(rows) - self._middle
        lengths = np.linalg.norm(turned, axis=1, keepdims=True)
        prepared: Scores = turned / np.where(lengths == 0, 1, lengths)
        return prepared

    def _likeness(self, prepared: Scores) -> Scores:
        """The Gaussian kernel less its constant: 0 for texts that have nothing to do with each other."""
        likeness: Scores = prepared @ self._known.T
        likeness *= 2 * SHARPNESS
        np.expm1(likeness, out=likeness)
        likeness *= math.exp(-2 * SHARPNESS)
        return likeness

    def scores(self, rows: Array) -> Scores:
        """One row for each text, one column for each of `slugs`; higher is better, without a scale."""
        scores: Scores = self._likeness(self._prepared(rows)) @ self._weights
        return scores

    def rank(self, texts: Sequence[str], calibration: Calibration | None = None) -> list[Ranked]:
        """The three best fields of each text, with evidence. A text without letters is never clear."""
        if not texts:
            return []
        calibration = calibration or Calibration.stored()
        likeness = self._likeness(self._prepared(embed(texts).array))
        shares = calibration.shares(likeness @ self._weights)
        trusted = calibration.model == self.source
        ranked = []
        for text, share, like in zip(texts, shares, likeness, strict=True):
            best = np.argsort(-share)[:CANDIDATES]
            candidates = tuple(
                Candidate(self.slugs[at], round(float(share[at]), 4), self._because(text, at, like)) for at in best
            )
            sure = trusted and candidates[0].score >= calibration.threshold and any(map(str.isalpha, text))
            ranked.append(Ranked(candidates, sure, self.source))
        return ranked

    def _because(self, text: str, at: int, like: Scores) -> tuple[Because, ...]:
        """The labelled texts of this field that raised its score most."""
        raised = np.where((self._labels == at) & (like > 0), like * self._weights[:, at], 0)
        best = [one for one in np.argsort(-raised)[:REASONS] if raised[one] > 0]
        return tuple(
            Because(one.origin, one.text, one.language, one.idea, shared_words(text, one.text))
            for one in (self.taught[place] for place in best)
        )


def _solved(system: Scores, targets: Scores) -> Scores:
    """`system` @ weights = `targets` by conjugate gradients, a column for each field. Needs no copy of the system."""
    least = np.finfo(targets.dtype).tiny
    weights = np.zeros_like(targets)
    residual, direction = targets.copy(), targets.copy()
    left = (residual**2).sum(axis=0)
    for _ in range(STEPS):
        change = system @ direction
        step = left / np.maximum((direction * change).sum(axis=0), least)
        weights += step * direction
        residual -= step * change
        before, left = left, (residual**2).sum(axis=0)
        direction = residual + left / np.maximum(before, least) * direction
    return weights


def shared_words(one: str, other: str) -> tuple[str, ...]:
    """Words of `one` that `other` has too, counting endings as the same word; short words do not count."""
    words, others = (re.findall(r"[^\W\d_]{4,}", text.casefold()) for text in (one, other))
    found = [word for word in dict.fromkeys(words) if any(_same_word(word, known) for known in others)]
    return tuple(found[:6])


def _same_word(one: str, other: str) -> bool:
    stem = max(4, round(0.75 * max(len(one), len(other))))
    return one == other or (len(one) >= stem and len(other) >= stem and one[:stem] == other[:stem])


def _language_directions(rows: Array, languages: Sequence[str]) -> Scores:
    """Orthonormal directions in which the languages' means differ; none where fewer than two are known well."""
    known = [language for language, count in Counter(languages).items() if count >= ENOUGH_OF_A_LANGUAGE]
    if len(known) < 2:
        return np.zeros((0, rows.shape[1]), dtype=np.float32)
    of = np.array(languages)
    means = np.array([rows[of == language].mean(axis=0) for language in sorted(known)])
    directions: Scores = np.linalg.svd(means - means.mean(axis=0), full_matrices=False)[2][: len(known) - 1]
    return directions


_lock = threading.Lock()
_current: tuple[tuple[Any, ...], Ranker] | None = None


def ranker(progress: Progress | None = None, of: Sequence[Leaf] | None = None) -> Ranker:
    """The ranking as taught so far: kept in the process, learned anew (in half a second) after a correction.

    The first start on a machine computes the examples' vectors, two to four minutes on two cores, and remembers
    them in `var/meaning`; `manage.py prepare_ranking` does so ahead of time.
    """
    global _current
    taught = labelled(of or leaves())
    key = (embedder().model, embedder().version, taught)
    with _lock:
        if _current is None or _current[0] != key:
            _current = (key, Ranker(taught, vectors_of(taught, progress)))
        return _current[1]


def vectors_of(taught: Sequence[Labelled], progress: Progress | None = None) -> Vectors:
    """The vectors of labelled texts, in their order: ours remembered for good, people's as long as they are taught."""
    folder = settings.VAR_DIR / "meaning"
    ours = [one.text for one in taught if one.origin != "correction"]
    theirs = [one.text for one in taught if one.origin == "correction"]
    known = VectorCache(folder, "examples").embed(ours, progress)
    corrected = VectorCache(folder, "corrections", evict=True).embed(theirs, progress)
    rows = {False: iter(known.array), True: iter(corrected.array)}
    array = np.array([next(rows[one.origin == "correction"]) for one in taught], dtype=np.float32)
    return Vectors(known.model, known.version, array)
