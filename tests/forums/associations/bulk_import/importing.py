"""A list brought in without the pages, and what its report tells."""

from forums.associations.bulk_import.mapping import guessed
from forums.associations.bulk_import.run import Choices, Report, run
from forums.people.models import User
from forums.spreadsheets.reading import Spreadsheet


def table(*cells: dict[str, str]) -> Spreadsheet:
    return Spreadsheet(list(cells[0]), list(enumerate(cells, 2)))


def brought(by: User, *cells: dict[str, str], dry_run: bool = False, **choices: object) -> Report:
    decided = Choices(**choices)  # type: ignore[arg-type]
    return run(table(*cells), guessed(table(*cells).headers), by=by, choices=decided, dry_run=dry_run)


def told(report: Report) -> list[tuple[int, str, list[str]]]:
    return [(result.row, result.outcome, result.remarks) for result in report.results]
