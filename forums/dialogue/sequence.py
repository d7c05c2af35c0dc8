"""The order of what happens in a forum, and how live pages find out what they missed.

A forum has one counter, taken only while its row is locked, so the order of numbers is the order of commits.
Each row that live pages show carries the number of its last change (`seq`): whoever has seen everything up to
`n` asks for the rows above `n` and misses nothing, even if frames were lost or doubled or the server restarted.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Never, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.records.exceptions import OutOfDate
from forums.records.record import Record

from .channel_layer import announce


class Counters(Record):
    """The forum's own counters. They move only while its row is locked."""

    seq = models.PositiveBigIntegerField(default=0, editable=False)
    receipt_count = models.PositiveIntegerField(default=0, editable=False)

    class Meta(Record.Meta):
        abstract = True

    def take_seq(self) -> int:
        """The next number of what happens here. Live pages are told after the commit."""
        return self.take_seqs(1)[0]

    def take_seqs(self, count: int) -> range:
        """The next numbers for several changes at once."""
        first = self.seq + 1
        self.seq += count
        type(self)._base_manager.filter(pk=self.pk).update(seq=self.seq)
        transaction.on_commit(partial(announce, self.pk))
        return range(first, first + count)

    def take_receipts(self, count: int = 1) -> range:
        """Numbers for receipts: of cards as they come in, and of slips printed beforehand."""
        first = self.receipt_count + 1
        self.receipt_count += count
        type(self)._base_manager.filter(pk=self.pk).update(receipt_count=self.receipt_count)
        return range(first, first + count)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The counters are written by the verbs that hold the lock: an older copy must not set them back."""
        if self.pk and kwargs.get("update_fields") is None and not kwargs.get("force_insert"):
            names = {field.name for field in self._meta.concrete_fields if not field.primary_key}
            kwargs["update_fields"] = names - {"seq", "receipt_count"}
        super().save(*args, **kwargs)

    @transaction.atomic
    def print_slips(self, count: int) -> range:
        """Reserve numbers for `count` paper slips; no card gets them by itself."""
        self.lock()
        return self.take_receipts(count)


class Sequenced(Record):
    """A row that live pages show: it belongs to a forum and changes only under the forum's lock."""

    if TYPE_CHECKING:
        forum: models.ForeignKey[Never, Counters]

    reloaded_with: ClassVar[tuple[str, ...]] = ("forum",)

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    seq = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta(Record.Meta):
        abstract = True

    def lock_for_change(self, seen: int | None = None) -> None:
        """Begin a verb: lock the forum, reload this row and its forum, refuse what an older page sent.

        Raises OutOfDate. Must run inside the verb's transaction.
        """
        self.forum.lock()
        self.refresh_from_db(from_queryset=type(self)._base_manager.select_related(*self.reloaded_with))
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def save_change(self, **values: object) -> None:
        """Save under the forum's next number; live pages are told after the commit. Pages shown before are out of
        date from now on."""
        self.save_quietly(version=self.version + 1, **values)

    def save_quietly(self, **values: object) -> None:
        """The same for what puts nobody's page out of date, such as a point given while somebody corrects typing."""
        for name, value in values.items():
            setattr(self, name, value)
        self.seq = self.forum.take_seq()
        self.save()

    @transaction.atomic
    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Softly, as every record; live pages are told to forget it."""
        self.lock_for_change()
        self.save_change(deleted=timezone.now())
        return 1, {self._meta.label: 1}

    @classmethod
    def save_changes(cls, forum: Counters, rows: Sequence[Self], **values: object) -> None:
        """`save_change` for several rows of a locked forum, in their order; two writes."""
        if not rows:
            return
        now = timezone.now()
        for row, seq in zip(rows, forum.take_seqs(len(rows)), strict=True):
            for name, value in {**values, "version": row.version + 1, "seq": seq, "modified": now}.items():
                setattr(row, name, value)
        cls._base_manager.bulk_update(rows, [*values, "version", "seq", "modified"])
