"""What a body can do with a paper: its part in the sequence, and the results that part is open to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    RESOLUTION = "resolution", _("Paper for a resolution")
    NOTIFICATION = "notification", _("Notification")
    INFORMATION = "information", _("Paper for information")
    MOTION = "motion", _("Motion")
    QUESTION = "question", _("Question")
    OTHER = "other", _("Another paper")


class Part(models.TextChoices):
    """What the paper asks of this body."""

    RECOMMENDS = "recommends", _("recommends")
    DECIDES = "decides", _("decides")
    NOTES = "notes", _("takes note")


class Result(models.TextChoices):
    OPEN = "open", _("no result yet")
    UNANIMOUS = "unanimous", _("unanimous")
    MAJORITY = "majority", _("by majority")
    NOTED = "noted", _("taken note of")
    POSTPONED = "postponed", _("postponed")
    REFERRED = "referred", _("referred")
    DROPPED = "dropped", _("taken off the agenda")
    STATED = "stated", _("as the minutes say")  # in words of another system that are none of these


BY_HAND = [(each.value, each.label) for each in Result if each is not Result.STATED]


VOTED = (Result.UNANIMOUS, Result.MAJORITY)
LEADING_ON = (Result.POSTPONED, Result.REFERRED)

# From each part to the results it can end with. A result that stands is changed by a correction only, and by one it
# can also be taken back; so both directions are open between all that the part allows.
_WITHOUT_VOTE = frozenset({Result.NOTED, Result.POSTPONED, Result.REFERRED, Result.DROPPED})
RESULTS_OF: dict[Part, frozenset[Result]] = {
    Part.RECOMMENDS: _WITHOUT_VOTE | {*VOTED},
    Part.DECIDES: _WITHOUT_VOTE | {*VOTED},
    Part.NOTES: _WITHOUT_VOTE,
}
RESULT_MOVES: frozenset[tuple[Part, Result, Result]] = frozenset(
    (part, before, after)
    for part, results in RESULTS_OF.items()
    for before in (Result.OPEN, *results)
    for after in (Result.OPEN, *results)
    if (before, after) != (Result.OPEN, Result.OPEN)
)
