"""One row of the list, read as an association's data. What cannot be read is left out with a remark, never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from django import forms
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from forums.fields.models import ActionField
from forums.municipality.languages import SPOKEN
from forums.municipality.models import District

from ..models import Association
from ..profile import Kind
from .cells import first_address, is_shortened, postcode_with_zero, with_zero
from .mapping import Columns, Target

SEPARATOR = re.compile(r"[,;\n]")
LANGUAGE_SEPARATOR = re.compile(r"[,;/\n]|\bund\b")  # names of topics may have these
MOST_JOINED = 8  # parts of one name
POSTCODE_AND_TOWN = re.compile(r"(?:(?P<street>.*?),\s*)?(?P<postcode>\d{5})\s+(?P<town>\D.*)")
# As German lists name them, where Django does not know the language or knows it by another word.
OTHER_NAMES = {
    "kurdisch": "ku",
    "kurmandschi": "ku",
    "sorani": "ckb",
    "farsi": "fa",
    "dari": "fa",
    "aramäisch": "arc",
    "suryoyo": "arc",
    "tigrinya": "ti",
    "somali": "so",
    "suaheli": "sw",
    "chinesisch": "zh-hans",
    "romani": "rmy",
    "romanes": "rmy",
}


class BadRow(Exception):
    """Why a row cannot be imported. The message is for the person who uploaded it."""


@dataclass
class ParsedRow:
    """What one row says: `values` are columns of the association; `remarks` name what was left out."""

    values: dict[str, object]
    languages: list[str] = field(default_factory=list)
    topics: list[ActionField] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def candidate(self) -> Association:
        association = Association()
        for name, value in self.values.items():
            setattr(association, name, value)
        return association


class RowForm(forms.ModelForm[Association]):
    """The rules of the registration's forms, for the cells that are plain text there."""

    website = forms.URLField(required=False, assume_scheme="https")

    class Meta:
        model = Association
        fields: ClassVar = [
            "name",
            "own_name",
            "founded",
            "register_number",
            "activities",
            "street",
            "postcode",
            "town",
            "meeting_place",
            "email",
            "phone",
            "website",
            "contact_name",
            "contact_function",
        ]


class Vocabulary:
    """Kinds, languages, topics and districts by the words a list uses for them; looked up once."""

    def __init__(self) -> None:
        self.kinds = {str(value).casefold(): value for value in Kind.values}
        for language in ("de", "en"):
            with override(language):
                self.kinds |= {str(label).casefold(): value for value, label in Kind.choices}
        self.languages = {name.strip().casefold(): code for code, names in SPOKEN for name in [code, *names.split("/")]}
        self.languages |= {name: code for code, _name in SPOKEN if (name := _german(code))} | OTHER_NAMES
        self.districts = {word.casefold(): row for row in District.objects.all() for word in (row.name, row.slug)}
        self.topics = {
            word.casefold(): row
            for row in ActionField.objects.leaves().select_related("parent")
            for word in (*_texts(row.name), row.slug, row.code)
        }


def _german(code: str) -> str:
    """Empty for the few languages that Django does not know."""
    with override("de"):
        try:
            return str(get_language_info(code)["name_translated"]).casefold()
        except KeyError:
            return ""


def _texts(name: object) -> Iterable[str]:
    if isinstance(name, LazyI18nString) and isinstance(name.data, dict):
        return [str(text) for text in name.data.values()]
    return [str(name)]


