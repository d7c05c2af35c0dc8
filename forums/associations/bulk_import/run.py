"""The import itself: an outcome for each row, nobody twice, and nobody made public by it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.people.access_log import AccessKind, DataKind, log_access
from forums.people.models import User
from forums.spreadsheets.reading import Spreadsheet
from forums.spreadsheets.writing import as_csv

from ..models import Association
from .mapping import Columns
from .matching import Certainty, KnownAssociations, Match, differences
from .rows import BadRow, ParsedRow, Vocabulary, parse

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

    def as_csv(self) -> bytes:
        """One line for each row of the list, for a spreadsheet."""
        headers = [_("Row"), _("What became of it"), _("Name"), _("Why")]
        outcomes = {"new": _("new"), "known": _("known already"), "unclear": _("unclear"), "bad": _("not imported")}
        lines = [
            [result.row, outcomes[result.outcome], result.name, " | ".join(result.remarks)] for result in self.results
        ]
        return as_csv(headers, lines)


@transaction.atomic
def run(
    table: Spreadsheet,
    columns: Columns,
    *,
    by: User,
    distinct: Collection[int] = (),
    notify: bool = False,
    dry_run: bool = False,
) -> Report:
    """Import the list, all of it or nothing; running it again adds nothing twice.

    `distinct` are rows of which a person has said that they are another association than the one that looks like
    it; `notify` asks each new association that has an address to check its data. A dry run stores nothing.
    """
    Municipality.objects.select_for_update().first()  # one import at a time: two could not see each other's rows
    known, vocabulary = KnownAssociations(), Vocabulary()
    results = []
    for number, row in table.rows:
        try:
            parsed = parse(row, columns, vocabulary)
        except BadRow as refusal:
            results.append(Result(number, "bad", remarks=[str(refusal)]))
            continue
        candidate = parsed.candidate()
        match, neighbours = known.match(candidate)
        if match and not (match.certainty == Certainty.POSSIBLE and number in distinct):
            results.append(_matched(number, candidate, match))
            continue
        association = candidate if dry_run else _create(parsed, by=by, notify=notify)
        known.add(number, association)
        results.append(Result(number, "new", candidate.name, [*parsed.remarks, *map(str, neighbours)], association.pk))
    report = Report(results, dry_run)
    if not dry_run:
        log_access(AccessKind.IMPORTED, DataKind.ASSOCIATIONS, f"{report.counts['new']}/{len(results)}", by=by)
    return report


def _matched(number: int, candidate: Association, match: Match) -> Result:
    remarks = [str(match)]
    if match.certainty == Certainty.POSSIBLE:
        return Result(number, "unclear", candidate.name, remarks, match.association.pk)
    if different := differences(candidate, match.association):
        remarks.append(_("The list says something else: %(what)s") % {"what": ", ".join(different)})
    return Result(number, "known", candidate.name, remarks if match.row or different else [], match.association.pk)


def _create(parsed: ParsedRow, *, by: User, notify: bool) -> Association:
    association = Association.import_from_list(by=by, languages=parsed.languages, topics=parsed.topics, **parsed.values)
    if notify and association.registrar_email:
        association.ask_for_data(by=by)
    return association
