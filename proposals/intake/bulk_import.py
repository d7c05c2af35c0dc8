"""Import: rows of a table become suggestions; bad ones are named with the reason, good ones are kept."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from itertools import batched
from typing import Literal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.models import District
from forums.municipality.text_language import language_of
from forums.people.models import User
from forums.protection.plausible_dates import is_plausible
from forums.spreadsheets.cells import is_empty, is_sum
from forums.spreadsheets.reading import Spreadsheet
from forums.spreadsheets.uploads import Shelf
from forums.spreadsheets.writing import as_csv
from proposals.moderation.bulk_import import take_over
from proposals.suggestions.bulk_import import TakenOver
from proposals.suggestions.models import Source, Suggestion, SuggestionKind
from proposals.suggestions.wording import full_text

from .mapping import Mapping, Target, guessed

AT_ONCE = 200  # rows in one transaction: other writers wait for less than a second
KEY_LENGTH = 120
YEAR = re.compile(r"\d{4}", re.ASCII)
SHELF = Shelf("imports")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

type Progress = Callable[[int], None]
type Outcome = Literal["new", "known", "bad", "left_out", "undone"]


class BadRow(Exception):
    """Why a row cannot be taken. The message names the column's meaning and the value."""


@dataclass(frozen=True)
class Result:
    """What became of one row: its number where it is new, the reason where it is bad or where it was changed.

    `as_of` is when it was imported: whoever has changed it since wants to keep it.
    """

    row: int
    outcome: Outcome
    title: str = ""
    number: str = ""
    reason: str = ""
    as_of: str = ""


class LeftOut(Exception):
    """A sum or an empty row, which a person wants left out."""


@dataclass
class Report:
    results: list[Result] = field(default_factory=list)
    dry_run: bool = False

    def count(self, outcome: Outcome) -> int:
        return sum(result.outcome == outcome for result in self.results)

    @property
    def can_undo(self) -> bool:
        return bool(self.count("new"))

    def as_csv(self) -> bytes:
        """One line for each row, for a spreadsheet."""
        lines = [[each.row, each.outcome, each.number, each.title, each.reason] for each in self.results]
        return as_csv(["row", "outcome", "number", "title", "reason"], lines)

    @property
    def bad(self) -> list[Result]:
        return [result for result in self.results if result.outcome == "bad"]

    @property
    def remarkable(self) -> list[Result]:
        """What was taken, and not quite as it stands in the table."""
        return [result for result in self.results if result.outcome != "bad" and result.reason]


class Names:
    """Finds fields, themes, districts and kinds by number, slug or name in any language; looked up once."""

    def __init__(self) -> None:
        self.fields = _fields()
        self.themes = _by_names(CrossCuttingTheme.objects.all(), "slug")
        self.districts = _by_names(District.objects.all(), "slug")
        self.kinds = {value: value for value in SuggestionKind.values}
        self.kinds |= {str(label).casefold(): value for value, label in SuggestionKind.choices}


def _fields() -> dict[str, ActionField]:
    return _by_names(ActionField.objects.leaves(), "code", "slug")


def _by_names[M: models.Model](rows: models.QuerySet[M], *attributes: str) -> dict[str, M]:
    found: dict[str, M] = {}
    for row in rows:
        name: object = getattr(row, "name", "")
        texts = list(name.data.values()) if isinstance(name, LazyI18nString) and isinstance(name.data, dict) else []
        for text in [str(name), *texts, *(getattr(row, attribute) for attribute in attributes)]:
            found[text.casefold()] = row
    return found


def guess(table: Spreadsheet) -> Mapping:
    """A sensible mapping by headings and values. One query."""
    return guessed(table.headers, (row for _number, row in table.rows), _fields())


def run(
    table: Spreadsheet,
    mapping: Mapping,
    *,
    by: User | None = None,
    release: bool = False,
    leave_out: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda done: None,
) -> Report:
    """Take the table's rows over; running it again adds nothing twice. A dry run stores nothing.

    Raises BadMapping. `progress` is called with the number of rows done since it was called last.
    """
    mapping.check(table.headers)
    report = Report(dry_run=dry_run)
    for part in batched(_read(table, mapping, leave_out=leave_out), AT_ONCE):
        good = [row for _number, row in part if isinstance(row, TakenOver)]
        new = _would_be_new(good) if dry_run else _stored(good, by=by, release=release)
        report.results += [_result(number, row, new, table.notes.get(number, [])) for number, row in part]
        progress(len(part))
    return report


type New = dict[str, tuple[str, str]]  # by key: number, and when it was stored


def _stored(good: Sequence[TakenOver], *, by: User | None, release: bool) -> New:
    stored = take_over(good, by=by, release=release)
    # As the database has it: a text that may speak of danger has been touched once more.
    rows = Suggestion.everything.filter(pk__in=[each.pk for each in stored])
    return {key: (number, at.isoformat()) for key, number, at in rows.values_list("source_key", "number", "modified")}