def parse(row: dict[str, str], columns: Columns, vocabulary: Vocabulary) -> ParsedRow:
    """Raises BadRow where there is no association in it."""
    cells = {target: row.get(column, "").strip() for target, column in columns.items()}
    _split_cells(cells)
    remarks = _mend_cells(cells)
    form = RowForm({target.value: cell for target, cell in cells.items()})
    form.is_valid()
    if "name" in form.errors:
        raise BadRow(_("The name is missing or too long."))
    parsed = ParsedRow({name: value for name, value in form.cleaned_data.items() if value}, remarks=remarks)
    for name, messages in form.errors.items():
        parsed.remarks.append(_left_out(Target(name), cells[Target(name)], " ".join(map(str, messages))))
    parsed.languages = _look_up_all(parsed, Target.LANGUAGES, cells, vocabulary.languages, LANGUAGE_SEPARATOR)
    parsed.topics = _look_up_all(parsed, Target.TOPICS, cells, vocabulary.topics, SEPARATOR)
    _look_up(parsed, Target.KIND, cells, vocabulary.kinds)
    _look_up(parsed, Target.DISTRICT, cells, vocabulary.districts)
    return parsed


def _split_cells(cells: dict[Target, str]) -> None:
    """Lists put several facts into one cell: “Weg 1, 48429 Rheine”, “48429 Rheine”, “Frau Muster, Vorsitz”."""
    for target in (Target.STREET, Target.TOWN):
        found = POSTCODE_AND_TOWN.fullmatch(cells.get(target, ""))
        if found and not cells.get(Target.POSTCODE):
            cells[Target.POSTCODE], cells[Target.TOWN] = found["postcode"], found["town"]
            if target is Target.STREET:
                cells[Target.STREET] = found["street"] or ""
    name, comma, function = cells.get(Target.CONTACT, "").partition(", ")
    if comma and not cells.get(Target.FUNCTION):
        cells[Target.CONTACT], cells[Target.FUNCTION] = name, function


def _mend_cells(cells: dict[Target, str]) -> list[str]:
    """Several addresses in one cell, and numbers that a spreadsheet program has cut. Returns what was changed."""
    remarks = []
    mail = cells.get(Target.EMAIL, "")
    if (first := first_address(mail)) and first != mail:
        cells[Target.EMAIL] = first
        remarks.append(
            _("Only the first valid e-mail address was taken. The list says: “%(cell)s”") % {"cell": mail[:200]}
        )
    for target, mend in ((Target.PHONE, with_zero), (Target.POSTCODE, postcode_with_zero)):
        cell = cells.get(target, "")
        if is_shortened(cell):
            cells[target] = ""
            remarks.append(_left_out(target, cell, _("The spreadsheet program has cut it.")))
        elif (mended := mend(cell)) != cell:
            cells[target] = mended
            remarks.append(
                _("%(what)s: “%(cell)s” became “%(mended)s”. Please check it.")
                % {"what": target.label, "cell": cell, "mended": mended}
            )
    return remarks


def _look_up[T](parsed: ParsedRow, target: Target, cells: dict[Target, str], known: dict[str, T]) -> None:
    cell = cells.get(target, "")
    if cell and (value := known.get(cell.casefold())) is not None:
        parsed.values[target.value] = value
    elif cell:
        parsed.remarks.append(_left_out(target, cell, _("We do not know it.")))


def _look_up_all[T](
    parsed: ParsedRow, target: Target, cells: dict[Target, str], known: dict[str, T], separator: re.Pattern[str]
) -> list[T]:
    """Names may have the separator in them, as in “Kita, Schule, Bildung”: the longest that is known counts."""
    cell = cells.get(target, "")
    starts = [0, *(found.end() for found in separator.finditer(cell))]
    ends = [*(found.start() for found in separator.finditer(cell)), len(cell)]
    values: list[T] = []
    at = 0
    while at < len(starts):
        for last in range(min(at + MOST_JOINED, len(starts)) - 1, at - 1, -1):
            word = " ".join(cell[starts[at] : ends[last]].split())
            if (value := known.get(word.casefold())) is not None:
                values.append(value)
                at = last
                break
        else:
            if word:
                parsed.remarks.append(_left_out(target, word, _("We do not know it.")))
        at += 1
    return list(dict.fromkeys(values))


def _left_out(target: Target, cell: str, why: str) -> str:
    return _("Left out, %(what)s “%(cell)s”: %(why)s") % {"what": target.label, "cell": cell[:80], "why": why}
