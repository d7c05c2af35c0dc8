"""One list of everything that waits for a person, and what their roles bring."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django_stubs_ext import StrOrPromise

from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from forums.people.roles import Visitor

from .registry import Item, Source, Waiting, sources, sources_of


@dataclass(frozen=True)
class Line:
    """An item as the page shows it: under which heading, and the working days it has left."""

    item: Item
    part: str
    days_left: int | None


class Inbox:
    """Everything that waits for a person on a day, the most urgent first; what Django's Paginator needs of a list.

    One query counts each source that concerns them, and one more reads it where it has something.
    """

    def __init__(self, user: User, on: date | None = None) -> None:
        self.user = user
        self.on = on or today()

    @cached_property
    def sources(self) -> list[Source]:
        return sources_of(self.user)

    @cached_property
    def _filled(self) -> list[tuple[Waiting, int]]:
        found = [source.waiting(self.user, self.on) for source in self.sources]
        counted = [(waiting, waiting.count()) for waiting in found]
        return [(waiting, count) for waiting, count in counted if count]

    def count(self) -> int:
        return sum(count for _waiting, count in self._filled)

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Item]:
        items = [item for waiting, _count in self._filled for item in waiting.first(part.stop)]
        return sorted(items, key=lambda item: item.urgency)[part]

    @property
    def promises(self) -> list[StrOrPromise]:
        """What will appear here because of the person's roles."""
        return [source.promise for source in self.sources if source.by_role and source.promise]


def lines(items: Iterable[Item], on: date) -> list[Line]:
    calendar = WorkingCalendar.current()
    return [
        Line(item, _part(item, on), calendar.between(on, item.due_on) if item.due_on and not item.at_once else None)
        for item in items
    ]


def _part(item: Item, on: date) -> str:
    if item.at_once:
        return "now"
    if item.due_on is None:
        return "undated"
    return "overdue" if item.due_on < on else "dated"


def has_tasks(user: Visitor) -> bool:
    """Whether a role may bring this visitor something to do. Asks nothing but their roles."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return any(source.concerns(user) for source in sources() if source.by_role)
