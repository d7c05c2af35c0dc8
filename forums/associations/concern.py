"""The base of every concern of an association, and the doors through which concerns meet."""

from typing import TYPE_CHECKING

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

    What it needs from elsewhere it asks for by the doors declared here, each answered by one other concern or by
    `Association`, whatever the order of its bases. `version` is the number of the last entry.
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

    if TYPE_CHECKING:
        # Effects: what an entry causes elsewhere, in one place and order
        def follow_up(self, entry: HistoryEntry) -> None: ...

        # Verification: neither suspended nor dissolved since
        @property
        def is_verified(self) -> bool: ...

        # Verification: the office has not decided, or whoever registered may put it right
        @property
        def is_open_to_registrar(self) -> bool: ...

        # What has to be filled in before the office can check it
        def missing(self) -> list[Missing]: ...

        # Profile: an address for its public page, once and for all; the caller saves
        def assign_slug(self) -> None: ...

        # Annual review: the data have just been checked, the next one is a year away; the caller saves
        def start_review_period(self) -> None: ...

        # Registration: whoever registered it, where they left an address; it need not be confirmed
        def registrar_recipient(self) -> Recipient | None: ...
