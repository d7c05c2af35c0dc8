"""Taking the list over: each row answered for, nobody twice, and nobody made public by it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from django.db import transaction
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.people.access_log import AccessKind, DataKind, log_access
from forums.people.models import User
from forums.spreadsheets.reading import Spreadsheet
from forums.spreadsheets.writing import as_csv

from ..models import Association
from ..notices import ask_to_look
from .mapping import Columns
from .matching import Known, Match, Sure, differing
from .rows import BadRow, Brought, Names, read

type Outcome = Literal["new", "known", "unclear", "bad"]
OUTCOMES: tuple[Outcome, ...] = ("new", "known", "unclear", "bad")


@dataclass(frozen=True)
class Result:
    """What became of one row, and why. `association` is the record's number where there is one."""

    row: int
    outcome: Outcome
    name: str = ""
    remarks: list[str] = field(default_factory=list)
    association: int | None = None


@dataclass(frozen=True)
class Report:
    results: list[Result]
    dry_run: bool = False

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(result.outcome for result in self.results)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    def of(self, outcome: Outcome) -> list[Result]:
        return [result for result in self.results if result.outcome == outcome]

    @property
    def remarkable(self) -> list[Result]:
        """What to look at: rows with a remark, but those that a person has to decide on."""
        return [result for result in self.results if result.remarks and result.outcome != "unclear"]

    def as_rows(self) -> list[dict[str, Any]]:
        return [asdict(result) for result in self.results]

    def as_csv(self) -> bytes:
        """One line for each row of the list, for a spreadsheet."""
        headers = [_("Row"), _("What became of it"), _("Name"), _("Why")]
        words = {"new": _("new"), "known": _("known already"), "unclear": _("unclear"), "bad": _("not taken")}
        lines = [[each.row, words[each.outcome], each.name, " | ".join(each.remarks)] for each in self.results]
        return as_csv(headers, lines)


@transaction.atomic
def run(
    table: Spreadsheet,
    columns: Columns,
    *,
    by: User,
    others: Collection[int] = (),
    write: bool = False,
    dry_run: bool = False,
) -> Report:
    """Take the list over, all of it or nothing; running it again adds nothing twice.

    `others` are rows of which a person has said that they are another association than the one that looks like
    it; `write` asks each new association that has an address to look through its data. A dry run stores nothing.
    """
    Municipality.objects.select_for_update().first()  # one import at a time: two could not see each other's rows
    known, names = Known(), Names()
    results = []
    for number, row in table.rows:
        try:
            brought = read(row, columns, names)
        except BadRow as trouble:
            results.append(Result(number, "bad", remarks=[str(trouble)]))
            continue
        candidate = brought.candidate()
        match, neighbours = known.match(candidate)
        if match and not (match.sure == Sure.PERHAPS and number in others):
            results.append(_recognised(number, candidate, match))
            continue
        association = candidate if dry_run else _take(brought, by=by, write=write)
        known.add(number, association)
        results.append(Result(number, "new", candidate.name, [*brought.remarks, *map(str, neighbours)], association.pk))
    report = Report(results, dry_run)
    if not dry_run:
        log_access(AccessKind.IMPORTED, DataKind.ASSOCIATIONS, f"{report.counts['new']}/{len(results)}", by=by)
    return report


def _recognised(number: int, candidate: Association, match: Match) -> Result:
    remarks = [str(match)]
    if match.sure == Sure.PERHAPS:
        return Result(number, "unclear", candidate.name, remarks, match.other.pk)
    if other := differing(candidate, match.other):
        remarks.append(_("The list says otherwise: %(what)s") % {"what": ", ".join(other)})
    return Result(number, "known", candidate.name, remarks if match.row or other else [], match.other.pk)


def _take(brought: Brought, *, by: User, write: bool) -> Association:
    taken = Association.take_over(by=by, languages=brought.languages, topics=brought.topics, **brought.facts)
    if write and taken.registrar_email:
        ask_to_look(taken, taken.entries.get())
    return taken
