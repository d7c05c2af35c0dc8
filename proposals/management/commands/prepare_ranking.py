"""Compute what the first suggestion would otherwise wait for."""

from typing import Any

from django.core.management.base import BaseCommand

from forums.embeddings.cross_lingual import directions
from proposals.triage.ranking import ranker


class Command(BaseCommand):
    help = "Computes the vectors of the labelled examples, a few minutes, and remembers them. Again: nothing to do."

    def handle(self, *args: Any, **options: Any) -> None:
        ready = ranker(self._tell)
        directions(self._tell)
        self.stdout.write(f"Ranking is ready: {len(ready.taught)} labelled texts, {ready.source}")

    def _tell(self, done: int, of: int) -> None:
        self.stdout.write(f"\r{done} of {of}", ending="\n" if done == of else "")
        self.stdout.flush()
