"""The base of every concern of an association, and the doors through which concerns meet."""

from django.db import models

from forums.notices.models import Recipient
from forums.people.models import User
from forums.records.record import Record

from .exceptions import OutOfDate
from .history import EntryKind, HistoryEntry
from .missing import Missing

type Detail = str | int | list[str]


class Concern(Record):
    """A concern declares columns and verbs of its own and touches no other concern's columns.

    What it needs from elsewhere it asks for here. Whatever says NotImplementedError is answered by one other
    concern or by `Association`, whatever the order of its bases. `version` is the number of the last entry.
    """

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta(Record.Meta):
        abstract = True

    def lock_at(self, seen: int | None) -> None:
        """Lock the row. Raises OutOfDate when it has moved on since the page that showed version `seen`."""
        self.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def record_entry(
        self,
        kind: EntryKind,
        *,
        by: User | None = None,
        by_office: bool = False,
        text: str = "",
        **data: Detail,
    ) -> HistoryEntry:
        """Save the change together with its entry, then let everything follow from it. The row must be locked."""
        self.version += 1
        self.save()
        entry = HistoryEntry.objects.create(
            association_id=self.pk, number=self.version, kind=kind, by=by, by_office=by_office, text=text, data=data
        )
        self.follow_up(entry)
        return entry

    def follow_up(self, entry: HistoryEntry) -> None:
        """What an entry causes elsewhere, in one place and order."""
        raise NotImplementedError

    @property
    def is_verified(self) -> bool:
        """Verified now: neither suspended nor dissolved since."""
        raise NotImplementedError

    def missing(self) -> list[Missing]:
        """What has to be filled in before the office can check it."""
        raise NotImplementedError

    def assign_slug(self) -> None:
        """Give it an address for its public page, once and for all. The caller saves."""
        raise NotImplementedError

    def start_review_period(self) -> None:
        """The data have just been checked: the next annual review is a year away. The caller saves."""
        raise NotImplementedError

    def registrar_recipient(self) -> Recipient | None:
        """Whoever registered it, where they left an address; it need not be confirmed."""
        raise NotImplementedError
