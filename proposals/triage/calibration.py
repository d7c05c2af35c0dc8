"""How good the ranking is, measured on texts it has not seen, and the threshold that follows from it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forums.embeddings.embedder import Vectors

from .ranking import Calibration, Ranker, Scores
from .training_data import Labelled

FOLDS = 5
REPEATS = 4
# A little more than the 95 % that are promised: people write of more than our examples do.
RIGHT_ENOUGH = 0.96

type Places = NDArray[np.intp]


@dataclass(frozen=True)
class Measured:
    """Scores for texts the ranker had not seen; `right` holds the column of the true field."""

    slugs: tuple[str, ...]
    languages: tuple[str, ...]
    styles: tuple[str, ...]
    right: Places
    scores: Scores

    def among(self, first: int) -> NDArray[np.bool_]:
        best = np.argsort(-self.scores, axis=1)[:, :first]
        found: NDArray[np.bool_] = (best == self.right[:, None]).any(axis=1)
        return found

    def part(self, places: Sequence[int]) -> "Measured":
        languages, styles = (tuple(names[at] for at in places) for names in (self.languages, self.styles))
        return Measured(self.slugs, languages, styles, self.right[list(places)], self.scores[list(places)])


@dataclass(frozen=True)
class AutoRouted:
    """What routing without a person would have done at a threshold."""

    share: float
    right: float


def held_out(taught: Sequence[Labelled], vectors: Vectors) -> Measured:
    """Every example scored by rankers that saw no text with the same idea: five folds, four times over.

    Descriptions are always learned from and never scored.
    """
    asked = [at for at, example in enumerate(taught) if example.origin != "description"]
    scores, right, seen = [], [], []
    slugs: tuple[str, ...] = ()
    for seed in range(REPEATS):
        fold = _folds(taught, seed)
        for number in range(FOLDS):
            learn = [
                at
                for at, example in enumerate(taught)
                if example.origin == "description" or fold[example.idea] != number
            ]
            test = [at for at in asked if fold[taught[at].idea] == number]
            ranker = Ranker([taught[at] for at in learn], _rows(vectors, learn))
            slugs = ranker.slugs
            scores.append(ranker.scores(vectors.array[test]))
            right += [slugs.index(taught[at].slug) for at in test]
            seen += [taught[at] for at in test]
    languages, styles = tuple(example.language for example in seen), tuple(example.style for example in seen)
    return Measured(slugs, languages, styles, np.array(right), np.vstack(scores))


def _rows(vectors: Vectors, places: Sequence[int]) -> Vectors:
    return Vectors(vectors.model, vectors.version, vectors.array[list(places)])


def _folds(taught: Sequence[Labelled], seed: int) -> dict[str, int]:
    """Each idea whole into one fold; each fold gets about as many texts of each field."""
    ideas: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for example in taught:
        ideas[example.slug][example.idea] += 1
    chance = np.random.default_rng(seed)
    fold: dict[str, int] = {}
    for slug in sorted(ideas):
        filled = [0] * FOLDS
        for at in chance.permutation(len(ideas[slug])):
            idea, count = list(ideas[slug].items())[at]
            fold[idea] = int(np.argmin(filled))
            filled[fold[idea]] += count
    return fold


def calibrate(measured: Measured, model: str) -> Calibration:
    """Temperature by likelihood; then the lowest threshold from which on RIGHT_ENOUGH of what is routed is right."""
    temperature = min(np.geomspace(0.01, 1, 80), key=lambda tried: _surprise(measured, float(tried)))
    shares = Calibration(model, float(temperature), 0).shares(measured.scores).max(axis=1)
    order = np.argsort(-shares)
    right = np.cumsum(measured.among(1)[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(right >= RIGHT_ENOUGH)
    threshold = float(shares[order][enough[-1]]) if len(enough) else 1.0
    return Calibration(model, round(float(temperature), 4), round(threshold + 0.00005, 4))


def _surprise(measured: Measured, temperature: float) -> float:
    shares = Calibration("", temperature, 0).shares(measured.scores)
    return float(-np.log(shares[np.arange(len(shares)), measured.right] + 1e-12).mean())


def auto_routed(measured: Measured, calibration: Calibration) -> AutoRouted:
    routed = calibration.shares(measured.scores).max(axis=1) >= calibration.threshold
    return AutoRouted(float(routed.mean()), float(measured.among(1)[routed].mean()) if routed.any() else 1.0)