def _would_be_new(good: Sequence[TakenOver]) -> New:
    keys = [row.key for row in good]
    known = Suggestion.everything.filter(source=Source.IMPORT, source_key__in=keys)
    return dict.fromkeys(set(keys) - set(known.values_list("source_key", flat=True)), ("", ""))


def _result(number: int, row: TakenOver | BadRow | LeftOut, new: New, notes: Sequence[str]) -> Result:
    if isinstance(row, LeftOut):
        return Result(number, "left_out", reason=_("This is a sum or an empty row."))
    if isinstance(row, BadRow):
        return Result(number, "bad", reason=str(row))
    title = row.title or row.text[:60]
    if row.key in new:
        given, as_of = new[row.key]
        return Result(number, "new", title=title, number=given, reason=" ".join(notes), as_of=as_of)
    return Result(number, "known", title=title)


def _read(
    table: Spreadsheet, mapping: Mapping, *, leave_out: bool
) -> Iterator[tuple[int, TakenOver | BadRow | LeftOut]]:
    names, seen = Names(), Counter[str]()
    for number, row in table.rows:
        textless = not mapping.value(Target.TEXT, row)
        if leave_out and (is_sum(row.values()) or (textless and is_empty(row.values()))):
            yield number, LeftOut()
            continue
        try:
            yield number, _row(row, mapping, names, seen)
        except BadRow as trouble:
            yield number, trouble


def _row(row: dict[str, str], mapping: Mapping, names: Names, seen: Counter[str]) -> TakenOver:
    values = {target: mapping.value(target, row) for target in Target}
    if not values[Target.TEXT]:
        raise BadRow(_("There is no text."))
    return TakenOver(
        text=values[Target.TEXT],
        title=values[Target.TITLE],
        kind=_named(names.kinds, values[Target.KIND], _("kind")) or "",
        field=_named(names.fields, values[Target.FIELD], _("topic")),
        theme=_named(names.themes, values[Target.THEME], _("theme")),
        district=_named(names.districts, values[Target.DISTRICT], _("district")),
        received_at=_moment(values[Target.DATE]),
        author_name=_short(values[Target.AUTHOR], 80, _("author's name")),
        source_name=_source(values),
        language=_language(values),
        key=_key(values, seen),
    )


def _named[T](known: dict[str, T], value: str, what: str) -> T | None:
    if not value:
        return None
    if (found := known.get(value.casefold())) is None:
        raise BadRow(_("“%(value)s” is not known as %(what)s.") % {"value": value, "what": what})
    return found


def _short(value: str, most: int, what: str) -> str:
    if len(value) > most:
        raise BadRow(_("Too long for %(what)s: at most %(most)s characters.") % {"what": what, "most": most})
    return value


def _language(values: dict[Target, str]) -> str:
    """As the table says; where it says nothing, as the text does."""
    value = values[Target.LANGUAGE]
    if value and not (LANGUAGE.fullmatch(value) and len(value) <= 16):
        raise BadRow(_("“%(value)s” is not a language code such as de or ar.") % {"value": value})
    return value or language_of(full_text(values[Target.TITLE], values[Target.TEXT]))


def _moment(value: str) -> datetime:
    """A day, in ISO or German writing. Without a value, and for a year alone, which is no day: now."""
    if not value or YEAR.fullmatch(value):
        return timezone.now()
    day = _day(value)
    if day is None or not is_plausible(day):
        raise BadRow(_("“%(value)s” is not a date such as 31.12.2026.") % {"value": value})
    moment = timezone.make_aware(datetime(day.year, day.month, day.day, 12))
    if moment > timezone.now():
        if day == timezone.localdate():
            return timezone.now()
        raise BadRow(_("The date %(value)s is in the future.") % {"value": value})
    return moment


def _day(value: str) -> date | None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"):
        try:
            return datetime.strptime(value.partition("T")[0].partition(" ")[0], form).date()
        except ValueError:
            continue
    return None


def _source(values: dict[Target, str]) -> str:
    """Where it was collected; a year alone belongs here, since it says no day."""
    year = values[Target.DATE] if YEAR.fullmatch(values[Target.DATE]) else ""
    name = ", ".join(filter(None, [values[Target.SOURCE], year]))
    return _short(name, 160, _("where it was collected"))


def _key(values: dict[Target, str], seen: Counter[str]) -> str:
    """The given key within its source, or a hash of the mapped row; the n-th equal row has its own key."""
    if given := values[Target.KEY]:
        key = f"{values[Target.SOURCE]}#{given}"
        key = key if len(key) <= KEY_LENGTH else sha256(key.encode()).hexdigest()
        seen[key] += 1
        if seen[key] > 1:
            raise BadRow(_("The key %(key)s is in the file twice.") % {"key": given})
        return key
    content = "\x1f".join(values[target] for target in Target)
    digest = sha256(content.encode()).hexdigest()[:40]
    seen[digest] += 1
    return f"{digest}-{seen[digest]}"
