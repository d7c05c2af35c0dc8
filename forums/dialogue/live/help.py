"""Who helps at once, for the writer of a card that may speak of danger, in the writer's own language."""

from dataclasses import dataclass

from django.utils.translation import get_language

from forums.municipality.languages import direction, said_in
from forums.municipality.models import Municipality
from forums.protection.first_help import FirstHelp, first_help

from ..card_flags import CardFlag
from ..cards import Card


@dataclass(frozen=True)
class Help:
    """`advice` is the city's own sheet for people, in `advice_language`; what moderators have is not for everybody."""

    language: str
    words: FirstHelp
    advice: str
    advice_language: str

    @property
    def dir(self) -> str:
        return direction(self.language)

    @property
    def advice_dir(self) -> str:
        return direction(self.advice_language)


def help_in(*languages: str) -> Help:
    """In the first of these that we know; then in that of the page."""
    code, words = first_help(*languages, get_language() or "de")
    sheet = Municipality.current().counselling
    said = getattr(sheet, "data", None)
    own = said.get(code, "") if isinstance(said, dict) else ""
    return Help(code, words, own or str(sheet or ""), code if own else said_in(sheet))


def needs_help(card: Card) -> bool:
    return CardFlag.objects.serious().filter(card=card).exists()
