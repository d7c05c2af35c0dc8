"""The label people read, derived from visibility, stage and the marks of an open suggestion."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.municipality.models import Municipality

from .stages import Stage, Visibility

if TYPE_CHECKING:
    from .models import Suggestion


class Label(models.TextChoices):
    RECEIVED = "received", _("Received")
    HELD = "held", _("Being checked")
    REJECTED = "rejected", _("Not published")
    ASSIGNED = "assigned", _("Assigned")
    IN_PROGRESS = "in_progress", _("In progress")
    QUESTION = "question", _("Question to you")
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


# What the public can filter by, in the order of a suggestion's life.
PUBLIC_LABELS = [label for label in Label if label not in {Label.RECEIVED, Label.HELD, Label.REJECTED}]

TONES: dict[Label, str] = {
    Label.QUESTION: "warning",
    Label.HELD: "warning",
    Label.REJECTED: "danger",
    Label.ACCEPTED: "success",
    Label.ALREADY_COVERED: "success",
    Label.DECLINED: "danger",
    Label.ASSIGNED: "info",
    Label.IN_PROGRESS: "info",
    Label.PASSED_ON: "info",
    Label.CHECKED_AGAIN: "info",
}


def tone(label: Label) -> str:
    """neutral, info, success, warning or danger: never the only sign of what a label says."""
    return TONES.get(label, "neutral")


def label_of(suggestion: "Suggestion") -> Label:
    # Taken back before anybody read it: the author must not be told that we still read it.
    if suggestion.stage == Stage.WITHDRAWN:
        return Label.WITHDRAWN
    # Its text left public view, but whoever holds the link must read where help is.
    if suggestion.stage == Stage.PERSONAL_CASE and suggestion.visibility == Visibility.HELD:
        return Label.PERSONAL_CASE
    match suggestion.visibility:
        case Visibility.PENDING:
            return Label.RECEIVED
        case Visibility.HELD:
            return Label.HELD
        case Visibility.REJECTED:
            return Label.REJECTED
    return _label_of_open(suggestion) if suggestion.stage == Stage.OPEN else Label(suggestion.stage)


def _label_of_open(suggestion: "Suggestion") -> Label:
    if suggestion.asked_at:
        return Label.QUESTION
    if suggestion.reopened_at or suggestion.review_asked_at:
        return Label.CHECKED_AGAIN
    if suggestion.begun_at:
        return Label.IN_PROGRESS
    if suggestion.forwarded_at:
        return Label.PASSED_ON
    return Label.ASSIGNED


_OPEN = Q(visibility=Visibility.PUBLIC, stage=Stage.OPEN)
_AGAIN = ~Q(reopened_at=None) | ~Q(review_asked_at=None)
_MARKED: dict[Label, Q] = {
    Label.WITHDRAWN: Q(stage=Stage.WITHDRAWN),
    Label.RECEIVED: Q(visibility=Visibility.PENDING) & ~Q(stage=Stage.WITHDRAWN),
    Label.HELD: Q(visibility=Visibility.HELD) & ~Q(stage__in=[Stage.PERSONAL_CASE, Stage.WITHDRAWN]),
    Label.PERSONAL_CASE: Q(stage=Stage.PERSONAL_CASE, visibility__in=[Visibility.PUBLIC, Visibility.HELD]),
    Label.REJECTED: Q(visibility=Visibility.REJECTED) & ~Q(stage=Stage.WITHDRAWN),
    Label.QUESTION: _OPEN & ~Q(asked_at=None),
    Label.CHECKED_AGAIN: _OPEN & Q(asked_at=None) & _AGAIN,
    Label.IN_PROGRESS: _OPEN & ~_AGAIN & Q(asked_at=None) & ~Q(begun_at=None),
    Label.PASSED_ON: _OPEN & ~_AGAIN & Q(asked_at=None, begun_at=None) & ~Q(forwarded_at=None),
    Label.ASSIGNED: _OPEN & ~_AGAIN & Q(asked_at=None, begun_at=None, forwarded_at=None),
}


def labelled(label: Label) -> Q:
    """The same rule as a database condition; a test holds the two together."""
    return _MARKED.get(label) or Q(visibility=Visibility.PUBLIC, stage=Stage(label.value))


def sentence_of(suggestion: "Suggestion") -> str:
    """What the label means for the author, in one easy sentence (DESIGN section 5), with team and date."""
    by = suggestion.answer_asked_by or suggestion.due_on
    return str(_SENTENCES[label_of(suggestion)]) % {
        "who": suggestion.holder,
        "by": date_format(by, "DATE_FORMAT") if by else _("the agreed date"),
        "on": date_format(suggestion.review_on, "DATE_FORMAT") if suggestion.review_on else _("a later day"),
        "phone": Municipality.current().contact_phone,
    }


_SENTENCES: dict[Label, StrOrPromise] = {
    Label.RECEIVED: _("Your idea is here. We read it by %(by)s."),
    Label.HELD: _("We are checking the text. The reason is written here."),
    Label.REJECTED: _("We do not show the text. The reason is written here."),
    Label.ASSIGNED: _("This team has your idea: %(who)s. You get an answer by %(by)s."),
    Label.IN_PROGRESS: _("The team is working on it. You get an answer by %(by)s."),
    Label.QUESTION: _("We have a question. Please answer by %(by)s."),
    Label.PASSED_ON: _("Another team has your idea now: %(who)s. You get an answer by %(by)s."),
    Label.CHECKED_AGAIN: _("We are checking once more. You get an answer by %(by)s."),
    Label.ACCEPTED: _("We want to do this. The city council may have to decide about the money."),
    Label.ALREADY_COVERED: _("This is in the plan already. You can read more here."),
    Label.DEFERRED: _("We talk about it later. It goes on on %(on)s."),
    Label.DECLINED: _("We will not do this. The reason is written here."),
    Label.MERGED: _("Others had the same idea. Your number stays."),
    Label.NOT_OURS: _("Another office is in charge of this. Which one is written here."),
    Label.COUNCIL_PETITION: _("The city council gets your letter."),
    Label.PERSONAL_CASE: _("Here a person helps you. Telephone: %(phone)s"),
    Label.WITHDRAWN: _("You have taken your idea back."),
}
