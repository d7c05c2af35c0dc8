"""Measure how well texts find others that mean the same; the source of the figures in docs/ranking.md."""

import csv
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand
from numpy.typing import NDArray

from forums.embeddings.cross_lingual import embed_cross_lingual, without_language
from forums.embeddings.embedder import Array, Vectors
from forums.embeddings.similarity import ALIKE, MOST, similar_group
from proposals.suggestions.wording import full_text
from proposals.triage.ranking import vectors_of
from proposals.triage.training_data import Labelled, examples

THRESHOLDS = (0.3, 0.35, ALIKE, 0.45, 0.5, 0.6)
ENOUGH_FOR_A_GROUP = 4

type Found = NDArray[np.bool_]
type Names = NDArray[np.str_]


class Command(BaseCommand):
    help = "Asks with each of our examples, and with texts held out, for the nearest others; prints tables."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("held_out", type=Path, help="a TSV (id, lang, title, text, field)")

    def handle(self, *args: Any, **options: Any) -> None:
        known = examples()
        plain = vectors_of(known)
        rows = _read(options["held_out"])
        asked = embed_cross_lingual([full_text(row["title"], row["text"]) for row in rows])
        self.stdout.write(f"{len(known)} examples, {len(rows)} held out, {asked.source}\n")
        for name, vectors in (
            ("with their languages, as the model makes them", plain),
            ("across", without_language(plain)),
        ):
            self._ideas(name, known, vectors)
        across_languages = without_language(plain).array
        self._held_out(known, across_languages, rows, asked.array)
        self._thresholds(known, across_languages)
        self._groups(known, across_languages)

    def _ideas(self, name: str, known: Sequence[Labelled], vectors: Vectors) -> None:
        """Does a text that is not alone with its idea have one of the same idea among its five nearest?"""
        ideas, languages = _column(known, "idea"), _column(known, "language")
        same_idea, same_language = ideas[:, None] == ideas, languages[:, None] == languages
        likeness = _others(vectors.array)
        near = _hits(likeness, same_idea)
        far = _hits(np.where(same_language, -1, likeness), same_idea & ~same_language)
        company = (same_idea & ~np.eye(len(known), dtype=bool)).any(axis=1)
        abroad = (same_idea & ~same_language).any(axis=1)
        self.stdout.write(f"\n### Same idea among the {MOST} nearest, {name}\n\n")
        self.stdout.write("| | texts | among all | texts | among those in other languages |\n|---|---|---|---|---|")
        for language in ("all", *sorted(set(languages))):
            chosen = languages == language if language != "all" else np.ones(len(known), dtype=bool)
            example, other = chosen & company, chosen & abroad
            self.stdout.write(
                f"| {language} | {example.sum()} | {_percent(near[example])} | {other.sum()} | {_percent(far[other])} |"
            )

    def _held_out(self, known: Sequence[Labelled], array: Array, rows: list[dict[str, str]], asked: Array) -> None:
        fields, languages = np.array([row["field"] for row in rows]), np.array([row["lang"] for row in rows])
        nearest = np.argsort(-(asked @ array.T), axis=1)[:, :MOST]
        right: Found = _column(known, "slug")[nearest] == fields[:, None]
        self.stdout.write(
            f"\n### Held out: the {MOST} nearest examples\n\n| | texts | one of the same field | of the five |"
        )
        self.stdout.write("|---|---|---|---|")
        for language in ("all", *sorted(set(languages))):
            chosen = languages == language if language != "all" else np.ones(len(rows), dtype=bool)
            self.stdout.write(
                f"| {language} | {chosen.sum()} | {_percent(right[chosen].any(axis=1))} | {_percent(right[chosen])} |"
            )

    def _thresholds(self, known: Sequence[Labelled], array: Array) -> None:
        ideas, fields = _column(known, "idea"), _column(known, "slug")
        likeness = _others(array)
        nearest = np.argsort(-likeness, axis=1)[:, :MOST]
        values = np.take_along_axis(likeness, nearest, axis=1)
        same_idea, same_field = ideas[nearest] == ideas[:, None], fields[nearest] == fields[:, None]
        company = np.array([Counter(ideas)[idea] > 1 for idea in ideas])
        self.stdout.write("\n### Threshold\n\n| from | offered a text | same field | same idea | idea found |")
        self.stdout.write("|---|---|---|---|---|")
        for threshold in THRESHOLDS:
            offered = values >= threshold
            found = (same_idea & offered).any(axis=1)[company]
            self.stdout.write(
                f"| {threshold} | {offered.sum(axis=1).mean():.2f} | {_percent(same_field[offered])} "
                f"| {_percent(same_idea[offered])} | {_percent(found)} |"
            )

    def _groups(self, known: Sequence[Labelled], array: Array) -> None:
        """Each text of a large idea taken out of its group: is it proposed for the group it came from?"""
        sizes = Counter(example.idea for example in known)
        members = {idea: [at for at, example in enumerate(known) if example.idea == idea] for idea in sizes}
        large = {idea: places for idea, places in members.items() if len(places) >= ENOUGH_FOR_A_GROUP}
        told: Counter[str] = Counter()
        for idea, places in large.items():
            for at in places:
                groups = {name: [array[example] for example in rows if example != at] for name, rows in large.items()}
                found = similar_group({at: array[at]}, groups).get(at)
                told["none" if found is None else "right" if found.group == idea else "wrong"] += 1
        shares = ", ".join(f"{told[name]} {name}" for name in ("right", "wrong", "none"))
        self.stdout.write(f"\n{told.total()} texts taken out of {len(large)} groups: {shares}")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _column(known: Sequence[Labelled], name: str) -> Names:
    return np.array([getattr(example, name) for example in known])


def _others(array: Array) -> Array:
    """The likeness of each to each; nobody is its own answer."""
    likeness: Array = array @ array.T
    np.fill_diagonal(likeness, -1)
    return likeness


def _hits(likeness: Array, right: Found) -> Found:
    nearest = np.argsort(-likeness, axis=1)[:, :MOST]
    found: Found = np.take_along_axis(right, nearest, axis=1).any(axis=1)
    return found


def _percent(found: Found) -> str:
    return f"{100 * found.mean():.1f} %"
