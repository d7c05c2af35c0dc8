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
        parser.add_argument(
            "--held-out", type=Path, help="also measure on this TSV: id, lang, style, title, text, field"
        )

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

    def _report(self, title: str, measured: Measured, calibration: Calibration) -> None:
        self.stdout.write(
            f"### {title}\n\n| | texts | first right | among three | routed without a person | of these right |\n"
            "|---|---|---|---|---|---|"
        )
        for group, places in _groups(measured).items():
            part = measured.part(places)
            routed = auto_routed(part, calibration)
            shares = (part.among(1).mean(), part.among(CANDIDATES).mean(), routed.share, routed.right)
            self.stdout.write(f"| {group} | {len(places)} | {' | '.join(f'{100 * share:.1f} %' for share in shares)} |")
        self.stdout.write("")


def _groups(measured: Measured) -> dict[str, list[int]]:
    """The places of all texts and of each style; without scenes, which nobody may expect to be found, of the rest."""
    groups: dict[str, list[int]] = defaultdict(list)
    fields = [measured.slugs[column] for column in measured.right]
    for at, style in enumerate(measured.styles):
        groups["all"].append(at)
        groups[style].append(at)
    for names in (["all but scenes"] * len(fields), measured.languages, fields):
        for at, name in enumerate(names):
            if measured.styles[at] != "scene":
                groups[name].append(at)
    return groups


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
    languages, styles = (tuple(row[column] for row in rows) for column in ("lang", "style"))
    return Measured(ranker.slugs, languages, styles, right, scores)
