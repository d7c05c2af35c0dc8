"""A card and the suggestion made from it say the same words: where one leaves public view, so does the other."""

from functools import partial

from django.db import transaction

from forums.dialogue.hide_reasons import HideReason
from forums.dialogue.models import Card, CardState
from forums.records.copies import Taken, register
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.signals import stepped
from proposals.suggestions.stages import Visibility
from proposals.suggestions.steps import StepKind

from .models import CardOutcome
from .origin import key_of


def connect() -> None:
    register("cards that became a suggestion", _hide_cards)
    register("suggestions made from cards", _hold_suggestion)
    stepped.connect(on_step, dispatch_uid="intake.cards")


def _made_into(suggestion: Suggestion) -> list[Card]:
    """The cards whose words are the suggestion's text, and not those that were put under it later."""
    outcomes = CardOutcome.objects.filter(suggestion=suggestion).select_related("card__cluster", "card__forum")
    cards = [outcome.card for outcome in outcomes]
    return [card for card in cards if suggestion.client_uuid in {key_of(one) for one in (card, card.cluster) if one}]


def _hide_cards(taken: Taken) -> None:
    """After the commit: a forum is locked before its suggestions, never after. Safe to run twice."""
    if not isinstance(taken.record, Suggestion):
        return
    if taken.is_replaced:
        transaction.on_commit(partial(redact, taken.record.pk, taken))
    elif not taken.record.is_public:
        transaction.on_commit(partial(follow, taken.record.pk))


def redact(suggestion_id: int, taken: Taken) -> None:
    """Take out of the cards, and of the heading over them, what was taken out of the suggestion made from them."""
    cards = _made_into(Suggestion.everything.get(pk=suggestion_id))
    for card in () if taken.is_heading else cards:
        card.redact(taken.now)
    for cluster in {card.cluster for card in cards if card.cluster}:
        cluster.redact(taken.now)


def on_step(sender: type[Suggestion], suggestion: Suggestion, step: Step, **signal: object) -> None:
    if step.kind == StepKind.RELEASED:
        transaction.on_commit(partial(follow, suggestion.pk))


def follow(suggestion_id: int) -> None:
    """Hide the cards of a suggestion that is not public, show them again when it is."""
    suggestion = Suggestion.everything.get(pk=suggestion_id)
    for card in _made_into(suggestion):
        if not suggestion.is_public and card.state == CardState.RELEASED:
            card.hide(because=HideReason.MODERATION, by=None, by_moderators=True)
        elif suggestion.is_public and card.hidden_because == HideReason.MODERATION and not card.flagged:
            card.release(by=None)


def _hold_suggestion(taken: Taken) -> None:
    """A public suggestion whose text has the card's words is checked again."""
    card = taken.record
    if (
        taken.is_replaced
        or not isinstance(card, Card)
        or card.hidden_because == HideReason.MODERATION
        or not (card.is_hidden or card.flagged)
    ):
        return
    keys = {key_of(one) for one in (card, card.cluster) if one}
    public = Suggestion.objects.filter(client_uuid__in=keys, visibility=Visibility.PUBLIC, card_outcomes__card=card)
    for suggestion in public:
        suggestion.hold(by=None)
