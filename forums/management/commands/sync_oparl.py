"""manage.py sync_oparl URL: take meetings, papers and results over from a council information system."""

import os
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from forums.council.oparl_sync.client import Client
from forums.council.oparl_sync.models import OparlSource
from forums.council.oparl_sync.one_run import Busy, alone
from forums.council.oparl_sync.run import Run, Unreachable, Unreadable
from forums.council.outside import LONGEST_ID


class Command(BaseCommand):
    help = (
        "Takes meetings, papers and results over from a council information system (OParl 1.0 or 1.1). Run again, it "
        "goes on where it stopped, and then reads only what has changed. While another run is at work, it ends with "
        f"code {os.EX_TEMPFAIL} and does nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("url", help="address of the system object")
        parser.add_argument("--body", action="append", default=[], help="id or name of a municipality; several times")
        parser.add_argument("--words", nargs="+", default=[], help="only papers and items with one of these words")
        parser.add_argument("--host", action="append", default=[], help="another host that may be asked, for files")
        parser.add_argument("--no-files", action="store_true", help="leave the files of papers where they are")
        parser.add_argument("--again", action="store_true", help="read everything again, not only what has changed")

    def handle(self, *args: Any, **options: Any) -> None:
        url = options["url"]
        host = urlsplit(url).netloc.lower()
        if urlsplit(url).scheme not in ("https", "http") or not host or len(url) > LONGEST_ID:
            raise CommandError("Please give the address of the system, such as https://ris.example/oparl/v1.1/system.")
        try:
            with alone():
                self._read(url, host, options)
        except Busy as busy:
            said = "Another run is at work. This one has done nothing."
            raise CommandError(said, returncode=os.EX_TEMPFAIL) from busy

    def _read(self, url: str, host: str, options: dict[str, Any]) -> None:
        source, _new = OparlSource.objects.get_or_create(url=url)
        if options["again"]:
            source.read_again()
        hosts = [host, *(each.lower() for each in options["host"])]
        client = Client(hosts, name=f"mitreden (+{settings.SITE_URL})", private=settings.OPARL_PRIVATE_ADDRESSES)
        with self._bar(hidden=not options["verbosity"]) as bar:
            tasks = {kind: bar.add_task(kind, total=None) for kind in ("Organization", "Paper", "Meeting")}
            run = Run(
                source,
                client,
                say=lambda line: self.stdout.write(self.style.WARNING(line)),
                step=lambda kind: bar.advance(tasks[kind]),
                words=tuple(options["words"]),
                bodies=tuple(options["body"]),
                files=not options["no_files"],
            )
            try:
                run()
            except (Unreachable, Unreadable) as stop:
                raise CommandError(f"{stop}. What came until then is kept; the next run goes on from there.") from stop
            finally:
                client.close()
                self._tell(run)

    def _bar(self, *, hidden: bool) -> Progress:
        columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed}"), TimeElapsedColumn())
        return Progress(*columns, disable=hidden)

    def _tell(self, run: Run) -> None:
        names = ("taken", "results", "files", "deleted", "trouble")
        self.stdout.write(", ".join(f"{name}: {run.counts[name]}" for name in names))
