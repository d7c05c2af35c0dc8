"""`manage.py retention`: delete what has been kept long enough. `--dry-run` lists what would go and changes nothing.

`manage.py tick` does the same by itself; this is for looking.
"""

from django.core.management.base import BaseCommand, CommandParser

from forums.records.retention import Rule, named, rules


class Command(BaseCommand):
    help = "Delete what has been kept long enough (as tick does); --dry-run lists it instead."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="list what would go and change nothing")

    def handle(self, *args: object, **options: object) -> None:
        for rule in rules():
            if rule.due is not None and rule.delete is not None:
                self._list(rule) if options["dry_run"] else self._delete(rule)

    def _list(self, rule: Rule) -> None:
        rows = list(rule.due()) if rule.due else []
        self.stdout.write(f"{rule.name} ({rule.kept()}): {len(rows)}")
        for row in rows:
            self.stdout.write(f"  {named(row)}")

    def _delete(self, rule: Rule) -> None:
        self.stdout.write(f"{rule.name}: {rule.delete() if rule.delete else 0}")
