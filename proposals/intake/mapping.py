"""Which columns of a brought table become which facts of a suggestion."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from collections.abc import Mapping as AMapping
from dataclasses import dataclass, field
from itertools import islice

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Target(models.TextChoices):
    TEXT = "text", gettext_lazy("Text")
    TITLE = "title", gettext_lazy("Title")
    KIND = "kind", gettext_lazy("Kind")
    FIELD = "field", gettext_lazy("Topic")
    THEME = "theme", gettext_lazy("Theme")
    DISTRICT = "district", gettext_lazy("District")
    DATE = "date", gettext_lazy("Date")
    AUTHOR = "author", gettext_lazy("Author's name")
    SOURCE = "source", gettext_lazy("Where it was collected")
    LANGUAGE = "language", gettext_lazy("Language")
    KEY = "key", gettext_lazy("Key")


# Headings by which a column is recognised, in the order of preference.
GUESSES: dict[Target, tuple[str, ...]] = {
    Target.TEXT: ("text", "anregung", "vorschlag", "idee", "beschlussempfehlung", "beschreibung", "proposal", "body"),
    Target.TITLE: ("titel", "thema", "überschrift", "betreff", "title", "subject"),
    Target.KIND: ("art", "kind"),
    Target.FIELD: ("handlungsfeld", "feld", "thema", "field", "topic"),
    Target.THEME: ("leitgedanke", "theme"),
    Target.DISTRICT: ("stadtteil", "ortsteil", "district"),
    Target.DATE: ("datum", "eingang", "eingegangen", "jahr", "date", "year"),
    Target.SOURCE: ("quelle", "name der beteiligung", "source"),
    Target.LANGUAGE: ("sprache", "language"),
    Target.KEY: ("schlüssel", "nummer", "id", "key"),
}
# Our own forms call the action field so, other procedures what a proposal is about: its values tell.
AMBIGUOUS = frozenset({"thema", "topic"})
ROWS_READ = 500
REASONING = ("begründung", "erläuterung", "reasons", "description")


class BadMapping(Exception):
    """The mapping names what is not there. The message is for the person who wrote it."""


@dataclass(frozen=True)
class Mapping:
    """Columns by target, several being joined in their order; and the same value for all rows."""

    columns: AMapping[Target, tuple[str, ...]] = field(default_factory=dict)
    constants: AMapping[Target, str] = field(default_factory=dict)

    def value(self, target: Target, row: AMapping[str, str]) -> str:
        joint = "\n\n" if target == Target.TEXT else " "
        found = joint.join(value for column in self.columns.get(target, ()) if (value := row.get(column, "")))
        return found or self.constants.get(target, "")

    def check(self, headers: Iterable[str]) -> None:
        """Raises BadMapping."""
        known = set(headers)
        for target, columns in self.columns.items():
            for column in columns:
                if column not in known:
                    raise BadMapping(
                        _("There is no column “%(column)s” for “%(target)s”. The columns are: %(columns)s")
                        % {"column": column, "target": target.value, "columns": ", ".join(known)}
                    )
        if Target.TEXT not in self.columns:
            raise BadMapping(_("Please say which column has the text."))

    def __str__(self) -> str:
        parts = [f"{target.value}={'+'.join(columns)}" for target, columns in self.columns.items()]
        return ", ".join(parts + [f"{target.value}:={value}" for target, value in self.constants.items()])


def guessed(
    headers: Iterable[str], rows: Iterable[AMapping[str, str]] = (), fields: Container[str] = frozenset()
) -> Mapping:
    """A sensible mapping by the headings, and where these are ambiguous by the values of `rows`: `fields` are the
    names of action fields, in lower case. Reasons that stand beside the text are joined to it."""
    by_name = {header.casefold(): header for header in headers}
    topics = _columns_of_fields([by_name[name] for name in AMBIGUOUS & by_name.keys()], rows, fields)
    columns: dict[Target, tuple[str, ...]] = {}
    for target, names in GUESSES.items():
        # What names fields is no title; and what is ambiguous names fields only where its values do.
        usable = [by_name[name] for name in names if name in by_name and _fits(target, name, by_name[name] in topics)]
        if usable:
            columns[target] = (usable[0],)
    if Target.TEXT in columns:
        columns[Target.TEXT] += tuple(by_name[name] for name in REASONING if name in by_name)
    return Mapping(columns)


def _fits(target: Target, name: str, names_fields: bool) -> bool:
    return name not in AMBIGUOUS or names_fields == (target == Target.FIELD)


def _columns_of_fields(
    columns: Sequence[str], rows: Iterable[AMapping[str, str]], fields: Container[str]
) -> frozenset[str]:
    """Those of the columns in which most values are names of fields."""
    known, given = Counter[str](), Counter[str]()
    for row in islice(rows, ROWS_READ) if columns else ():
        for column in columns:
            if value := row.get(column, ""):
                given[column] += 1
                known[column] += value.casefold() in fields
    return frozenset(column for column in columns if 2 * known[column] > given[column])


def written(maps: Iterable[str], constants: Iterable[str]) -> Mapping:
    """Read `text=Column+Other column` and `language=de` as written on the command line. Raises BadMapping."""
    columns = {target: tuple(value.split("+")) for target, value in map(_pair, maps)}
    return Mapping(columns, dict(map(_pair, constants)))


def _pair(written: str) -> tuple[Target, str]:
    name, equals, value = written.partition("=")
    if not equals or name.strip() not in Target.values:
        raise BadMapping(
            _("We do not understand “%(written)s”. Write TARGET=COLUMN, with one of these targets: %(targets)s")
            % {"written": written, "targets": ", ".join(Target.values)}
        )
    return Target(name.strip()), value
