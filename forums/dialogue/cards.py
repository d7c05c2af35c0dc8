"""Cards: one thought each, written on a telephone or by the scribe."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Self
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.embeddings.indexing import forget
from forums.people.models import User
from forums.records.copies import GONE, drop_everywhere, replace_everywhere
from forums.records.exceptions import NotPossible
from forums.records.record import RecordManager, RecordQuerySet

from .card_flags import Watched
from .card_log import CardEntry, EntryKind
from .card_reviews import CardReview
from .forum import Forum
from .hide_reasons import HideReason, reason_text
from .states import CARD_MOVES, CardKind, CardState, Showing, Stance
from .tables import Prompt, Table

LONGEST = 500  # characters of a card
GERMAN_LINE = 200


class CardQuerySet(RecordQuerySet["Card"]):
    def released(self) -> Self:
        return self.filter(state=CardState.RELEASED)

    def on_telephones(self, forum: Forum) -> Self:
        """What the people of a table see on their telephones."""
        if forum.showing == Showing.AT_ONCE:
            return self.comparable().exclude(kept_back=True)
        return self.released()

    def waiting(self) -> Self:
        """New ones that may be released together, those that have waited longest first."""
        return self.filter(state=CardState.NEW, flagged=False, kept_back=False).order_by("seq")

    def waiting_singly(self) -> Self:
        """Those whose danger is looked after: each is released by itself, or not at all."""
        return self.filter(flagged=False, kept_back=True).order_by("seq")

    def comparable(self) -> Self:
        """Those that may be put beside others."""
        return self.exclude(state=CardState.HIDDEN).exclude(flagged=True)

    def without_german(self) -> Self:
        """In another language and shown, but still without a German line."""
        return self.comparable().exclude(language="de").filter(german="")

    def for_feed(self) -> Self:
        """With everything live updates say about a card, in one query."""
        return self.select_related("cluster", "prompt")


class Card(Watched):
    """One thought. Its writer is a random number of one telephone, forgotten after the forum (retention)."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="cards", editable=False)
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
        "forums.Cluster",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="cards",
        verbose_name=_("cluster"),
    )
    points = models.PositiveIntegerField(_("points"), default=0, editable=False)
    writer = models.UUIDField(null=True, blank=True, editable=False)
    by_scribe = models.BooleanField(_("written down by the scribe"), default=False, editable=False)
    written_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    objects: ClassVar = RecordManager.from_queryset(CardQuerySet)()

    class Meta(Watched.Meta):
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
            models.CheckConstraint(
                condition=~Q(flagged=True, state=CardState.RELEASED), name="card_flagged_not_released"
            ),
            models.CheckConstraint(
                condition=~Q(kept_back=True, state=CardState.RELEASED), name="card_kept_back_not_released"
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
        """Accept a card. The same `client_uuid` again, even at the same moment, returns what the first call made.

        `number` is that of a printed slip the scribe gave out; without it the forum gives the next one.
        Raises NotPossible while the table is closed (the scribe may still enter cards written on paper), and if the
        slip is already used. What may speak of danger is flagged at once, whoever wrote it down, and however late it
        comes from a telephone's queue.
        """
        table.lock_for_change()
        if existing := cls.everything.filter(client_uuid=client_uuid).first():
            return existing
        if not table.is_open and not by_scribe:
            raise NotPossible(gettext("You cannot write cards at this table at the moment."))
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
        dangers = card.new_dangers(card.text, card.german)
        card.save_change(flagged=bool(dangers))
        card.raise_flag(dangers)
        return card

    @classmethod
    def _free_number(cls, forum: Forum, wished: int | None) -> int:
        if wished is None:
            return forum.take_receipts()[0]
        if wished > forum.receipt_count:
            raise NotPossible(gettext("This slip was not printed for this forum."))
        if cls.everything.filter(forum=forum, number=wished).exists():
            raise NotPossible(gettext("This slip already belongs to another card."))
        return wished

    @property
    def why_hidden(self) -> str:
        """The reason in the active language, as its writer reads it."""
        return reason_text(self.hidden_because)

    @property
    def words(self) -> str:
        """The German line if there is one; otherwise the card's own words."""
        return self.german or self.text

    @transaction.atomic
    def release(self, *, by: User | None, seen: int | None = None) -> None:
        """Show it on the wall. Releasing it twice counts once."""
        self.lock_for_change(seen)
        if self.state == CardState.RELEASED:
            return
        self.must_not_be_flagged()
        self._move(CardState.RELEASED)
        self.save_change(hidden_because="")
        CardReview.end([self.pk], by=by)
        self._log(EntryKind.RELEASED, by)

    @transaction.atomic
    def take_back(self, *, by: User | None, seen: int | None = None) -> None:
        """From the wall, as if it had never been released: nobody needs a reason for a slip of the finger."""
        self.lock_for_change(seen)
        if self.state != CardState.RELEASED:
            raise NotPossible(gettext("This card is “%(state)s” now.") % {"state": self.get_state_display()})
        self._move(CardState.NEW)
        self.save_change()
        self._drop_copies()
        self._log(EntryKind.TAKEN_BACK, by)

    @transaction.atomic
    def give_back(self, *, by: User) -> None:
        """A moderator does not agree that it was hidden: new again, for the host to release."""
        self.lock_for_change()
        if self.state != CardState.HIDDEN:
            return
        self._move(CardState.NEW)
        self.save_change(hidden_because="")
        self._log(EntryKind.TAKEN_BACK, by)

    @transaction.atomic
    def end_danger(self, *, by: User | None, outcome: str, result: str, seen: int | None = None) -> None:
        """End its danger flag with what was done. Raises NotPossible."""
        self.lock_for_change(seen)
        self.end_flag(by=by, outcome=outcome, result=result)
        self._log(EntryKind.LOOKED_AFTER, by)

    @classmethod
    @transaction.atomic
    def release_all(
        cls, table: Table, *, by: User | None, only: Iterable[UUID] | None = None, up_to: int | None = None
    ) -> int:
        """Show the table's new cards on the wall, or of these `only` (then also those hidden before).

        `up_to` is the number the page had seen: nobody has looked at what came or changed later, so that stays. So do
        cards whose danger was real: each is released by itself.
        Returns how many were released. Three writes, whatever their number.
        """
        table.lock_for_change()
        cards = table.cards.waiting() if only is None else table.cards.filter(uuid__in=[*only]).order_by("seq")
        cards = cards.exclude(state=CardState.RELEASED).exclude(flagged=True).exclude(kept_back=True)
        found = list(cards if up_to is None else cards.filter(seq__lte=up_to))
        cls.save_changes(table.forum, found, state=CardState.RELEASED, hidden_because="")
        CardReview.end([card.pk for card in found], by=by)
        log_cards(found, EntryKind.RELEASED, by)
        return len(found)

    @transaction.atomic
    def hide(self, *, because: str, by: User | None, seen: int | None = None, by_moderators: bool = False) -> None:
        """Remove it from the wall, other people's telephones and whatever has copied it. Its writer can read the
        reason, and moderators look at it, unless it is theirs to hide it (`by_moderators`)."""
        self.lock_for_change(seen)
        if not because.strip():
            raise NotPossible(gettext("Please give a reason: the person who wrote the card will read it."))
        self._move(CardState.HIDDEN)
        self.save_change(hidden_because=because.strip())
        if not by_moderators:
            CardReview.begin(self.pk)
        forget(self)
        self._drop_copies()
        self._log(EntryKind.HIDDEN, by, because=because.strip())

    @transaction.atomic
    def correct(self, text: str, *, by: User | None, seen: int | None = None) -> None:
        """Correct the typing. The original wording is kept."""
        self.lock_for_change(seen)
        if text == self.text:
            return
        before = self.text
        self._say(self.new_dangers(text), text=text, original=self.original or before)
        replace_everywhere(self, before, text)
        forget(self)
        self._log(EntryKind.CORRECTED, by, before=before)

    @transaction.atomic
    def redact(self, now: Callable[[str], str]) -> None:
        """Moderators have taken words out of the suggestion made from it: out of all that is kept of it, too. `now`
        makes of its words those that may stay. Where nothing is left, it is hidden."""
        self.lock_for_change()
        before = (self.text, self.german, self.original)
        text, german, original = map(now, before)
        for entry in self.entries.filter(kind=EntryKind.CORRECTED).exclude(data={}):
            entry.data = {"before": now(entry.data["before"])}
            entry.save(update_fields=["data"])
        if (text, german, original) == before:
            return
        for said, says in zip(before, (text, german, original), strict=True):
            replace_everywhere(self, said, says)
        self.save_change(text=text or GONE, german=german[:GERMAN_LINE], original=original)
        forget(self)
        self._log(EntryKind.CORRECTED, None)
        if not text and not self.is_hidden:
            self.hide(because=HideReason.MODERATION, by=None, by_moderators=True)

    @transaction.atomic
    def say_in_german(self, line: str, *, by: User | None, seen: int | None = None) -> None:
        """One German line under a card in another language."""
        self.lock_for_change(seen)
        if self.language == "de":
            raise NotPossible(gettext("This card is already in German."))
        if line != self.german:
            self._say(self.new_dangers(line), german=line)
            self._log(EntryKind.TRANSLATED, by)

    def _say(self, dangers: dict[str, list[str]], **words: str) -> None:
        """Save other words. What may speak of danger only now leaves the wall with them."""
        if dangers:
            self.flagged = True
            self.state = CardState.NEW if self.state == CardState.RELEASED else self.state
            self._drop_copies()
        self.save_change(**words)
        self.raise_flag(dangers)

    def _drop_copies(self) -> None:
        drop_everywhere(self, self.text, self.original, self.german)

    @property
    def is_hidden(self) -> bool:
        return self.state == CardState.HIDDEN

    def _move(self, state: CardState) -> None:
        if (CardState(self.state), state) not in CARD_MOVES:
            raise NotPossible(gettext("This card is “%(state)s” now.") % {"state": self.get_state_display()})
        self.state = state
        self.kept_back = state != CardState.RELEASED and (self.kept_back or self.was_in_danger())

    def _log(self, kind: EntryKind, by: User | None, **data: str) -> None:
        log_cards([self], kind, by, **data)


def log_cards(cards: Iterable[Card], kind: EntryKind, by: User | None, **data: str) -> None:
    """Note what was done with these cards. Only inside the verb's transaction."""
    CardEntry.objects.bulk_create(CardEntry(card=card, kind=kind, by=by, data=data) for card in cards)
