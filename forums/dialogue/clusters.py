"""Clusters: cards of one table that say the same thing, put together by its host."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Self
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.records.copies import GONE, replace_everywhere
from forums.records.exceptions import NotPossible
from forums.records.record import RecordManager, RecordQuerySet

from .card_log import EntryKind
from .cards import Card, log_cards
from .forum import Forum
from .sequence import Sequenced
from .tables import Table

LONGEST_HEADING = 120


class ClusterQuerySet(RecordQuerySet["Cluster"]):
    def standing(self) -> Self:
        return self.filter(dissolved=False)


class Cluster(Sequenced):
    """A heading over cards. A dissolved one stays as a row, so that pages that missed it can forget it."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="clusters", editable=False)
    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="clusters", verbose_name=_("table"))
    title = models.CharField(_("heading"), max_length=LONGEST_HEADING)
    dissolved = models.BooleanField(default=False, editable=False)

    objects: ClassVar = RecordManager.from_queryset(ClusterQuerySet)()

    class Meta(Sequenced.Meta):
        verbose_name = _("cluster")
        verbose_name_plural = _("clusters")
        ordering = ("table", "created", "pk")
        indexes = [models.Index(fields=["forum", "seq"], name="cluster_feed")]

    def __str__(self) -> str:
        return self.title

    @classmethod
    @transaction.atomic
    def make(cls, table: Table, title: str, cards: Iterable[Card] = (), *, by: User | None = None) -> "Cluster":
        """A new heading, over these cards of the table."""
        table.lock_for_change()
        cluster = cls(forum=table.forum, table=table, title=title)
        cluster.save_change()
        cls.move_cards(table, [card.uuid for card in cards], to=cluster, by=by)
        return cluster

    @transaction.atomic
    def redact(self, now: Callable[[str], str]) -> None:
        """As of a card: what moderators have taken out of the suggestion goes from the heading."""
        self.lock_for_change()
        if (title := now(self.title) or GONE) != self.title:
            replace_everywhere(self, self.title, title, is_heading=True)
            self.save_change(title=title)

    @transaction.atomic
    def rename(self, title: str, *, seen: int | None = None) -> None:
        self.lock_for_change(seen)
        self._require_standing()
        self.save_change(title=title)

    @transaction.atomic
    def dissolve(self, *, by: User | None = None) -> None:
        """Remove the heading and keep its cards."""
        self.lock_for_change()
        self._require_standing()
        self.move_cards(self.table, self.cards.values_list("uuid", flat=True), to=None, by=by)
        self.lock_for_change()  # the cards have taken numbers in between
        self.save_change(dissolved=True)

    @classmethod
    @transaction.atomic
    def move_card(cls, card: Card, *, to: "Cluster | None", by: User | None = None, seen: int | None = None) -> None:
        """One card under a heading of its table, or out of its heading (None).

        `seen` is the version of the card that the page showed.
        """
        card.lock_for_change(seen)
        _require_at(card.table_id, to)
        if card.cluster_id != (to.pk if to else None):
            card.save_change(cluster=to)
            _log([card], to, by)

    @classmethod
    @transaction.atomic
    def move_cards(cls, table: Table, uuids: Iterable[UUID], *, to: "Cluster | None", by: User | None) -> int:
        """Several of the table's cards under one heading, or out of theirs (None). Returns how many moved."""
        table.lock_for_change()
        _require_at(table.pk, to)
        key = to.pk if to else None
        cards = Card.objects.filter(table=table, uuid__in=[*uuids]).order_by("seq")
        moved = [card for card in cards if card.cluster_id != key]
        Card.save_changes(table.forum, moved, cluster=to)
        _log(moved, to, by)
        return len(moved)

    def _require_standing(self) -> None:
        if self.dissolved:
            raise NotPossible(gettext("This heading is no longer there."))


def _require_at(table: int, cluster: Cluster | None) -> None:
    """Only under the lock: somebody may have dissolved the heading since it was read."""
    if cluster is None:
        return
    cluster.refresh_from_db(fields=["table", "dissolved"])
    if cluster.table_id != table or cluster.dissolved:
        raise NotPossible(gettext("This heading is no longer there."))


def _log(cards: list[Card], cluster: Cluster | None, by: User | None) -> None:
    log_cards(cards, EntryKind.GROUPED, by, cluster=str(cluster.uuid) if cluster else "")
