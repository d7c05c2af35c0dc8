"""Rank texts from standard input among the fields, storing nothing."""

import sys
import time
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from proposals.suggestions.wording import full_text
from proposals.triage.ranking import CANDIDATES, ranker
from proposals.triage.training_data import leaves

BATCH = 32
NEEDED = ("id", "text")


class Command(BaseCommand):
    help = (
        "Reads tab-separated lines with a header (id, lang, title, text; other columns are ignored; quotes are plain "
        "characters) from standard input and writes: id, the three best fields, confidence. Stores nothing."
    )
    # Nothing but the table may come out, also where the site is not set up yet.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        rows = list(_rows(sys.stdin.buffer.read()))
        city = leaves()
        codes = {leaf.slug: leaf.code for leaf in city}
        ranks = ranker(self._progress("Learning the examples"), city)
        self.stderr.write(f"{len(rows)} texts, compared by {ranks.source}")
        began = time.monotonic()
        self.stdout.write("\t".join(["id", "first", "second", "third", "confidence"]))
        tell = self._progress("Ranking")
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            texts = [full_text(row["title"], row["text"]) for row in batch]
            for row, ranked in zip(batch, ranks.rank(texts), strict=True):
                best = [codes[candidate.slug] for candidate in ranked.candidates]
                best += [""] * (CANDIDATES - len(best))
                self.stdout.write("\t".join([row["id"], *best, f"{ranked.confidence:.4f}"]))
            tell(start + len(batch), len(rows))
        if rows:
            self.stderr.write(f"{(time.monotonic() - began) / len(rows) * 1000:.0f} ms a text")

    def _progress(self, what: str) -> Any:
        def tell(done: int, of: int) -> None:
            if done == of or done % (8 * BATCH) == 0:
                self.stderr.write(f"{what}: {done} of {of}")

        return tell


def _rows(data: bytes) -> Iterator[dict[str, str]]:
    """The lines as dictionaries. Raises CommandError where they cannot be read."""
    try:
        lines = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        raise CommandError(f"The input is not UTF-8 (byte {error.start}).", returncode=2) from error
    header = [name.strip().lower() for name in lines[0].split("\t")]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise CommandError(
            f"The first line must name the columns id, lang, title, text, separated by tabs. "
            f"Missing: {', '.join(missing)}. Found: {', '.join(filter(None, header)) or 'nothing'}.",
            returncode=2,
        )
    for line in lines[1:]:
        if line.strip():
            values = dict(zip(header, line.split("\t"), strict=False))
            yield {name: values.get(name, "").strip() for name in ("id", "lang", "title", "text")}
