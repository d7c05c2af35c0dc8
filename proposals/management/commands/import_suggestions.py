"""manage.py import_suggestions FILE: take suggestions over from a table."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from forums.people.models import User
from forums.spreadsheets.limits import Unreadable
from forums.spreadsheets.reading import read
from proposals.intake.bulk_import import Report, guess, run
from proposals.intake.mapping import BadMapping, Target, written

BAD_SHOWN = 50


class Command(BaseCommand):
    help = "Take suggestions over from a CSV or XLSX file. Running it again adds nothing twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="TARGET=COLUMN[+COLUMN]",
            help=f"targets: {', '.join(Target.values)}; without --map the columns are guessed",
        )
        parser.add_argument("--set", action="append", default=[], metavar="TARGET=VALUE", help="the same for all rows")
        parser.add_argument("--sheet", default="", help="of an XLSX file; without it, the first that has several rows")
        parser.add_argument("--heading-row", type=int, default=0, help="its number; without it, the row is found")
        parser.add_argument("--leave-out", action="store_true", help="leave out sums and empty rows")
        parser.add_argument("--release", action="store_true", help="publish at once what raises no danger flag")
        parser.add_argument("--by", metavar="E-MAIL", help="the account that answers for the release")
        parser.add_argument("--dry-run", action="store_true", help="check every row, store nothing")
        parser.add_argument("--report", type=Path, help="write what became of each row into this CSV file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open("rb") as file:
                table = read(file, options["file"].name, sheet=options["sheet"], head=options["heading_row"])
            for remark in table.remarks:
                self.stdout.write(self.style.WARNING(remark))
            mapping = written(options["map"], options["set"])
            if not options["map"]:
                mapping = type(mapping)(guess(table).columns, mapping.constants)
                self.stdout.write(f"Guessed: {mapping}")
            with self._bar() as bar:
                bar_task = bar.add_task("rows", total=len(table.rows))
                report = run(
                    table,
                    mapping,
                    by=self._by(options["by"]),
                    release=options["release"],
                    leave_out=options["leave_out"],
                    dry_run=options["dry_run"],
                    progress=lambda done: bar.advance(bar_task, done),
                )
        except (OSError, Unreadable, BadMapping) as trouble:
            raise CommandError(str(trouble)) from trouble
        self._tell(report)
        if options["report"]:
            options["report"].write_bytes(report.as_csv())

    def _bar(self) -> Progress:
        return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())

    def _by(self, email: str | None) -> User | None:
        if email is None:
            return None
        try:
            return User.objects.get_by_natural_key(email)
        except User.DoesNotExist as error:
            raise CommandError(f"No account has the address {email}.") from error

    def _tell(self, report: Report) -> None:
        for result in report.bad[:BAD_SHOWN]:
            self.stdout.write(self.style.WARNING(f"row {result.row}: {result.reason}"))
        if len(report.bad) > BAD_SHOWN:
            self.stdout.write(f"… and {len(report.bad) - BAD_SHOWN} more bad rows (--report names all)")
        done = "would be new" if report.dry_run else "new"
        self.stdout.write(
            f"{len(report.results)} rows: {report.count('new')} {done}, "
            f"{report.count('known')} known already, {report.count('bad')} bad"
        )
        if report.count("new") and not report.dry_run:
            self.stdout.write("What came without a topic is ranked by the next `manage.py tick`.")
