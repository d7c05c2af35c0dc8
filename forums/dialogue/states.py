"""Where forums and cards stand: one table of allowed moves each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ForumKind(models.TextChoices):
    DIALOGUE = "dialogue", _("Dialogue forum")
    WORKSHOP = "workshop", _("Workshop by invitation")
    NETWORK = "network", _("Network meeting")


class ForumState(models.TextChoices):
    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running now")
    OVER = "over", _("over")
    CANCELLED = "cancelled", _("cancelled")


FORUM_MOVES: frozenset[tuple[ForumState, ForumState]] = frozenset(
    {
        (ForumState.PLANNED, ForumState.RUNNING),
        (ForumState.PLANNED, ForumState.CANCELLED),
        (ForumState.CANCELLED, ForumState.PLANNED),
        (ForumState.RUNNING, ForumState.OVER),
        (ForumState.OVER, ForumState.RUNNING),  # ended by mistake, or paper that is entered the day after
    }
)


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
        (CardState.HIDDEN, CardState.RELEASED),
    }
)
