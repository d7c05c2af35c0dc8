"""What a suggestion says that was made from cards: their own words, and the German lines under them."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from forums.dialogue.models import Card
from forums.protection.danger_words import dangers_in

NO_LANGUAGE = "und"


def text_of(cards: Sequence[Card]) -> str:
    """One card's words as they are; of several, each behind a dash. German lines stand below their card's words."""
    if len(cards) == 1:
        return _with_german(cards[0])
    return "\n".join(f"– {_with_german(card)}" for card in cards)


def _with_german(card: Card) -> str:
    if not card.german:
        return card.text
    with override("de"):
        return f"{card.text}\n({_('In German: %(line)s') % {'line': card.german}})"


def language_of(cards: Iterable[Card]) -> str:
    """The language all of them are in; German, the language of headings, where they are in several or in none known."""
    spoken = {card.language for card in cards}
    only = spoken.pop() if len(spoken) == 1 else NO_LANGUAGE
    return "de" if only == NO_LANGUAGE else only


def kind_of(cards: Iterable[Card]) -> str:
    kinds = {card.kind for card in cards}
    return kinds.pop() if len(kinds) == 1 else ""


def may_speak_of_danger(card: Card) -> bool:
    return card.flagged or card.kept_back or bool(dangers_in(f"{card.text}\n{card.german}"))
