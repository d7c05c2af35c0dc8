"""Clusters: cards of one table that say the same, put together by the host's hand."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.records.exceptions import NotPossible
from forums.records.record import RecordManager, RecordQuerySet

from .sequence import Sequenced
from .tables import Table

if TYPE_CHECKING:
    from .cards import Card


class ClusterQuerySet(RecordQuerySet["Cluster"]):
    def standing(self) -> Self:
        return self.filter(dissolved=False)


class Cluster(Sequenced):
    """A heading over cards. A dissolved one stays as a row, so that pages that missed it can forget it."""

    forum = models.ForeignKey("forums.Forum", on_delete=models.CASCADE, related_name="clusters", editable=False)
    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="clusters", verbose_name=_("table"))
    title = models.CharField(_("heading"), max_length=120)
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
    def make(cls, table: Table, title: str, cards: "Iterable[Card]" = (), *, by: User | None = None) -> "Cluster":
        """A new heading, over these cards of the table."""
        table._act()
        cluster = cls(forum=table.forum, table=table, title=title)
        cluster._changed()
        table.cards.model.put_all_into(table, [card.uuid for card in cards], cluster, by=by)
        return cluster

    @transaction.atomic
    def rename(self, title: str, *, seen: int | None = None) -> None:
        self._act(seen)
        self._check()
        self._changed(title=title)

    @transaction.atomic
    def dissolve(self, *, by: User | None = None) -> None:
        """Take the heading away; the cards stand for themselves again."""
        self._act()
        self._check()
        uuids = self.cards.values_list("uuid", flat=True)
        self.cards.model.put_all_into(self.table, uuids, None, by=by)
        self.forum = self.table.forum
        self._changed(dissolved=True)

    def _check(self) -> None:
        if self.dissolved:
            raise NotPossible(gettext("This heading is no longer there."))
