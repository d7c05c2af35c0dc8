"""The import itself: an outcome for each row, nothing twice, nothing overwritten."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from forums.charts.numbers import figure
from forums.municipality.models import Municipality
from forums.people.models import User
from forums.spreadsheets.cells import is_sum
from forums.spreadsheets.reading import Spreadsheet
from forums.spreadsheets.writing import as_csv

from ..readings import Reading
from .mapping import Columns
from .rows import BadRow, Indicators, ParsedRow, is_blank, parse

type Outcome = Literal["new", "corrected", "known", "differs", "bad", "left_out", "undone"]
OUTCOMES: tuple[Outcome, ...] = ("new", "corrected", "known", "differs", "bad", "left_out", "undone")
FAR = 10  # times the latest reading: then a person is asked to look again


@dataclass(frozen=True)
class Result:
    """What became of one row, and why. `reading` is the row it made or corrected, `version` as the import left it."""

    row: int
    outcome: Outcome
    about: str = ""
    remarks: list[str] = field(default_factory=list)
    reading: int | None = None
    version: int = 0


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
        return bool(self.counts["new"] or self.counts["corrected"])

    @property
    def remarkable(self) -> list[Result]:
        return [result for result in self.results if result.remarks]

    def as_csv(self) -> bytes:
        """One line for each row, for a spreadsheet."""
        headers = [_("Row"), _("What became of it"), _("reading"), _("Why")]
        words = labels()
        lines = [[each.row, words[each.outcome], each.about, " | ".join(each.remarks)] for each in self.results]
        return as_csv(headers, lines)


def labels() -> dict[str, str]:
    return {
        "new": _("new"),
        "corrected": _("corrected"),
        "known": _("known already"),
        "differs": _("differs from what is here"),
        "bad": _("not imported"),
        "left_out": _("left out"),
        "undone": _("undone"),
    }


@dataclass(frozen=True)
class Choices:
    """What a person has decided. With a `reason`, rows that differ from what is here correct it; without one they are
    only named."""

    decimal_sign: str = ","
    reason: str = ""


@transaction.atomic
def run(
    table: Spreadsheet, columns: Columns, *, by: User, choices: Choices = Choices(), dry_run: bool = False
) -> Report:
    """All rows that can be taken, in one go; running it again adds nothing twice. A dry run stores nothing."""
    Municipality.objects.select_for_update().first()  # one import at a time: two could not see each other's rows
    importing = _Import(columns, by, choices, dry_run=dry_run, has_cell_types=bool(table.sheets))
    results = [importing.take(number, row) for number, row in table.rows]
    results = [replace(each, remarks=[*each.remarks, *table.notes.get(each.row, [])]) for each in results]
    return Report(results, dry_run)


class _Import:
    """One run through the rows, with what they are compared to."""

    def __init__(self, columns: Columns, by: User, choices: Choices, *, dry_run: bool, has_cell_types: bool) -> None:
        self.columns, self.by, self.choices, self.dry_run = columns, by, choices, dry_run
        self.has_cell_types, self.known = has_cell_types, Indicators()
        self.rows: dict[tuple[int, date], int] = {}

    def take(self, number: int, row: Mapping[str, str]) -> Result:
        if is_sum(row.values()) or is_blank(row, self.columns):
            return Result(number, "left_out", remarks=[] if is_blank(row, self.columns) else [_("This is a sum.")])
        try:
            parsed = parse(
                row,
                self.columns,
                self.known,
                decimal_sign=self.choices.decimal_sign,
                has_cell_types=self.has_cell_types,
            )
        except BadRow as refusal:
            return Result(number, "bad", remarks=[str(refusal)])
        place = (parsed.indicator.pk, parsed.on)
        if earlier := self.rows.get(place):
            return Result(number, "bad", _about(parsed), [_("Row %(row)s is about the same day.") % {"row": earlier}])
        self.rows[place] = number
        here = next((each for each in parsed.indicator.read_values if each.on == parsed.on), None)
        return self._new(number, parsed) if here is None else self._known(number, parsed, here)

    def _new(self, number: int, parsed: ParsedRow) -> Result:
        result = Result(number, "new", _about(parsed), _remarks(parsed))
        if self.dry_run:
            return result
        made = parsed.indicator.record(
            on=parsed.on, value=parsed.value, by=self.by, source=parsed.source or "", note=parsed.note or ""
        )
        return replace(result, reading=made.pk, version=made.version)

    def _known(self, number: int, parsed: ParsedRow, here: Reading) -> Result:
        different = _differences(parsed, here)
        if not different:
            return Result(number, "known", _about(parsed))
        if not self.choices.reason:
            return Result(number, "differs", _about(parsed), different)
        result = Result(number, "corrected", _about(parsed), different)
        if self.dry_run:
            return result
        here.correct(value=parsed.value, source=parsed.source, note=parsed.note, reason=self.choices.reason, by=self.by)
        return replace(result, reading=here.pk, version=here.version)


def _about(parsed: ParsedRow) -> str:
    return f"{parsed.indicator}, {parsed.on:%d.%m.%Y}: {figure(parsed.value)} {parsed.indicator.unit}"


def _differences(parsed: ParsedRow, here: Reading) -> list[str]:
    pairs: list[tuple[str, object, object]] = [(_("value"), parsed.value, here.value)]
    if parsed.source is not None:
        pairs.append((_("source"), parsed.source, here.source))
    if parsed.note is not None:
        pairs.append((_("note"), parsed.note, here.note))
    return [
        _("%(what)s: “%(listed)s” in the table, “%(kept)s” here")
        % {"what": what, "listed": _shown(listed), "kept": _shown(kept)}
        for what, listed, kept in pairs
        if listed != kept
    ]


def _shown(fact: object) -> str:
    return figure(fact) if isinstance(fact, Decimal) else str(fact) or "–"


def _remarks(parsed: ParsedRow) -> list[str]:
    latest = parsed.indicator.latest
    if latest is None or not latest.value or not parsed.value:
        return []
    times = abs(parsed.value / latest.value)
    if 1 / Decimal(FAR) < times < FAR:
        return []
    return [_("Very different from the latest reading (%(value)s). Please check it.") % {"value": figure(latest.value)}]
