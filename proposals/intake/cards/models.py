"""HandedOver: what became of a card. Each card has one fate at most, and its writer reads it at the receipt."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.dialogue.models import Card, CardState, Cluster, Forum
from forums.fields.models import ActionField
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.merging import TARGETS
from proposals.suggestions.models import Source, Suggestion
from proposals.suggestions.stages import Visibility
from proposals.suggestions.steps import StepKind

from .outcomes import HandedOverQuerySet
from .wording import kind_of, language_of, may_speak_of_danger, text_of

SOURCE_NAME_LENGTH = 160


class LeftBecause(models.TextChoices):
    """Why a card became nothing more, as its writer reads it, in every language of the interface."""

    TWICE = "twice", _("The same person has said the same on another card.")
    GREETING = "greeting", _("It says thank you or hello, or it is about the forum itself. We have read it.")
    PERSONAL = "personal", _("It is about one person. A counselling office can help better.")
    UNREADABLE = "unreadable", _("We could not read it or did not understand it.")
    OTHER = "other", _("For another reason.")


class HandedOver(models.Model):
    """A card's fate: the suggestion it became or stands under, or the reason why it was left aside."""

    card = models.OneToOneField(Card, on_delete=models.CASCADE, related_name="handed_over", verbose_name=_("card"))
    suggestion = models.ForeignKey(
        Suggestion,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="handed_over",
        verbose_name=_("suggestion"),
    )
    left_because = models.CharField(_("left aside because"), max_length=12, choices=LeftBecause.choices, blank=True)
    left_note = models.CharField(_("reason in your own words"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False)

    objects = HandedOverQuerySet.as_manager()

    class Meta:
        verbose_name = _("fate of a card")
        verbose_name_plural = _("fates of cards")
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(suggestion__isnull=False, left_because="") | Q(suggestion=None) & ~Q(left_because=""),
                name="handed_over_to_one_end",
            ),
            models.CheckConstraint(
                condition=~Q(left_because=LeftBecause.OTHER) | ~Q(left_note=""), name="handed_over_other_has_words"
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
    def may_be_taken_back(self) -> bool:
        made_from = {key_of(what) for what in (self.card, self.card.cluster) if what}
        return self.suggestion is None or self.suggestion.client_uuid not in made_from

    @property
    def outcome(self) -> Suggestion | None:
        """The suggestion whose answer counts: what it was merged into, where it was."""
        if self.suggestion is None:
            return None
        target: Any = self.suggestion.merged_into
        return target or self.suggestion

    @property
    def rejected_because(self) -> StrOrPromise:
        """The proof-read sentence why the text is not shown; the moderators' own words are for nobody else."""
        if self.suggestion is None:
            return ""
        last = self.suggestion.steps.filter(kind=StepKind.REJECTED).order_by("-number").first()
        return last.because if last else ""

    @classmethod
    @transaction.atomic
    def suggest(cls, what: Card | Cluster, *, by: User | None, field: ActionField | None = None) -> Suggestion:
        """One suggestion from a card, or from a cluster, whose cards all stay under it as voices.

        The same again, even at the same moment, makes nothing twice; cards that came to a cluster late are added.
        Without `field` it is the table's; where the table has none, the text is ranked. A text that may speak of
        danger is flagged, and every text waits for the moderators as any other. Raises NotPossible.
        """
        what.forum.lock()
        cards = cls._waiting(what)
        known: Suggestion | None = Suggestion.everything.filter(client_uuid=key_of(what)).first()
        if known is not None:
            if cards:
                _refuse_danger(cards)
                cls._must_take_voices(known)
                cls._keep(cards, by=by, suggestion=known)
            return known
        if not cards:
            raise NotPossible(gettext("There is nothing left to hand over here."))
        told = Suggestion.receive(
            text=text_of(cards),
            title=what.title if isinstance(what, Cluster) else "",
            field=field or _field_of(what),
            client_uuid=key_of(what),
            kind=kind_of(cards),
            language=language_of(cards),
            received_at=min(card.written_at for card in cards),
            source=Source.FORUM,
            source_name=_name_of(what.forum),
        )
        cls._keep(cards, by=by, suggestion=told)
        return told

    @classmethod
    @transaction.atomic
    def add(cls, what: Card | Cluster, *, to: Suggestion, by: User | None) -> None:
        """The card, or the cluster's cards, say what a suggestion says already: they become voices under it.

        A card that may speak of danger is refused: only as a suggestion of its own it reaches the moderators.
        """
        what.forum.lock()
        cards = cls._waiting(what)
        if not cards:
            raise NotPossible(gettext("There is nothing left to hand over here."))
        _refuse_danger(cards)
        to.lock()
        cls._must_take_voices(to)
        cls._keep(cards, by=by, suggestion=to)

    @classmethod
    @transaction.atomic
    def leave(cls, what: Card | Cluster, *, because: str, by: User | None, note: str = "") -> None:
        """Leave aside, with a reason for the writer. What may speak of danger is refused, as in `add`."""
        what.forum.lock()
        cards = cls._waiting(what)
        if not cards:
            raise NotPossible(gettext("There is nothing left to hand over here."))
        reason, words = LeftBecause(because), note.strip()
        if reason == LeftBecause.OTHER and not words:
            raise NotPossible(gettext("Please give a reason: the person who wrote the card reads it."))
        _refuse_danger(cards)
        cls._keep(cards, by=by, left_because=reason, left_note=words)

    @transaction.atomic
    def take_back(self) -> None:
        """The card waits again. Not possible once a suggestion was made from it: then its course goes on."""
        self.card.forum.lock()
        self.refresh_from_db()
        if not self.may_be_taken_back:
            raise NotPossible(gettext("A suggestion has been made from this card. It cannot be taken back here."))
        self.delete()

    @classmethod
    def _waiting(cls, what: Card | Cluster) -> list[Card]:
        """Cards without a fate, read under the forum's lock. Raises NotPossible for a card that has another one."""
        rows = what.cards.all() if isinstance(what, Cluster) else Card.objects.filter(pk=what.pk)
        cards = list(rows.select_related("handed_over__suggestion", "table__field").order_by("number"))
        if isinstance(what, Card):
            _refuse_other_fate(cards)
        return [card for card in cards if fate(card) is None and card.state != CardState.HIDDEN]

    @classmethod
    def _keep(cls, cards: Iterable[Card], **facts: object) -> None:
        HandedOver.objects.bulk_create(HandedOver(card=card, **facts) for card in cards)

    @staticmethod
    def _must_take_voices(told: Suggestion) -> None:
        if not takes_voices(told):
            raise NotPossible(gettext("%(number)s takes no voices any more.") % {"number": told.number})


def key_of(what: Card | Cluster) -> UUID:
    """The `client_uuid` of the suggestion made from it: the same for ever, so repeats are harmless."""
    return uuid5(what.uuid, "suggestion")


def fate(card: Card) -> HandedOver | None:
    found: HandedOver | None = getattr(card, "handed_over", None)
    return found


def takes_voices(told: Suggestion) -> bool:
    """Public or still to be read, and with an outcome that is or may become a good one."""
    return told.visibility in {Visibility.PUBLIC, Visibility.PENDING, Visibility.HELD} and told.stage in TARGETS


def _refuse_danger(cards: Iterable[Card]) -> None:
    for card in cards:
        if may_speak_of_danger(card):
            raise NotPossible(
                gettext("Card %(number)s may speak of danger. Please make it a suggestion: a moderator reads it then.")
                % {"number": card.number}
            )


def _refuse_other_fate(cards: Iterable[Card]) -> None:
    for card in cards:
        if card.state == CardState.HIDDEN:
            raise NotPossible(gettext("Card %(number)s was hidden at the table.") % {"number": card.number})
        found = fate(card)
        if found is None or (found.suggestion and found.suggestion.client_uuid == key_of(card)):
            continue
        where = found.suggestion.number if found.suggestion else found.get_left_because_display()
        raise NotPossible(
            gettext("Card %(number)s has been handed over already: %(where)s") % {"number": card.number, "where": where}
        )


def _field_of(what: Card | Cluster) -> ActionField | None:
    """The table's topic, where it is one that takes suggestions."""
    field: ActionField | None = what.table.field
    return field if field is not None and not field.children.exists() else None


def _name_of(forum: Forum) -> str:
    with override(settings.LANGUAGE_CODE):
        return str(forum)[:SOURCE_NAME_LENGTH]
