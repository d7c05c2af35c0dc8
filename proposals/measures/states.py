"""Where a measure may stand, how it comes about, and which move leads where."""

from itertools import permutations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """In the order of its life. A body adopts what was proposed to it; what a team does by itself is planned."""

    PROPOSED = "proposed", _("Proposed")
    ADOPTED = "adopted", _("Adopted")
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Under way")
    PARTLY = "partly", _("Partly done")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class Path(models.TextChoices):
    """How a measure comes about: by the tandem itself, or proposed to the body that decides on money."""

    OURSELVES = "ourselves", _("We do it ourselves")
    PROPOSED = "proposed", _("We propose it")


# What is over: nobody waits for it any more.
ENDED = (Status.DONE, Status.STOPPED)
# Whose last day somebody answers for. Nobody has decided on what is proposed; of what is partly done it was said.
DATED = (Status.ADOPTED, Status.PLANNED, Status.RUNNING)

# From adopted back to proposed: where a decision was taken back, or has to be taken again.
STATUS_MOVES: frozenset[tuple[Status, Status]] = frozenset(
    {
        (Status.PLANNED, Status.PROPOSED),
        (Status.ADOPTED, Status.PROPOSED),
        (Status.PROPOSED, Status.ADOPTED),
        (Status.PLANNED, Status.RUNNING),
        (Status.ADOPTED, Status.RUNNING),
        (Status.RUNNING, Status.PARTLY),
        (Status.RUNNING, Status.DONE),
        (Status.PARTLY, Status.RUNNING),
        (Status.PARTLY, Status.DONE),
        (Status.PARTLY, Status.STOPPED),
        (Status.PROPOSED, Status.STOPPED),
        (Status.ADOPTED, Status.STOPPED),
        (Status.PLANNED, Status.STOPPED),
        (Status.RUNNING, Status.STOPPED),
    }
)

# What a decision of the council moves, and what its correction takes back.
COUNCIL_MOVES = frozenset(permutations((Status.PROPOSED, Status.ADOPTED, Status.STOPPED), 2))

TONES: dict[Status, str] = {
    Status.RUNNING: "info",
    Status.PARTLY: "info",
    Status.DONE: "success",
}


def moves_from(status: Status) -> list[Status]:
    """Where a measure may go next, in the order of its life."""
    return [after for after in Status if (status, after) in STATUS_MOVES]
