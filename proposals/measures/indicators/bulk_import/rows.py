"""One row of the table, read as a reading. Nothing is guessed: what has two meanings is refused with the reason."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from forums.municipality.calendar import today
from forums.protection.plausible_dates import is_plausible

from ..models import Indicator
from ..numbers import parse_number
from .mapping import Columns, Target

YEAR = re.compile(r"\d{4}", re.ASCII)
TWO_MEANINGS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
MOST_DIGITS = Decimal(10) ** 10
LONGEST = {Target.SOURCE: 160, Target.NOTE: 500}


class BadRow(Exception):
    """Why a row cannot be taken. The message names the value."""


@dataclass(frozen=True)
class ParsedRow:
    """`source` and `note` are None where the table has no such column: then nothing is said about them."""

    indicator: Indicator
    on: date
    value: Decimal
    source: str | None
    note: str | None


class Indicators:
    """Finds an indicator by its key, or by its name in any language; looked up once."""

    def __init__(self) -> None:
        rows = list(Indicator.objects.read())
        self._by_key = {row.uuid: row for row in rows}
        self._by_name: dict[str, list[Indicator]] = defaultdict(list)
        for row in rows:
            for name in {text.casefold().strip() for text in _texts(row.name)}:
                self._by_name[name].append(row)

    def find(self, key: str, name: str) -> Indicator:
        """Raises BadRow."""
        if key:
            return self._of_key(key)
        if not name:
            raise BadRow(_("There is no indicator in this row."))
        found = self._by_name.get(name.casefold(), [])
        if not found:
            raise BadRow(_("We do not know the indicator “%(name)s”.") % {"name": name[:80]})
        if len(found) > 1:
            raise BadRow(
                _("Several indicators have the name “%(name)s”. Please add the column with their keys.")
                % {"name": name[:80]}
            )
        return found[0]

    def _of_key(self, key: str) -> Indicator:
        try:
            return self._by_key[UUID(key)]
        except (ValueError, KeyError) as error:
            raise BadRow(_("We do not know an indicator with the key “%(key)s”.") % {"key": key[:80]}) from error


def _texts(name: object) -> list[str]:
    if isinstance(name, LazyI18nString) and isinstance(name.data, dict):
        return [str(text) for text in name.data.values() if text]
    return [str(name)]


def is_blank(row: Mapping[str, str], columns: Columns) -> bool:
    """A row of the export that nobody has filled in."""
    return not any(row.get(columns[target], "") for target in (Target.DAY, Target.VALUE) if target in columns)


def parse(
    row: Mapping[str, str], columns: Columns, known: Indicators, *, decimal_sign: str, has_cell_types: bool
) -> ParsedRow:
    """`has_cell_types` of a file in which a number is no text, and may stand without the table's decimal sign.

    Raises BadRow.
    """
    cells = {target: row.get(column, "").strip() for target, column in columns.items()}
    indicator = known.find(cells.get(Target.KEY, ""), cells.get(Target.NAME, ""))
    return ParsedRow(
        indicator,
        _day(cells.get(Target.DAY, "")),
        _value(cells.get(Target.VALUE, ""), decimal_sign, has_cell_types=has_cell_types),
        _text(cells, Target.SOURCE),
        _text(cells, Target.NOTE),
    )


def _value(cell: str, decimal_sign: str, *, has_cell_types: bool) -> Decimal:
    if not cell:
        raise BadRow(_("There is no value."))
    if has_cell_types and TWO_MEANINGS.fullmatch(cell):
        raise BadRow(
            _("“%(cell)s” can be read in two ways. Please write it without a point between the thousands.")
            % {"cell": cell}
        )
    try:
        value = parse_number(cell, decimal_sign)
    except ValueError as error:
        raise BadRow(_("“%(cell)s” is not a number.") % {"cell": cell[:80]}) from error
    if value != round(value, 2):
        raise BadRow(_("“%(cell)s” has more than two decimal places.") % {"cell": cell})
    if abs(value) >= MOST_DIGITS:
        raise BadRow(_("“%(cell)s” is too large.") % {"cell": cell})
    return value


def _day(cell: str) -> date:
    """In ISO or German writing. A year alone says no day, and is never made into one."""
    if not cell:
        raise BadRow(_("There is no day."))
    if YEAR.fullmatch(cell):
        raise BadRow(_("“%(cell)s” is a year, not a day. Please write a day such as 31.12.%(cell)s.") % {"cell": cell})
    day = _read_day(cell)
    if day is None or not is_plausible(day):
        raise BadRow(_("“%(value)s” is not a date such as 31.12.2026.") % {"value": cell[:80]})
    if day > today():
        raise BadRow(_("The date %(value)s is in the future.") % {"value": cell})
    return day


def _read_day(cell: str) -> date | None:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(cell.partition("T")[0].partition(" ")[0], form).date()
        except ValueError:
            continue
    return None


def _text(cells: Mapping[Target, str], target: Target) -> str | None:
    text = cells.get(target)
    if text is not None and len(text) > LONGEST[target]:
        raise BadRow(
            _("Too long for %(what)s: at most %(most)s characters.") % {"what": target.label, "most": LONGEST[target]}
        )
    return text
