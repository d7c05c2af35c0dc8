"""What papers concern, without this room knowing it: a higher room registers its kind of subject in its app's `ready`.

    subjects.register(Subject("measures", _("Measures"), shown=…, choice=Choice(among=…, chosen=…, choose=…)))

The council's office chooses among them on the paper's page in the admin; everybody sees them on the public one. What a
decision does to them, the higher room says itself, by the signals of this room.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django_stubs_ext import StrOrPromise

from forums.people.models import User

from .models import Paper


@dataclass(frozen=True)
class Concerned:
    """One thing a paper concerns, as its page shows it. `title` may be a text in several languages."""

    title: object
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Choice:
    """`among` are those that can be chosen for a paper, the `chosen` ones too; `choose` is the verb that sets them, and
    raises NotPossible."""

    among: Callable[[Paper], QuerySet[Any]]
    chosen: Callable[[Paper], QuerySet[Any]]
    choose: Callable[[Paper, Collection[Model], User | None], None]


@dataclass(frozen=True)
class Subject:
    """A kind of thing that papers concern.

    `shown` is what everybody may read of them. Where the council's office chooses them, `choice` says among which.
    """

    key: str
    label: StrOrPromise
    shown: Callable[[Paper], Sequence[Concerned]]
    choice: Choice | None = None


_subjects: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    _subjects[subject.key] = subject


def to_choose() -> list[tuple[Subject, Choice]]:
    """Those that the council's office chooses for a paper."""
    return [(subject, subject.choice) for subject in _subjects.values() if subject.choice]


def concerned_by(paper: Paper) -> list[tuple[StrOrPromise, Sequence[Concerned]]]:
    """For the paper's page: the kinds it concerns, each with its things."""
    kinds = [(subject.label, subject.shown(paper)) for subject in _subjects.values()]
    return [(label, things) for label, things in kinds if things]
