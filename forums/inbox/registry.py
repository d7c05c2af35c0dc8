"""What waits for a person, whatever their roles: each slice registers its kinds of work in its app's `ready`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.municipality.due import Due
from forums.people.models import User


@dataclass(frozen=True)
class Item:
    """One thing that waits. `task` says what to do, `about` what it is about, `url` is the page where it is done."""

    task: StrOrPromise
    about: StrOrPromise
    url: str
    due_on: date | None = None
    number: str = ""
    language: str = ""  # of `about`, where somebody outside wrote it
    note: StrOrPromise = ""
    at_once: bool = False

    @property
    def due(self) -> Due | None:
        """The date as it stands today; of what cannot wait, the day it came."""
        if self.due_on is None:
            return None
        if self.at_once:
            return Due(self.due_on, ahead=_("Since %(day)s"), late=_("Since %(day)s"))
        return Due(self.due_on, ahead=_("To do by %(day)s"), late=_("Overdue since %(day)s"))

    @property
    def urgency(self) -> tuple[bool, bool, date]:
        """What cannot wait comes first, then what has a date, the earliest first."""
        return not self.at_once, self.due_on is None, self.due_on or date.max


class Waiting(Protocol):
    """What one source has for one person, in the order of `Item.urgency`."""

    def count(self) -> int: ...
    def first(self, most: int) -> Sequence[Item]: ...


@dataclass(frozen=True)
class Rows[M: models.Model]:
    """A QuerySet in the order of urgency, and how a row of it is shown."""

    rows: models.QuerySet[M]
    show: Callable[[M], Item]

    def count(self) -> int:
        return self.rows.count()

    def first(self, most: int) -> list[Item]:
        return [self.show(row) for row in self.rows[:most]]


@dataclass(frozen=True)
class Listed:
    """What does not lie in the database, and is little; in the order of urgency."""

    items: Sequence[Item]

    def count(self) -> int:
        return len(self.items)

    def first(self, most: int) -> Sequence[Item]:
        return self.items[:most]


@dataclass(frozen=True)
class Source:
    """One kind of work.

    `concerns` asks, from what is known of the account's roles, whether it can have any; `promise` tells such a person
    what will appear. `letters` are the kinds of notices that announce it: no work is reachable only from a mail.
    `by_role` is False for what any account may have; it makes nobody a person with tasks.
    """

    name: str
    concerns: Callable[[User], bool]
    promise: StrOrPromise
    waiting: Callable[[User, date], Waiting]
    letters: frozenset[str] = field(default_factory=frozenset)
    by_role: bool = True


_sources: dict[str, Source] = {}


def register(*sources: Source) -> None:
    """In the `ready` of the slice's app."""
    _sources.update({source.name: source for source in sources})


def sources() -> list[Source]:
    return list(_sources.values())


def sources_of(user: User) -> list[Source]:
    """Those that may have something for this account."""
    return [source for source in _sources.values() if source.concerns(user)]
