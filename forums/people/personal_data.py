"""What is held about somebody, and how it goes. Each slice registers its part in its app's `ready`.

Erasing keeps what was said in public, without a name, as was promised when it was said; what staff did stays
in the record under their role. Everything else goes, from the database and from the private files.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from allauth.account.models import EmailAddress
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from .models import Person, User


@dataclass(frozen=True)
class Subject:
    """Whom it is about: an account, a person, or both, with the addresses they have proved to be theirs."""

    user: User | None = None
    person: Person | None = None
    addresses: frozenset[str] = frozenset()

    @classmethod
    def of(cls, user: User) -> Self:
        """An address that nobody proved may be a stranger's: what hangs on it is not shown and not erased."""
        proved = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
        return cls(user, user.person, frozenset(address.lower() for address in proved))


@dataclass(frozen=True)
class Fact:
    """One value: `name` for machines, `label` for people. `words` say a coded value as people would."""

    name: str
    label: StrOrPromise
    value: Any
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
    def plain(self) -> Any:
        """As JSON can say it."""
        if self.value is None or isinstance(self.value, bool | int | float | str | list | date):
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
class Holding:
    """One kind of thing that one slice holds. `erase` runs inside one transaction for all slices; files go
    after its commit."""

    name: str
    title: StrOrPromise
    export: Callable[[Subject], Iterable[Entry]]
    erase: Callable[[Subject], None]


_holdings: dict[str, Holding] = {}


def register(
    name: str,
    title: StrOrPromise,
    *,
    export: Callable[[Subject], Iterable[Entry]],
    erase: Callable[[Subject], None],
) -> None:
    """Rooms register from the highest to the lowest, as their apps get ready, and are erased in this order."""
    _holdings[name] = Holding(name, title, export, erase)


def export(subject: Subject) -> list[tuple[Holding, list[Entry]]]:
    """All that is held about the subject, the account first; kinds of which there is nothing are left out."""
    found = [(holding, [list(entry) for entry in holding.export(subject)]) for holding in reversed(_holdings.values())]
    return [(holding, entries) for holding, entries in found if entries]


def as_json(subject: Subject) -> dict[str, Any]:
    """The same for machines: `{"account": [{"email": …}], …}`."""
    return {
        holding.name: [{fact.name: fact.plain for fact in entry} for entry in entries]
        for holding, entries in export(subject)
    }


@transaction.atomic
def erase(subject: Subject) -> None:
    """Remove the subject everywhere. What was said in public stays without a name. Twice is as good as once."""
    for holding in list(_holdings.values()):
        holding.erase(subject)
