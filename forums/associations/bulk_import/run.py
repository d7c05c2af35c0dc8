"""The import itself: an outcome for each row, nobody twice, and nobody made public by it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.people.access_log import AccessKind, DataKind, log_access
from forums.people.models import User
from forums.spreadsheets.cells import is_empty, is_sum
from forums.spreadsheets.reading import Spreadsheet
from forums.spreadsheets.writing import as_csv

from ..models import Association
from .mapping import Columns, Target
from .matching import Certainty, KnownAssociations, Match, differences
from .rows import BadRow, ParsedRow, Vocabulary, parse

type Outcome = Literal["new", "known", "unclear", "bad", "left_out", "undone"]
OUTCOMES: tuple[Outcome, ...] = ("new", "known", "unclear", "bad", "left_out", "undone")


@dataclass(frozen=True)
class Result:
    """What became of one row, and why. `association` is the record's number where there is one, `as_of` when it was
    imported: whoever has changed it since wants to keep it."""

    row: int
    outcome: Outcome
    name: str = ""
    remarks: list[str] = field(default_factory=list)
    association: int | None = None
    as_of: str = ""


@dataclass(frozen=True)
class Report:
    results: list[Result]
    dry_run: bool = False

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(result.outcome for result in self.results)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    @property
    def can_undo(self) -> bool:
        return bool(self.counts["new"])

    def of(self, outcome: Outcome) -> list[Result]:
        return [result for result in self.results if result.outcome == outcome]

    @property
    def remarkable(self) -> list[Result]:
        """What to look at: rows with a remark, but those that a person has to decide on."""
        return [result for result in self.results if result.remarks and result.outcome != "unclear"]

    def as_csv(self) -> bytes:
        """One line for each row of the list, for a spreadsheet."""
        headers = [_("Row"), _("What became of it"), _("Name"), _("Why")]
        outcomes = {
            "new": _("new"),
            "known": _("known already"),
            "unclear": _("unclear"),
            "bad": _("not imported"),
            "left_out": _("left out"),
            "undone": _("undone"),
        }
        lines = [
            [result.row, outcomes[result.outcome], result.name, " | ".join(result.remarks)] for result in self.results
        ]
        return as_csv(headers, lines)


@dataclass(frozen=True)
class Choices:
    """What a person has decided. `distinct` are rows that look like a known association and are another one;
    `leave_out` leaves out sums and empty lines; `notify` asks the new ones that have an address to check their data.
    """

    distinct: Collection[int] = ()
    leave_out: bool = False
    notify: bool = False


@transaction.atomic
def run(
    table: Spreadsheet, columns: Columns, *, by: User, choices: Choices = Choices(), dry_run: bool = False
) -> Report:
    """Import the list, all of it or nothing; running it again adds nothing twice. A dry run stores nothing."""
    Municipality.objects.select_for_update().first()  # one import at a time: two could not see each other's rows
    importing = _Import(columns, by, choices, dry_run)
    results = [importing.take(number, row) for number, row in table.rows]
    results = [replace(each, remarks=[*each.remarks, *table.notes.get(each.row, [])]) for each in results]
    report = Report(results, dry_run)
    if not dry_run:
        log_access(AccessKind.IMPORTED, DataKind.ASSOCIATIONS, f"{report.counts['new']}/{len(results)}", by=by)
    return report


class _Import:
    """One run through the rows, with what they are compared to."""

    def __init__(self, columns: Columns, by: User, choices: Choices, dry_run: bool) -> None:
        self.columns, self.by, self.choices, self.dry_run = columns, by, choices, dry_run
        self.known, self.vocabulary = KnownAssociations(), Vocabulary()

    def take(self, number: int, row: dict[str, str]) -> Result:
        nameless = not row.get(self.columns[Target.NAME], "")
        if self.choices.leave_out and (is_sum(row.values()) or (nameless and is_empty(row.values()))):
            return Result(number, "left_out", remarks=[_("This is a sum or an empty row.")])
        try:
            parsed = parse(row, self.columns, self.vocabulary)
        except BadRow as refusal:
            return Result(number, "bad", remarks=[str(refusal)])
        candidate = parsed.candidate()
        match, neighbours = self.known.match(candidate)
        if match and not (match.certainty == Certainty.POSSIBLE and number in self.choices.distinct):
            return _matched(number, candidate, match)
        association = candidate if self.dry_run else _create(parsed, by=self.by, notify=self.choices.notify)
        self.known.add(number, association)
        remarks = [*parsed.remarks, *map(str, neighbours)]
        as_of = association.modified.isoformat()
        return Result(number, "new", candidate.name, remarks, association.pk, as_of)


def _matched(number: int, candidate: Association, match: Match) -> Result:
    remarks = [str(match)]
    if match.certainty == Certainty.POSSIBLE:
        return Result(number, "unclear", candidate.name, remarks, match.association.pk)
    if different := differences(candidate, match.association):
        remarks.append(_("The list says something else: %(what)s") % {"what": "; ".join(different)})
    return Result(number, "known", candidate.name, remarks if match.row or different else [], match.association.pk)


def _create(parsed: ParsedRow, *, by: User, notify: bool) -> Association:
    association = Association.import_from_list(by=by, languages=parsed.languages, topics=parsed.topics, **parsed.values)
    if notify and association.registrar_email:
        association.ask_for_data(by=by)
    return association
