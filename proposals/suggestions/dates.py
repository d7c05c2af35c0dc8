"""What is said of a suggestion's dates. Label, sentence, history, lists, boards, mails and print all ask here.

Nothing of it is stored: a date is a promise until its day has passed, and late from the next day on, whether or not
the daily job has been there.
"""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.municipality.due import Due

from .labels import Label


class Promise(models.TextChoices):
    """What a date promises; kept with the Step that says that it was not kept."""

    READING = "reading", _("Reading")
    ANSWER = "answer", _("Answer")


def answer_due(on: date, *, paused: bool = False) -> Due:
    """By when the team answers."""
    return Due(on, paused=paused)


def reading_due(on: date) -> Due:
    """By when a moderator reads the text."""
    return Due(on, ahead=_("To be read by %(day)s"), late=_("Reading overdue since %(day)s"))


def checking_due(on: date) -> Due:
    """By when a moderator decides about a text on hold."""
    return Due(on, ahead=_("To be checked by %(day)s"), late=_("Checking overdue since %(day)s"))


def review_due(on: date) -> Due:
    """When a deferred one comes back."""
    return Due(on, ahead=_("Back with the team on %(day)s"), late=_("Return to the team overdue since %(day)s"))


def question_due(on: date) -> Due:
    """By when the author is asked to answer the team's question."""
    return Due(on, ahead=_("Please answer by %(day)s"), late=_("No answer came by %(day)s"))


def label_text(label: Label, due: Due | None, *, for_author: bool = False) -> str:
    """The label as people read it, with the day that belongs to it."""
    name = label.for_author if for_author else label.label
    if due and due.is_late:
        if label == Label.OVERDUE:
            return str(_("Overdue since %(day)s")) % {"day": due.day}
        return str(_("%(label)s, overdue since %(day)s")) % {"label": name, "day": due.day}
    if due and label == Label.DEFERRED:
        return str(_("Deferred until %(day)s")) % {"day": due.day}
    return str(name)
