"""The label people read, derived from visibility, stage and the marks of an open suggestion."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.municipality.calendar import today

from .stages import Stage, Visibility


class Label(models.TextChoices):
    RECEIVED = "received", _("Received")
    HELD = "held", _("Being checked")
    REJECTED = "rejected", _("Not published")
    ASSIGNED = "assigned", _("Assigned")
    IN_PROGRESS = "in_progress", _("In progress")
    QUESTION = "question", _("Question asked")
    OVERDUE = "overdue", _("Overdue")
    PASSED_ON = "passed_on", _("Passed on")
    CHECKED_AGAIN = "checked_again", _("Being checked again")
    ACCEPTED = "accepted", _("We take this up")
    ALREADY_COVERED = "already_covered", _("Already planned")
    DEFERRED = "deferred", _("Deferred")
    DECLINED = "declined", _("Will not be done")
    MERGED = "merged", _("Merged")
    NOT_OURS = "not_ours", _("Another office is in charge")
    COUNCIL_PETITION = "council_petition", _("Given to the council")
    PERSONAL_CASE = "personal_case", _("Personal advice")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @property
    def for_author(self) -> StrOrPromise:
        """What whoever wrote it reads: a question to the author is a question to "you" for nobody else."""
        return _("Question to you") if self is Label.QUESTION else self.label


# What the public can filter by, in the order of a suggestion's life.
PUBLIC_LABELS = [label for label in Label if label not in {Label.RECEIVED, Label.HELD, Label.REJECTED}]

# As the palette says: crimson is overdue, green is achieved, amber is for staff alone; a "no" is no danger.
TONES: dict[Label, str] = {
    Label.QUESTION: "info",
    Label.OVERDUE: "danger",
    Label.ACCEPTED: "success",
    Label.ALREADY_COVERED: "success",
    Label.ASSIGNED: "info",
    Label.IN_PROGRESS: "info",
    Label.PASSED_ON: "info",
    Label.CHECKED_AGAIN: "info",
}


def tone(label: Label) -> str:
    """neutral, info, success, warning or danger: never the only sign of what a label says."""
    return TONES.get(label, "neutral")


@dataclass(frozen=True)
class Marks:
    """What a label is derived from. `late`: the date of the answer has passed, or had when the author was asked."""

    stage: Stage
    visibility: Visibility
    asked: bool = False
    late: bool = False
    checked_again: bool = False
    begun: bool = False
    forwarded: bool = False


def label_of(marks: Marks) -> Label:
    # Taken back before anybody read it: the author must not be told that we still read it.
    if marks.stage == Stage.WITHDRAWN:
        return Label.WITHDRAWN
    # Its text left public view, but whoever holds the link must read where help is.
    if marks.stage == Stage.PERSONAL_CASE and marks.visibility == Visibility.HELD:
        return Label.PERSONAL_CASE
    match marks.visibility:
        case Visibility.PENDING:
            return Label.RECEIVED
        case Visibility.HELD:
            return Label.HELD
        case Visibility.REJECTED:
            return Label.REJECTED
    return _label_of_open(marks) if marks.stage == Stage.OPEN else Label(marks.stage)


def _label_of_open(marks: Marks) -> Label:
    if marks.late:
        return Label.OVERDUE
    if marks.asked:
        return Label.QUESTION
    if marks.checked_again:
        return Label.CHECKED_AGAIN
    if marks.begun:
        return Label.IN_PROGRESS
    if marks.forwarded:
        return Label.PASSED_ON
    return Label.ASSIGNED


_OPEN = Q(visibility=Visibility.PUBLIC, stage=Stage.OPEN)
_AGAIN = ~Q(reopened_at=None) | ~Q(review_asked_at=None)
# An open one that is not late.
_UNASKED = Q(asked_at=None)
_IN_TIME: dict[Label, Q] = {
    Label.QUESTION: ~_UNASKED,
    Label.CHECKED_AGAIN: _UNASKED & _AGAIN,
    Label.IN_PROGRESS: _UNASKED & ~_AGAIN & ~Q(begun_at=None),
    Label.PASSED_ON: _UNASKED & ~_AGAIN & Q(begun_at=None) & ~Q(forwarded_at=None),
    Label.ASSIGNED: _UNASKED & ~_AGAIN & Q(begun_at=None, forwarded_at=None),
}
_MARKED: dict[Label, Q] = {
    Label.WITHDRAWN: Q(stage=Stage.WITHDRAWN),
    Label.RECEIVED: Q(visibility=Visibility.PENDING) & ~Q(stage=Stage.WITHDRAWN),
    Label.HELD: Q(visibility=Visibility.HELD) & ~Q(stage__in=[Stage.PERSONAL_CASE, Stage.WITHDRAWN]),
    Label.PERSONAL_CASE: Q(stage=Stage.PERSONAL_CASE, visibility__in=[Visibility.PUBLIC, Visibility.HELD]),
    Label.REJECTED: Q(visibility=Visibility.REJECTED) & ~Q(stage=Stage.WITHDRAWN),
}


def past_due(on: date | None = None) -> Q:
    """The date has passed, and no question to the author pauses the clock: none does that was asked too late."""
    return Q(due_on__lt=on or today()) & ~is_paused()


def is_paused() -> Q:
    """A question to the author, asked in time, is open."""
    return ~Q(asked_at=None) & (Q(days_left_when_asked=None) | Q(days_left_when_asked__gte=0))


def labelled(label: Label, on: date | None = None) -> Q:
    """The same rule as a database condition; a test holds the two together."""
    if label == Label.OVERDUE:
        return _OPEN & past_due(on)
    if in_time := _IN_TIME.get(label):
        return _OPEN & (Q(due_on=None) | Q(due_on__gte=on or today()) | is_paused()) & in_time
    return _MARKED.get(label) or Q(visibility=Visibility.PUBLIC, stage=Stage(label.value))
