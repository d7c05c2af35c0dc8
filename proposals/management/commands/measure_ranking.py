"""Measure the ranking on texts it has not seen; the source of the figures in docs/ranking.md."""

import csv
import json
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand

from forums.embeddings.embedder import Vectors, embed
from proposals.suggestions.wording import full_text
from proposals.triage.calibration import Measured, auto_routed, calibrate, held_out
from proposals.triage.ranking import CALIBRATION, CANDIDATES, Calibration, Ranker, vectors_of
from proposals.triage.training_data import Labelled, examples, our_leaves


class Command(BaseCommand):
    help = "Measures the ranking by cross-validation over our examples and prints tables for docs/ranking.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="store temperature and threshold")
        parser.add_argument("--held-out", type=Path, help="also measure on this TSV (id, lang, title, text, field)")

    def handle(self, *args: Any, **options: Any) -> None:
        taught = _ours()
        vectors = vectors_of(taught)
        folds = held_out(taught, vectors)
        calibration = calibrate(folds, vectors.source)
        self.stdout.write(f"Model: {vectors.source}; {len(examples())} examples\n")
        self._report("Held-out folds", folds, calibration)
        if options["held_out"]:
            self._report(options["held_out"].name, _measure_file(options["held_out"], taught, vectors), calibration)
        self.stdout.write(f"Temperature {calibration.temperature}, threshold {calibration.threshold}")
        if options["write"]:
            stored = {name: getattr(calibration, name) for name in ("model", "temperature", "threshold")}
            CALIBRATION.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")

    def _report(self, name: str, measured: Measured, calibration: Calibration) -> None:
        routed = auto_routed(measured, calibration)
        self.stdout.write(f"### {name}\n\n| | texts | first right | among the first three |\n|---|---|---|---|")
        groups: dict[str, list[int]] = defaultdict(list)
        for at in range(len(measured.right)):
            groups["all"].append(at)
        for at, language in enumerate(measured.languages):
            groups[language].append(at)
        for at, column in enumerate(measured.right):
            groups[measured.slugs[column]].append(at)
        first, three = measured.among(1), measured.among(CANDIDATES)
        for group, places in groups.items():
            right = f"{100 * first[places].mean():.1f} % | {100 * three[places].mean():.1f} %"
            self.stdout.write(f"| {group} | {len(places)} | {right} |")
        self.stdout.write(
            f"\nRouted without a person: {100 * routed.share:.1f} %, of these right: {100 * routed.right:.1f} %\n"
        )


def _ours() -> list[Labelled]:
    """Examples and our descriptions only: figures that anyone can repeat, whatever the database holds."""
    described = [
        Labelled(leaf.slug, language, text, "description", f"{leaf.slug}/description")
        for leaf in our_leaves()
        for language, text in leaf.described
    ]
    return [*examples(), *described]


def _measure_file(path: Path, taught: list[Labelled], vectors: Vectors) -> Measured:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    ranker = Ranker(taught, vectors)
    scores = ranker.scores(embed([full_text(row["title"], row["text"]) for row in rows]).array)
    right = np.array([ranker.slugs.index(row["field"]) for row in rows])
    return Measured(ranker.slugs, tuple(row["lang"] for row in rows), right, scores)
