"""What a consultation says of itself: its result in words, or truthfully that there is none yet."""

from enum import StrEnum

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.pictograms.names import Pictogram
from forums.pictograms.thread import Reached

from .consultations import Consultation
from .states import VOTED, Part, Result
from .treatment import ResultEntry


class Waiting(StrEnum):
    """Where a consultation without a result stands."""

    WITHOUT_DATE = "without_date"
    CALLED_OFF = "called_off"
    TO_COME = "to_come"
    OVERDUE = "overdue"


def waiting(consultation: Consultation) -> Waiting | None:
    """None where there is a result."""
    if consultation.result != Result.OPEN:
        return None
    if (meeting := consultation.meeting) is None:
        return Waiting.WITHOUT_DATE
    if meeting.cancelled:
        return Waiting.CALLED_OFF
    return Waiting.OVERDUE if meeting.day < timezone.localdate() else Waiting.TO_COME


def standing_words(consultation: Consultation) -> str:
    """The result, or why there is none."""
    match waiting(consultation):
        case None:
            return result_words(consultation)
        case Waiting.WITHOUT_DATE:
            return _("no date yet")
        case Waiting.CALLED_OFF:
            return _("the meeting does not take place")
        case Waiting.TO_COME:
            return _("to come")
        case Waiting.OVERDUE:
            return _("the result has not been entered yet")


def result_words(treated: Consultation | ResultEntry, part: str | None = None) -> str:
    """A result as it stands in the minutes. An entry of the history needs the `part` of its consultation."""
    result = Result(treated.result)
    if result in VOTED:
        words = f"{_vote_words(treated, part)}, {result.label}"
        return _("%(result)s, with a changed wording") % {"result": words} if _is_reworded(treated) else words
    if result is Result.REFERRED:
        return _("referred to: %(body)s") % {"body": treated.referred_to} if treated.referred_to else str(result.label)
    return str(result.label)


def _is_reworded(treated: Consultation | ResultEntry) -> bool:
    """Another system tells the text that was adopted, and not whether it is the one that was proposed."""
    consultation = treated if isinstance(treated, Consultation) else treated.consultation
    return bool(treated.wording) and not consultation.is_outside


def _vote_words(treated: Consultation | ResultEntry, part: str | None) -> str:
    decides = (part or getattr(treated, "part", "")) == Part.DECIDES
    if treated.carried:
        return _("adopted") if decides else _("recommended")
    return _("rejected") if decides else _("not recommended")


def vote_words(treated: Consultation | ResultEntry) -> str:
    """Empty where nobody counted."""
    return "" if treated.yes is None else counted(treated.yes, treated.no or 0, treated.abstentions or 0)


def counted(yes: int, no: int, abstentions: int) -> str:
    """`38 yes, 4 no, 2 abstentions`"""
    words = ngettext(
        "%(yes)s yes, %(no)s no, %(abstentions)s abstention",
        "%(yes)s yes, %(no)s no, %(abstentions)s abstentions",
        abstentions,
    )
    return words % {"yes": yes, "no": no, "abstentions": abstentions}


# Pictogram and tone of each result; votes against have their own.
_RESULTS: dict[Result, tuple[Pictogram, str]] = {
    Result.UNANIMOUS: (Pictogram.DONE, "success"),
    Result.MAJORITY: (Pictogram.DONE, "success"),
    Result.NOTED: (Pictogram.READ, "neutral"),
    Result.POSTPONED: (Pictogram.DEFERRED, "warning"),
    Result.REFERRED: (Pictogram.PASSED_ON, "warning"),
    Result.DROPPED: (Pictogram.STOPPED, "neutral"),
    Result.STATED: (Pictogram.DOCUMENT, "neutral"),
}
_WAITING: dict[Waiting, tuple[Pictogram, str]] = {
    Waiting.WITHOUT_DATE: (Pictogram.CLOCK, "neutral"),
    Waiting.CALLED_OFF: (Pictogram.STOPPED, "warning"),
    Waiting.TO_COME: (Pictogram.DATE, "info"),
    Waiting.OVERDUE: (Pictogram.OVERDUE, "warning"),
}
# A result that is late is the clerk's matter, not a red alarm on the paper's way.
_DISCS = {"success": "done", "info": "thread"}


def sign(consultation: Consultation) -> tuple[Pictogram, str]:
    """Pictogram, and tone of its badge."""
    if (where := waiting(consultation)) is not None:
        return _WAITING[where]
    if consultation.carried is False:
        return Pictogram.DECLINED, "neutral"
    return _RESULTS[Result(consultation.result)]


def disc_tone(tone: str) -> str:
    """The colour on the thread for the tone of a badge."""
    return _DISCS.get(tone, "rest")


def reached(consultation: Consultation) -> Reached:
    where = waiting(consultation)
    if where is None:
        return Reached.ENDED if consultation.is_decision else Reached.PASSED
    return Reached.NOW if where is Waiting.OVERDUE else Reached.NEXT


def day_words(consultation: Consultation) -> str:
    """`14 March 2017, item 4`, or nothing where no meeting is known."""
    if (meeting := consultation.meeting) is None or consultation.agenda_item is None:
        return ""
    day = date_format(meeting.day, "DATE_FORMAT")
    if not consultation.agenda_item.number:
        return day
    return _("%(day)s, item %(number)s") % {"day": day, "number": consultation.agenda_item.number}
