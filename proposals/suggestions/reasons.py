"""Why a text is held or not shown: codes with one proof-read sentence each, in every interface language.

The author reads the sentence on the follow page and in the mail; a moderator may add words of their own.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


class ModerationReason(models.TextChoices):
    NAMES = "names", _("Names or private facts")
    PERSON = "person", _("Complaint about a person")
    INSULT = "insult", _("Insult or threat")
    HATE = "hate", _("Degrades a group of people")
    UNLAWFUL = "unlawful", _("Against the law")
    ADVERTISING = "advertising", _("Advertising")
    NO_PROPOSAL = "no_proposal", _("Not a suggestion (test, empty, not readable)")
    COPIED = "copied", _("Somebody else's text or picture")
    CARE = "care", _("Somebody may be in danger")
    CHECKING = "checking", _("We need more time to read")
    OTHER = "other", _("Another reason")


SENTENCES: dict[str, StrOrPromise] = {
    ModerationReason.NAMES: _("The text has names or private facts about people. We protect them."),
    ModerationReason.PERSON: _(
        "The text is about one particular person. We do not show such texts. The complaints office has it now."
    ),
    ModerationReason.INSULT: _("Words in the text insult or threaten people."),
    ModerationReason.HATE: _("The text speaks ill of a whole group of people."),
    ModerationReason.UNLAWFUL: _("We may not show this text. The law forbids it."),
    ModerationReason.ADVERTISING: _("The text is advertising."),
    ModerationReason.NO_PROPOSAL: _("We could not find a suggestion in the text."),
    ModerationReason.COPIED: _("The text or the picture belongs to somebody else."),
    ModerationReason.CARE: _(
        "We read this text with special care. Are you or is somebody else in danger? Call 112 or 110 now. "
        "You can talk to somebody at any time, free of charge: 0800 111 0 111."
    ),
    ModerationReason.CHECKING: _("We need more time to read your text."),
    ModerationReason.OTHER: _("There is another reason. You can read it here:"),
}


def sentence(code: str) -> StrOrPromise:
    """The proof-read sentence of a moderation reason in the active language; empty for other codes."""
    return SENTENCES.get(code, "")
