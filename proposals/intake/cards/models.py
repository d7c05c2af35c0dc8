"""CardOutcome: what became of a card. Each card has one outcome at most, and its writer reads it at the receipt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.dialogue.models import Card, CardState, Cluster, Forum
from forums.fields.models import ActionField
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.merging import TARGETS
from proposals.suggestions.models import Source, Suggestion
from proposals.suggestions.permissions import is_private
from proposals.suggestions.stages import Visibility
from proposals.suggestions.steps import StepKind

from .origin import field_of, key_of, name_of
from .wording import kind_of, language_of, may_speak_of_danger, text_of


class LeftBecause(models.TextChoices):
    """Why a card became nothing more, as its writer reads it, in every language of the interface."""

    TWICE = "twice", _("The same person has said the same on another card.")
    GREETING = "greeting", _("It says thank you or hello, or it is about the forum itself. We have read it.")
    PERSONAL = "personal", _("It is about one person. A counselling office can help better.")
    UNREADABLE = "unreadable", _("We could not read it or did not understand it.")
    OTHER = "other", _("For another reason.")


@dataclass(frozen=True)
class CardVoices:
    """What stands under a suggestion: the card that it is itself, whose words are its text, and all others."""

    own: "CardOutcome | None"
    others: "list[CardOutcome]"

    @property
    def forum(self) -> Forum | None:
        first = self.own or next(iter(self.others), None)
        return first.card.forum if first else None


class CardOutcomeQuerySet(models.QuerySet["CardOutcome"]):
    def shown(self) -> CardVoices:
        """For everybody: released cards only. One query."""
        return self.filter(card__state=CardState.RELEASED)._voices()

    def said(self) -> CardVoices:
        """For those who moderate and decide: also what no host has released yet. One query."""
        return self.exclude(card__state=CardState.HIDDEN)._voices()

    def of(self, forum: Forum) -> Self:
        return self.filter(card__forum=forum, card__deleted=None)

    def left_aside(self) -> Self:
        """For everybody: with the words that were on the wall. Of others only the number is shown."""
        left = self.exclude(left_because="").filter(card__state=CardState.RELEASED)
        return left.select_related("card__table__field").order_by("card__number")

    def for_desk(self) -> Self:
        """The latest first, with what a list shows and what may be taken back, in one query."""
        return self.select_related("card__cluster", "suggestion__holder").order_by("-at", "-pk")

    def _voices(self) -> CardVoices:
        """Those with the most points first."""
        rows = self.filter(card__deleted=None).select_related("card__forum", "suggestion")
        outcomes = list(rows.order_by("-card__points", "card__number"))
        own = next((outcome for outcome in outcomes if outcome.is_own_suggestion), None)
        return CardVoices(own, [outcome for outcome in outcomes if outcome is not own])


class CardOutcome(models.Model):
    """The suggestion a card became or stands under, or the reason why it was left aside."""

    card = models.OneToOneField(Card, on_delete=models.CASCADE, related_name="outcome", verbose_name=_("card"))
    suggestion = models.ForeignKey(
        Suggestion,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="card_outcomes",
        verbose_name=_("suggestion"),
    )
    left_because = models.CharField(_("left aside because"), max_length=12, choices=LeftBecause.choices, blank=True)
    left_note = models.CharField(_("reason in your own words"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False)

    objects = CardOutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome of a card")
        verbose_name_plural = _("outcomes of cards")
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(suggestion__isnull=False, left_because="") | Q(suggestion=None) & ~Q(left_because=""),
                name="card_outcome_one_end",
            ),
            models.CheckConstraint(
                condition=~Q(left_because=LeftBecause.OTHER) | ~Q(left_note=""), name="card_outcome_other_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} → {self.suggestion_id or self.left_because}"

    @property
    def reason(self) -> str:
        """For the writer: our sentence in the active language, then the coordinator's own words (in German)."""
        sentence = "" if self.left_because == LeftBecause.OTHER else str(self.get_left_because_display())
        return " ".join(filter(None, [sentence, self.left_note]))

    @property
    def is_own_suggestion(self) -> bool:
        """Whether the suggestion was made from this card alone, and not from a cluster or by somebody else."""
        return self.suggestion is not None and self.suggestion.client_uuid == key_of(self.card)

    @property
    def is_private(self) -> bool:
        """Whether its suggestion is about one person now, and read by nobody but those who have it."""
        return self.suggestion is not None and is_private(self.suggestion)

    @property
    def may_be_taken_back(self) -> bool:
        made_from = {key_of(what) for what in (self.card, self.card.cluster) if what}
        return self.suggestion is None or self.suggestion.client_uuid not in made_from

    @property
    def answered_by(self) -> Suggestion | None:
        """The suggestion whose answer counts: what it was merged into, where it was."""
        if self.suggestion is None or self.suggestion.merged_into_id is None:
            return self.suggestion
        return Suggestion.everything.get(pk=self.suggestion.merged_into_id)

    @property
    def rejected_because(self) -> StrOrPromise:
        """The proof-read sentence why the text is not shown; the moderators' own words are for nobody else."""
        if self.suggestion is None:
            return ""
        last = self.suggestion.steps.filter(kind=StepKind.REJECTED).order_by("-number").first()
        return last.because if last else ""

    @classmethod
    @transaction.atomic
    def make_suggestion(
        cls, source: Card | Cluster, *, by: User | None, field: ActionField | None = None
    ) -> Suggestion:
        """One suggestion from a card, or from a cluster, whose cards all stay under it as voices.

        The same again, even at the same moment, makes nothing twice; cards that came to a cluster late are added.
        Without `field` it is the table's; where the table has none, the text is ranked. A text that may speak of
        danger is flagged, and every text waits for the moderators as any other. Raises NotPossible.
        """
        source.forum.lock()
        cards = cls._without_outcome(source)
        known: Suggestion | None = Suggestion.everything.filter(client_uuid=key_of(source)).first()
        if known is not None:
            if cards:
                cls._put_under(known, cards, by=by)
            return known
        _refuse_nothing(cards)
        suggestion = Suggestion.receive(
            text=text_of(cards),
            title=source.title if isinstance(source, Cluster) else "",
            field=field or field_of(source),
            client_uuid=key_of(source),
            kind=kind_of(cards),
            language=language_of(cards),
            received_at=min(card.written_at for card in cards),
            source=Source.FORUM,
            source_name=name_of(source.forum),
        )
        cls._store(cards, by=by, suggestion=suggestion)
        return suggestion

    @classmethod
    @transaction.atomic
    def join(cls, source: Card | Cluster, *, to: Suggestion, by: User | None) -> None:
        """The card, or the cluster's cards, say what a suggestion says already: they become voices under it.

        A card that may speak of danger is refused: only as a suggestion of its own it reaches the moderators.
        """
        source.forum.lock()
        cards = cls._without_outcome(source)
        _refuse_nothing(cards)
        to.lock()
        cls._put_under(to, cards, by=by)

    @classmethod
    @transaction.atomic
    def set_aside(cls, source: Card | Cluster, *, because: str, by: User | None, note: str = "") -> None:
        """Leave aside, with a reason for the writer. What may speak of danger is refused, as in `join`."""
        source.forum.lock()
        cards = cls._without_outcome(source)
        _refuse_nothing(cards)
        reason, words = LeftBecause(because), note.strip()
        if reason == LeftBecause.OTHER and not words:
            raise NotPossible(gettext("Please give a reason: the person who wrote the card will read it."))
        _refuse_danger(cards)
        cls._store(cards, by=by, left_because=reason, left_note=words)

    @transaction.atomic
    def take_back(self) -> None:
        """The card waits again. Not possible once a suggestion was made from it: that one goes its own way."""
        self.card.forum.lock()
        self.refresh_from_db()
        if not self.may_be_taken_back:
            raise NotPossible(gettext("A suggestion has been made from this card. It cannot be taken back here."))
        self.delete()

    @classmethod
    def _without_outcome(cls, source: Card | Cluster) -> list[Card]:
        """Cards that wait, read under the forum's lock. Raises NotPossible for a single card that does not."""
        rows = source.cards.all() if isinstance(source, Cluster) else Card.objects.filter(pk=source.pk)
        cards = list(rows.select_related("table__field").order_by("number"))
        outcomes = {
            outcome.card_id: outcome for outcome in cls.objects.filter(card__in=cards).select_related("suggestion")
        }
        if isinstance(source, Card):
            for card in cards:
                _refuse_other_outcome(card, outcomes.get(card.pk))
        return [card for card in cards if card.pk not in outcomes and card.state != CardState.HIDDEN]

    @classmethod
    def _put_under(cls, suggestion: Suggestion, cards: list[Card], *, by: User | None) -> None:
        _refuse_danger(cards)
        if not accepts_voices(suggestion):
            raise NotPossible(gettext("No more cards can be added to %(number)s.") % {"number": suggestion.number})
        cls._store(cards, by=by, suggestion=suggestion)

    @classmethod
    def _store(cls, cards: Iterable[Card], **facts: object) -> None:
        CardOutcome.objects.bulk_create(CardOutcome(card=card, **facts) for card in cards)


def accepts_voices(suggestion: Suggestion) -> bool:
    """Public or still to be read, and with an outcome that is or may become a good one."""
    may_be_read = {Visibility.PUBLIC, Visibility.PENDING, Visibility.HELD}
    return suggestion.visibility in may_be_read and suggestion.stage in TARGETS


def _refuse_nothing(cards: list[Card]) -> None:
    if not cards:
        raise NotPossible(gettext("There is nothing left to hand over here."))


def _refuse_danger(cards: Iterable[Card]) -> None:
    for card in cards:
        if may_speak_of_danger(card):
            raise NotPossible(
                gettext(
                    "Card %(number)s may point to danger. Please make it a suggestion, so that a moderator reads it."
                )
                % {"number": card.number}
            )


def _refuse_other_outcome(card: Card, outcome: CardOutcome | None) -> None:
    if card.state == CardState.HIDDEN:
        raise NotPossible(gettext("Card %(number)s was hidden at the table.") % {"number": card.number})
    if outcome is None or outcome.is_own_suggestion:
        return
    where = outcome.suggestion.number if outcome.suggestion else outcome.get_left_because_display()
    raise NotPossible(
        gettext("Card %(number)s has been handed over already: %(where)s") % {"number": card.number, "where": where}
    )
