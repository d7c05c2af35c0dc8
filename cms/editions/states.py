"""Where an edition of the concept is, and where it may go next."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    CONSULTATION = "consultation", _("In consultation")
    ADOPTED = "adopted", _("Adopted")
    SUPERSEDED = "superseded", _("Superseded")


class EntryKind(models.TextChoices):
    BEGUN = "begun", _("Begun")
    CONSULTED = "consulted", _("Consultation opened")
    PROLONGED = "prolonged", _("Dates of the consultation changed")
    ADOPTED = "adopted", _("Adopted")
    VOTE_CORRECTED = "vote_corrected", _("Result of the vote corrected")
    TAKEN_BACK = "taken_back", _("Adoption taken back")
    SUPERSEDED = "superseded", _("Superseded")
    IN_FORCE_AGAIN = "in_force_again", _("In force again")
    WORDS_TAKEN = "words_taken", _("Words taken out")


# The edition works on the one live concept until it is adopted; afterwards it is frozen.
OPEN = frozenset({EditionState.DRAFT, EditionState.CONSULTATION})
FROZEN = frozenset({EditionState.ADOPTED, EditionState.SUPERSEDED})

EDITION_MOVES: frozenset[tuple[EditionState, EditionState]] = frozenset(
    {
        (EditionState.DRAFT, EditionState.CONSULTATION),
        (EditionState.DRAFT, EditionState.ADOPTED),
        (EditionState.CONSULTATION, EditionState.ADOPTED),
        (EditionState.ADOPTED, EditionState.SUPERSEDED),
        # What a corrected vote brings about: nothing was adopted, and what it had superseded is in force again.
        (EditionState.ADOPTED, EditionState.DRAFT),
        (EditionState.SUPERSEDED, EditionState.ADOPTED),
    }
)
