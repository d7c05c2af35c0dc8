"""The order of what happens in a forum, and how live pages find out what they missed.

A forum has one counter, taken only while its row is locked, so the order of numbers is the order of commits.
Each row that live pages show carries the number of its last change (`seq`): whoever has seen everything up to
`n` asks for the rows above `n` and misses nothing, however often frames were lost, doubled or the server began anew.
"""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.people.record import Record
from forums.people.refusals import OutOfDate

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
        for name, value in values.items():
            setattr(self, name, value)
        self.version += 1
        self.seq = self.forum.take_seq()
        self.save()
