"""What forums and cards can be, and where they stand: one table of allowed moves each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    """Facts about the place that decide whether somebody can come."""

    STEP_FREE = "step_free", _("no steps")
    LIFT = "lift", _("lift")
    TOILET = "toilet", _("toilet for wheelchairs")
    HEARING_LOOP = "hearing_loop", _("hearing loop")
    SIGN_LANGUAGE = "sign_language", _("sign language interpreters")
    QUIET_ROOM = "quiet_room", _("quiet room")
    PARKING = "parking", _("parking for disabled people")
    BUS = "bus", _("bus stop at the door")


class ForumKind(models.TextChoices):
    DIALOGUE = "dialogue", _("Dialogue forum")
    WORKSHOP = "workshop", _("Workshop by invitation")
    NETWORK = "network", _("Network meeting")


class ForumState(models.TextChoices):
    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running now")
    OVER = "over", _("over")
    CANCELLED = "cancelled", _("cancelled")


class Section(models.IntegerChoices):
    """Where a forum stands in lists."""

    NOW = 1, _("Running now")
    COMING = 2, _("Coming")
    PAST = 3, _("Past")


FORUM_MOVES: frozenset[tuple[ForumState, ForumState]] = frozenset(
    {
        (ForumState.PLANNED, ForumState.RUNNING),
        (ForumState.PLANNED, ForumState.CANCELLED),
        (ForumState.CANCELLED, ForumState.PLANNED),
        (ForumState.RUNNING, ForumState.OVER),
        (ForumState.RUNNING, ForumState.PLANNED),  # begun by mistake
        (ForumState.OVER, ForumState.RUNNING),  # ended by mistake, or paper that is entered the day after
    }
)


class RegistrationState(models.TextChoices):
    PLACE = "place", _("has a place")
    WAITING = "waiting", _("on the waiting list")
    CANCELLED = "cancelled", _("does not come")


class Showing(models.TextChoices):
    """When a card reaches the telephones of its table. The wall always waits for the host."""

    AT_ONCE = "at_once", _("at once; the host can hide it")
    AFTER_RELEASE = "after_release", _("after the host has released it")


class CardKind(models.TextChoices):
    IDEA = "idea", _("Idea")
    WISH = "wish", _("Wish")
    CONCERN = "concern", _("Concern")


class Stance(models.TextChoices):
    """What a card says to the goal or measure it answers."""

    FITS = "fits", _("It fits")
    MISSING = "missing", _("Something is missing")
    CHANGE = "change", _("It should be changed")


class CardState(models.TextChoices):
    NEW = "new", _("new")
    RELEASED = "released", _("on the wall")
    HIDDEN = "hidden", _("hidden")


CARD_MOVES: frozenset[tuple[CardState, CardState]] = frozenset(
    {
        (CardState.NEW, CardState.RELEASED),
        (CardState.NEW, CardState.HIDDEN),
        (CardState.RELEASED, CardState.HIDDEN),
        (CardState.RELEASED, CardState.NEW),  # taken back
        (CardState.HIDDEN, CardState.RELEASED),
        (CardState.HIDDEN, CardState.NEW),  # a moderator gives it back
    }
)
