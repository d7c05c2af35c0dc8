"""What a milestone can be, which moves are allowed, and where it stands on a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forums.bodies.models import Kind
from forums.charts.marks import Mark


class Phase(models.TextChoices):
    PREPARATION = "preparation", _("Mandate and preparation")
    STOCKTAKING = "stocktaking", _("Stocktaking and evaluation")
    DRAFTING = "drafting", _("Draft and dialogue")
    RESOLUTION = "resolution", _("Discussion and resolution")
    IMPLEMENTATION = "implementation", _("Putting it into practice")


class Precision(models.TextChoices):
    """How exactly the date is known."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")


class MilestoneState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("milestone", "planned")
    MOVED = "moved", pgettext_lazy("milestone", "moved")
    REACHED = "reached", pgettext_lazy("milestone", "reached")
    DROPPED = "dropped", pgettext_lazy("milestone", "dropped")


OPEN = frozenset({MilestoneState.PLANNED, MilestoneState.MOVED})
CLOSED = frozenset({MilestoneState.REACHED, MilestoneState.DROPPED})

MILESTONE_MOVES: frozenset[tuple[MilestoneState, MilestoneState]] = frozenset(
    {
        (MilestoneState.PLANNED, MilestoneState.MOVED),
        (MilestoneState.MOVED, MilestoneState.MOVED),
        (MilestoneState.PLANNED, MilestoneState.REACHED),
        (MilestoneState.MOVED, MilestoneState.REACHED),
        (MilestoneState.PLANNED, MilestoneState.DROPPED),
        (MilestoneState.MOVED, MilestoneState.DROPPED),
        (MilestoneState.REACHED, MilestoneState.PLANNED),  # entered by mistake
        (MilestoneState.REACHED, MilestoneState.MOVED),
        (MilestoneState.DROPPED, MilestoneState.PLANNED),  # it takes place after all
        (MilestoneState.DROPPED, MilestoneState.MOVED),
    }
)


class EntryKind(models.TextChoices):
    """What happened to a milestone."""

    REACHED = "reached", _("Reached")
    MOVED = "moved", pgettext_lazy("milestone", "Moved")
    DROPPED = "dropped", _("Dropped")
    PLANNED_AGAIN = "planned_again", _("Planned again")
    ADOPTED = "adopted", _("Adopted")
    NOT_ADOPTED = "not_adopted", _("Not adopted after all")


# Who can adopt a milestone. The concept itself is adopted by the council alone.
ADOPTING_KINDS = (Kind.COUNCIL, Kind.COMMITTEE, Kind.DECISION_BODY)


class Standing(models.TextChoices):
    """Where a milestone is, seen from a day. Derived, never stored: a plan proves no more than what it planned."""

    REACHED = "reached", pgettext_lazy("milestone", "reached")
    LATE = "late", pgettext_lazy("milestone", "overdue")
    UNDER_WAY = "under_way", _("under way according to the plan")
    TODAY = "today", _("planned for today")
    THIS_MONTH = "this_month", _("planned for this month")
    NEXT = "next", _("coming up next")
    AHEAD = "ahead", pgettext_lazy("milestone", "planned")
    DROPPED = "dropped", pgettext_lazy("milestone", "dropped")

    @property
    def mark(self) -> Mark:
        return MARKS.get(self, Mark.PLANNED)

    @property
    def tone(self) -> str:
        """As the timeline's steps have them; never the only sign of what the standing says."""
        return TONES.get(self, "neutral")


MARKS: dict[Standing, Mark] = {
    Standing.REACHED: Mark.DONE,
    Standing.LATE: Mark.OVERDUE,
    Standing.UNDER_WAY: Mark.RUNNING,
    Standing.DROPPED: Mark.STOPPED,
}
TONES: dict[Standing, str] = {
    Standing.REACHED: "success",
    Standing.LATE: "danger",
    Standing.UNDER_WAY: "info",
    Standing.TODAY: "info",
    Standing.THIS_MONTH: "info",
    Standing.NEXT: "next",
    Standing.AHEAD: "next",
}
