"""Cards: one thought each, from a telephone or by the scribe's hand; and the points others give them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Self
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.embeddings.indexing import forget
from forums.people.models import User
from forums.records.exceptions import NotPossible
from forums.records.record import RecordManager, RecordQuerySet

from .clusters import Cluster
from .entries import CardEntry, EntryKind
from .reasons import told
from .sequence import Sequenced
from .states import CARD_MOVES, CardKind, CardState, Showing, Stance
from .tables import Prompt, Table

if TYPE_CHECKING:
    from .models import Forum

LONGEST = 500  # characters of a card
GERMAN_LINE = 200


class CardQuerySet(RecordQuerySet["Card"]):
    def released(self) -> Self:
        return self.filter(state=CardState.RELEASED)

    def on_telephones(self, forum: "Forum") -> Self:
        """What the people of a table see on their telephones."""
        if forum.showing == Showing.AT_ONCE:
            return self.exclude(state=CardState.HIDDEN)
        return self.released()

    def waiting(self) -> Self:
        """For the host to look at, the longest waiting first."""
        return self.filter(state=CardState.NEW).order_by("seq")

    def without_german(self) -> Self:
        """In another language and shown, but nobody has said yet what they mean."""
        return self.exclude(language="de").exclude(state=CardState.HIDDEN).filter(german="")

    def for_feed(self) -> Self:
        """With what the feed says of a card, in one query."""
        return self.select_related("cluster", "prompt")


class Card(Sequenced):
    """One thought. Its writer is a random number of one telephone, forgotten after the forum (retention)."""

    forum = models.ForeignKey("forums.Forum", on_delete=models.CASCADE, related_name="cards", editable=False)
    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="cards", verbose_name=_("table"))
    client_uuid = models.UUIDField(unique=True, editable=False)
    number = models.PositiveIntegerField(_("number"), editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=CardKind.choices, default=CardKind.IDEA)
    text = models.TextField(_("text"), max_length=LONGEST)
    original = models.TextField(_("as it was written"), max_length=LONGEST, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=16, default="de")
    german = models.CharField(_("in German, in one line"), max_length=GERMAN_LINE, blank=True)
    prompt = models.ForeignKey(
        Prompt, on_delete=models.SET_NULL, null=True, blank=True, related_name="cards", verbose_name=_("about")
    )
    stance = models.CharField(_("what it says to it"), max_length=8, choices=Stance.choices, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CardState.choices, default=CardState.NEW, editable=False
    )
    hidden_because = models.CharField(_("why it is hidden"), max_length=200, blank=True)
    cluster = models.ForeignKey(
        Cluster, on_delete=models.SET_NULL, null=True, blank=True, related_name="cards", verbose_name=_("cluster")
    )
    points = models.PositiveIntegerField(_("points"), default=0, editable=False)
    writer = models.UUIDField(null=True, blank=True, editable=False)
    by_scribe = models.BooleanField(_("written down by the scribe"), default=False, editable=False)
    written_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    objects: ClassVar = RecordManager.from_queryset(CardQuerySet)()

    class Meta(Sequenced.Meta):
        verbose_name = _("card")
        verbose_name_plural = _("cards")
        ordering = ("forum", "number")
        indexes = [
            models.Index(fields=["forum", "seq"], name="card_feed"),
            models.Index(fields=["table", "state", "seq"], name="card_table"),
            models.Index(fields=["forum", "state", "-points"], name="card_points"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["forum", "number"], name="card_number_once"),
            models.CheckConstraint(
                condition=~Q(state=CardState.HIDDEN) | Q(hidden_because__gt=""), name="card_hidden_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.text[:60]}"

    @classmethod
    @transaction.atomic
    def write(
        cls,
        table: Table,
        *,
        client_uuid: UUID,
        text: str,
        language: str,
        kind: str = CardKind.IDEA,
        prompt: Prompt | None = None,
        stance: str = "",
        writer: UUID | None = None,
        german: str = "",
        number: int | None = None,
        by_scribe: bool = False,
    ) -> "Card":
        """Take a card in. The same `client_uuid` again, even at the same moment, returns what the first call made.

        `number` is that of a printed slip the scribe gave out; without it the forum gives the next one.
        Raises NotPossible while the table is closed (the scribe may still enter paper), or where the slip is taken.
        """
        table._act()
        if known := cls.everything.filter(client_uuid=client_uuid).first():
            return known
        if not table.is_open and not by_scribe:
            raise NotPossible(gettext("This table takes no cards at the moment."))
        card = cls(
            forum=table.forum,
            table=table,
            client_uuid=client_uuid,
            number=cls._free_number(table.forum, number),
            text=text,
            language=language,
            kind=kind,
            prompt=prompt,
            stance=stance if prompt and prompt.asks_for_stance else "",
            writer=writer,
            german="" if language == "de" else german,
            by_scribe=by_scribe,
        )
        card._changed()
        return card

    @classmethod
    def _free_number(cls, forum: "Forum", wished: int | None) -> int:
        if wished is None:
            return forum.take_receipts()[0]
        if wished > forum.receipt_count:
            raise NotPossible(gettext("This slip was not printed for this forum."))
        if cls.everything.filter(forum=forum, number=wished).exists():
            raise NotPossible(gettext("This slip has been given to another card."))
        return wished

    @property
    def why_hidden(self) -> str:
        """The reason in the active language, as its writer reads it."""
        return told(self.hidden_because)

    @property
    def words(self) -> str:
        """What it says in German, where somebody has said it; otherwise its own words."""
        return self.german or self.text

    @transaction.atomic
    def release(self, *, by: User | None, seen: int | None = None) -> None:
        """Show it on the wall. Releasing what is released is as good as once."""
        self._act(seen)
        if self.state == CardState.RELEASED:
            return
        self._move(CardState.RELEASED)
        self._changed(hidden_because="")
        self._enter(EntryKind.RELEASED, by)

    @classmethod
    @transaction.atomic
    def release_all(
        cls, table: Table, *, by: User | None, only: Iterable[UUID] | None = None, up_to: int | None = None
    ) -> int:
        """Show the table's new cards on the wall, or of these `only` (then also those hidden before).

        `up_to` is the number the page had seen: what came or changed later was not looked at and stays.
        Returns how many were released. Three writes, whatever their number.
        """
        table._act()
        cards = table.cards.waiting() if only is None else table.cards.filter(uuid__in=[*only]).order_by("seq")
        cards = cards.exclude(state=CardState.RELEASED)
        found = list(cards if up_to is None else cards.filter(seq__lte=up_to))
        cls._changed_all(table.forum, found, state=CardState.RELEASED, hidden_because="")
        cls._enter_all(found, EntryKind.RELEASED, by)
        return len(found)

    @classmethod
    @transaction.atomic
    def put_all_into(cls, table: Table, uuids: Iterable[UUID], cluster: Cluster | None, *, by: User | None) -> int:
        """Several of the table's cards under one heading, or out of theirs (None). Returns how many changed."""
        table._act()
        _check_heading(cluster, table.pk)
        key = cluster.pk if cluster else None
        cards = table.cards.filter(uuid__in=[*uuids]).order_by("seq")
        found = [card for card in cards if card.cluster_id != key]
        cls._changed_all(table.forum, found, cluster=cluster)
        cls._enter_all(found, EntryKind.GROUPED, by, cluster=str(cluster.uuid) if cluster else "")
        return len(found)

    @transaction.atomic
    def hide(self, *, because: str, by: User | None, seen: int | None = None) -> None:
        """Take it from the wall and from the others' telephones. Its writer reads the reason."""
        self._act(seen)
        if not because.strip():
            raise NotPossible(gettext("Please give a reason: the person who wrote the card reads it."))
        self._move(CardState.HIDDEN)
        self._changed(hidden_because=because.strip())
        forget(self)
        self._enter(EntryKind.HIDDEN, by, because=because.strip())

    @transaction.atomic
    def correct(self, text: str, *, by: User | None, seen: int | None = None) -> None:
        """Mend typing. What was written first is kept."""
        self._act(seen)
        if text == self.text:
            return
        before = self.text
        self._changed(text=text, original=self.original or before)
        forget(self)
        self._enter(EntryKind.CORRECTED, by, before=before)

    @transaction.atomic
    def say_in_german(self, line: str, *, by: User | None, seen: int | None = None) -> None:
        """One German line under a card in another language."""
        self._act(seen)
        if self.language == "de":
            raise NotPossible(gettext("This card is in German already."))
        if line != self.german:
            self._changed(german=line)
            self._enter(EntryKind.TRANSLATED, by)

    @transaction.atomic
    def put_into(self, cluster: Cluster | None, *, by: User | None = None, seen: int | None = None) -> None:
        """Under a heading of the same table, or out of it (None)."""
        self._act(seen)
        _check_heading(cluster, self.table_id)
        if self.cluster_id != (cluster.pk if cluster else None):
            self._changed(cluster=cluster)
            self._enter(EntryKind.GROUPED, by, cluster=str(cluster.uuid) if cluster else "")

    @transaction.atomic
    def give_point(self, giver: UUID) -> int:
        """One of this telephone's points; returns how many it has left. Twice is as good as once."""
        self._act()
        given = Point.objects.filter(card__forum=self.forum, giver=giver)
        left = self.forum.points_each - given.count()
        if given.filter(card=self).exists():
            return left
        if self.writer == giver:
            raise NotPossible(gettext("Your points are for other people's cards."))
        if self.state == CardState.HIDDEN or not self.forum.is_running:
            raise NotPossible(gettext("This card takes no points at the moment."))
        if left < 1:
            raise NotPossible(gettext("You have given all your points. You can take one back."))
        Point.objects.create(card=self, giver=giver)
        self._changed_number(points=self.points + 1)
        return left - 1

    @transaction.atomic
    def take_point_back(self, giver: UUID) -> int:
        """Returns how many points this telephone has left."""
        self._act()
        if Point.objects.filter(card=self, giver=giver).delete()[0]:
            self._changed_number(points=self.points - 1)
        return self.forum.points_each - Point.objects.filter(card__forum=self.forum, giver=giver).count()

    def _move(self, state: CardState) -> None:
        if (CardState(self.state), state) not in CARD_MOVES:
            raise NotPossible(gettext("This card is “%(state)s” now.") % {"state": self.get_state_display()})
        self.state = state

    def _enter(self, kind: EntryKind, by: User | None, **data: str) -> None:
        CardEntry.objects.create(card=self, kind=kind, by=by, data=data)

    @staticmethod
    def _enter_all(cards: "Iterable[Card]", kind: EntryKind, by: User | None, **data: str) -> None:
        CardEntry.objects.bulk_create(CardEntry(card=card, kind=kind, by=by, data=data) for card in cards)


def _check_heading(cluster: Cluster | None, table: int) -> None:
    """Only under the lock: somebody may have dissolved it since it was read."""
    if cluster is None:
        return
    cluster.refresh_from_db(fields=["table", "dissolved"])
    if cluster.table_id != table or cluster.dissolved:
        raise NotPossible(gettext("This heading is no longer there."))


class Point(models.Model):
    """A point that one telephone gave to a card."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="given_points")
    giver = models.UUIDField(editable=False, db_index=True)

    class Meta:
        verbose_name = _("point")
        verbose_name_plural = _("points")
        constraints = [models.UniqueConstraint(fields=["card", "giver"], name="point_once")]

    def __str__(self) -> str:
        return f"{self.card_id}"
