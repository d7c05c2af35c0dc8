"""The order of what happens in a forum, and how live pages find out what they missed.

A forum has one counter, taken only while its row is locked, so the order of numbers is the order of commits.
Each row that live pages show carries the number of its last change (`seq`): whoever has seen everything up to
`n` asks for the rows above `n` and misses nothing, however often frames were lost, doubled or the server began anew.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.records.exceptions import OutOfDate
from forums.records.record import Record

if TYPE_CHECKING:
    from .models import Forum


class Sequenced(Record):
    """A row that live pages show: it belongs to a forum and changes under the forum's lock only."""

    if TYPE_CHECKING:
        forum: "models.ForeignKey[Forum, Forum]"

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    seq = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta(Record.Meta):
        abstract = True

    def _act(self, seen: int | None = None) -> None:
        """Begin a verb: lock the forum, reload this row, refuse what was sent from an older page.

        Raises OutOfDate. Must run inside the verb's transaction.
        """
        forum = self.forum.lock()
        self.refresh_from_db()
        self.forum = forum
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def _changed(self, **values: Any) -> None:
        """Save the change under the forum's next number and tell the live pages after the commit."""
        self._changed_number(version=self.version + 1, **values)

    def _changed_number(self, **values: Any) -> None:
        """The same for what makes nobody's page out of date, as points that come while somebody mends typing."""
        for name, value in values.items():
            setattr(self, name, value)
        self.seq = self.forum.take_seq()
        self.save()

    @classmethod
    def _changed_all(cls, forum: "Forum", rows: Sequence[Self], **values: Any) -> None:
        """`_changed` for several rows of a forum that is locked, in their order; two writes."""
        if not rows:
            return
        now = timezone.now()
        for row, seq in zip(rows, forum.take_seqs(len(rows)), strict=True):
            for name, value in {**values, "version": row.version + 1, "seq": seq, "modified": now}.items():
                setattr(row, name, value)
        cls._base_manager.bulk_update(rows, [*values, "version", "seq", "modified"])
