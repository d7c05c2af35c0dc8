"""What is held about somebody, and how it goes: the registry's machinery, whoever "somebody" is.

`forums.people.personal_data` is the registry itself, for accounts and people.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

type Plain = bool | int | float | str | date | list[str] | None


@dataclass(frozen=True)
class Fact:
    """One value: `name` for machines, `label` for people. `words` say a coded value as people would."""

    name: str
    label: StrOrPromise
    value: object
    words: StrOrPromise = ""

    def __str__(self) -> str:
        """As the readable page shows it, in the active language."""
        if self.words:
            return str(self.words)
        match self.value:
            case None | "":
                return ""
            case bool():
                return _("Yes") if self.value else _("No")
            case datetime():
                return date_format(timezone.localtime(self.value), "DATETIME_FORMAT")
            case date():
                return date_format(self.value, "DATE_FORMAT")
            case list() | tuple():
                return ", ".join(map(str, self.value))
        return str(self.value)

    @property
    def plain(self) -> Plain:
        """As JSON can say it."""
        match self.value:
            case None | bool() | int() | float() | str() | date() | list():
                return self.value
        return str(self.value)


type Entry = list[Fact]


def facts(row: models.Model, *names: str) -> Entry:
    """The named columns of a row, under the names they have in the interface."""
    entry = []
    for name in names:
        field = row._meta.get_field(name)
        words = getattr(row, f"get_{name}_display")() if getattr(field, "choices", None) else ""
        entry.append(Fact(name, getattr(field, "verbose_name", name), getattr(row, name), words))
    return entry


@dataclass(frozen=True)
class Holding[Subject]:
    """One kind of thing that one slice holds. `erase` runs inside one transaction for all slices; files go
    after its commit. `meaning` says before what it will mean, in whole sentences that fit whoever reads them."""

    name: str
    title: StrOrPromise
    export: Callable[[Subject], Iterable[Entry]]
    erase: Callable[[Subject], None]
    meaning: Callable[[Subject], Iterable[str]] | None = None


class HoldingRegistry[Subject]:
    """Rooms register from the highest to the lowest, as their apps get ready, and are erased in this order."""

    def __init__(self) -> None:
        self._holdings: dict[str, Holding[Subject]] = {}

    def register(
        self,
        name: str,
        title: StrOrPromise,
        *,
        export: Callable[[Subject], Iterable[Entry]],
        erase: Callable[[Subject], None],
        meaning: Callable[[Subject], Iterable[str]] | None = None,
    ) -> None:
        """In the `ready` of the slice's app."""
        self._holdings[name] = Holding(name, title, export, erase, meaning)

    def export(self, subject: Subject) -> list[tuple[Holding[Subject], list[Entry]]]:
        """All that is held about the subject, the lowest room first; kinds of which there is nothing are left out."""
        holdings = reversed(self._holdings.values())
        found = [(holding, [list(entry) for entry in holding.export(subject)]) for holding in holdings]
        return [(holding, entries) for holding, entries in found if entries]

    def as_json(self, subject: Subject) -> dict[str, list[dict[str, Plain]]]:
        """The same for machines: `{"account": [{"email": …}], …}`."""
        return {
            holding.name: [{fact.name: fact.plain for fact in entry} for entry in entries]
            for holding, entries in self.export(subject)
        }

    def meaning(self, subject: Subject) -> list[str]:
        """What erasing the subject would mean today, the lowest room first."""
        holdings = reversed(self._holdings.values())
        return [words for holding in holdings if holding.meaning for words in holding.meaning(subject)]

    @transaction.atomic
    def erase(self, subject: Subject) -> None:
        """Remove the subject everywhere. What was said in public stays without a name. Twice is as good as once."""
        for holding in list(self._holdings.values()):
            holding.erase(subject)
