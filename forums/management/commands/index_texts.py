"""`manage.py index_texts`: make the vectors that public texts lack, so that they are found by meaning.

`manage.py tick` does the same by itself; this is for the first time and for after a new model, with a progress bar.
"""

from django.core.management.base import BaseCommand
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from forums.embeddings.embedder import available, embedder
from forums.embeddings.indexing import index_all
from forums.embeddings.models import TextVector


class Command(BaseCommand):
    help = "Makes the vectors that public texts lack (20 to 80 ms a text) and forgets those of texts no longer public."

    def handle(self, *args: object, **options: object) -> None:
        with self._bar(hidden=not options["verbosity"]) as bar:
            task = bar.add_task("texts", total=None)
            made = index_all(lambda done, of: bar.update(task, completed=done, total=of))
            bar.update(task, total=made, completed=made)
        if not available():
            self.stderr.write("The model is missing: texts are found by shared words only (COMPARE_TEXTS_BY).")
        elif options["verbosity"]:
            self.stdout.write(f"{made} new, {TextVector.objects.count()} in all, {embedder().model}")

    def _bar(self, *, hidden: bool) -> Progress:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        return Progress(*columns, disable=hidden)
