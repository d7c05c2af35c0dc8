"""Why a card is hidden: codes with one proofread sentence each, which its writer reads in their own language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


class HideReason(models.TextChoices):
    NAMES = "names", _("Names or private facts")
    INSULT = "insult", _("Insult or threat")
    HATE = "hate", _("Degrades a group of people")
    ADVERTISING = "advertising", _("Advertising")
    TEST = "test", _("A test, empty, or not readable")
    MODERATION = "moderation", _("Its suggestion is not public")
    OTHER = "other", _("Another reason")


BY_HOSTS = [(one.value, one.label) for one in HideReason if one != HideReason.MODERATION]


SENTENCES: dict[str, StrOrPromise] = {
    HideReason.NAMES: _("The card contains names or private facts about people. We protect them."),
    HideReason.INSULT: _("The card insults or threatens people."),
    HideReason.HATE: _("The card speaks ill of a whole group of people."),
    HideReason.ADVERTISING: _("The card is advertising."),
    HideReason.TEST: _("We could not find a thought on the card."),
    HideReason.MODERATION: _("The moderators check the suggestion that was made from the card, or do not show it."),
    HideReason.OTHER: "",
}


def stored_reason(code: str, words: str) -> str:
    """How a reason is stored: its code, and below it the host's own words."""
    return "\n".join(filter(None, (code, words.strip())))


def reason_text(stored: str) -> str:
    """The sentence in the active language, with the host's own words behind it."""
    code, _end, words = stored.partition("\n")
    if code not in SENTENCES:
        return stored
    return " ".join(filter(None, (str(SENTENCES[code]), words)))
