"""Visibility and stage: two facts, each a table of allowed moves with one private door."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    PENDING = "pending", _("Received")
    PUBLIC = "public", _("Public")
    HELD = "held", _("Being checked")
    REJECTED = "rejected", _("Not published")


class Stage(models.TextChoices):
    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    ALREADY_COVERED = "already_covered", _("Already planned")
    DEFERRED = "deferred", _("Deferred")
    DECLINED = "declined", _("Declined")
    MERGED = "merged", _("Merged")
    NOT_OURS = "not_ours", _("Another office")
    COUNCIL_PETITION = "council_petition", _("Given to the council")
    PERSONAL_CASE = "personal_case", _("Personal advice")
    WITHDRAWN = "withdrawn", _("Withdrawn")


VISIBILITY_MOVES: frozenset[tuple[Visibility, Visibility]] = frozenset(
    {
        (Visibility.PENDING, Visibility.PUBLIC),
        (Visibility.PENDING, Visibility.HELD),
        (Visibility.PENDING, Visibility.REJECTED),
        (Visibility.PUBLIC, Visibility.HELD),
        (Visibility.PUBLIC, Visibility.REJECTED),
        (Visibility.HELD, Visibility.PUBLIC),
        (Visibility.HELD, Visibility.REJECTED),
        (Visibility.REJECTED, Visibility.HELD),  # an appeal by the follow link
    }
)

DECIDED_BY_TWO = frozenset({Stage.ACCEPTED, Stage.ALREADY_COVERED, Stage.DEFERRED, Stage.DECLINED})
DECIDED_BY_ONE = frozenset({Stage.MERGED, Stage.NOT_OURS, Stage.COUNCIL_PETITION, Stage.PERSONAL_CASE})
# What counts as an answer to the author: merging shows another's, withdrawing is their own.
ANSWERS = (DECIDED_BY_TWO | DECIDED_BY_ONE) - {Stage.MERGED}
ENDED = frozenset(Stage) - {Stage.OPEN}

# From open to every end; back to open by reopening, unmerging, calling back or a deferral's return.
STAGE_MOVES: frozenset[tuple[Stage, Stage]] = frozenset(
    {(Stage.OPEN, end) for end in ENDED}
    | {(end, Stage.OPEN) for end in (DECIDED_BY_ONE | {Stage.DECLINED, Stage.DEFERRED})}
    | {(Stage.DEFERRED, Stage.WITHDRAWN)}
)
