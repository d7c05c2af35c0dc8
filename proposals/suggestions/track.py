"""The way of a suggestion as stations: what is behind it, where it is, what comes next and when.

Pure: `stations` reads nothing but `Facts`, so that every stage and visibility is tested. A station that is passed has a
row that proves it; one that may never come is not announced as if it would.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.municipality.due import Due
from forums.pictograms.names import Pictogram
from forums.pictograms.thread import Reached, Station

from .labels import Label
from .pictograms import OF_LABEL


class Work(StrEnum):
    """How far the measures are that came of it, all taken together."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    PLANNED = "planned"
    RUNNING = "running"
    PARTLY = "partly"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Measures:
    """What comes of it. `body` is who decides on the money, empty where nobody has to; `until` of what goes on."""

    work: Work
    linked: date | None = None
    body: str = ""
    agreed: date | None = None
    moved: date | None = None  # to where the work is now
    until: Due | None = None


@dataclass(frozen=True)
class Facts:
    """What the stations follow from. Dates are of what has happened; `due` is the date that counts now."""

    label: Label
    received: date
    published: date | None = None
    read: bool = False  # by a moderator, not only published
    with_team: date | None = None
    answered: date | None = None  # what counts now, or did before it was opened again
    answered_late: bool = False
    ended: date | None = None
    again: date | None = None
    due: Due | None = None
    question_due: Due | None = None
    measures: Measures | None = None
    body: str = ""  # who would decide on the money, where the answer names it and there is no measure yet


def stations(facts: Facts) -> list[Station]:
    """In the order of its life. It stands at one of them, or has ended at the last."""
    first = Station(Pictogram.SAID, _("Said"), Reached.PASSED, _day(facts.received))
    return [first, *_unpublished(facts)] if facts.label in _UNPUBLISHED else [first, *_published(facts)]


_UNPUBLISHED = frozenset({Label.RECEIVED, Label.HELD, Label.REJECTED})
_TEAM_NEXT = Station(Pictogram.TEAM, _("With a team"), Reached.NEXT)
_ANSWER_NEXT = Station(Pictogram.ANSWERED, _("Answer"), Reached.NEXT)
_RESULT_NEXT = Station(Pictogram.DONE, _("Result"), Reached.NEXT)
# What is said of these once their day has passed.
_MISSING: dict[Pictogram, StrOrPromise] = {
    Pictogram.ANSWERED: _("The answer is missing"),
    Pictogram.READ: _("Not read yet"),
    Pictogram.CHECKING: _("Not checked yet"),
    Pictogram.TEAM: _("Not back with the team yet"),
    Pictogram.DONE: _("Not done yet"),
}
# They end at the answer, or instead of one.
_ENDS = frozenset(
    {
        Label.DECLINED,
        Label.NOT_OURS,
        Label.COUNCIL_PETITION,
        Label.PERSONAL_CASE,
        Label.MERGED,
        Label.WITHDRAWN,
    }
)


def _unpublished(facts: Facts) -> list[Station]:
    if facts.label == Label.REJECTED:
        refused = Station(Pictogram.UNSEEN, facts.label.label, Reached.ENDED, _day(facts.ended), tone="rest")
        if facts.due is None:
            return [*_reading(facts), refused]
        # Only a complaint about a person is answered without being shown.
        return [*_reading(facts), replace(refused, reached=Reached.NOW), _dated(_ANSWER_NEXT, facts.due)]
    checking = facts.label == Label.HELD
    pictogram, title = (Pictogram.CHECKING, _("Being checked")) if checking else (Pictogram.READ, _("Being read"))
    here = _dated(Station(pictogram, title, Reached.NOW), facts.due)
    after = [] if facts.answered else [_TEAM_NEXT, _ANSWER_NEXT, _RESULT_NEXT]
    return [*_reading(facts), here, *after]


def _published(facts: Facts) -> list[Station]:
    way = _reading(facts)
    if facts.label in _ENDS:
        if facts.with_team:
            way.append(_team(facts))
        return [*way, _end(facts, "rest")]
    match facts.label:
        case Label.DEFERRED:
            return [*way, _team(facts), *_deferred(facts)]
        case Label.ACCEPTED | Label.ALREADY_COVERED:
            return [*way, _team(facts), *_taken_up(facts)]
    return [*way, *_open(facts)]


def _reading(facts: Facts) -> list[Station]:
    if facts.published is None:
        return []
    title = _("Read") if facts.read else _("Published")
    return [Station(Pictogram.READ, title, Reached.PASSED, _day(facts.published))]


def _team(facts: Facts, reached: Reached = Reached.PASSED) -> Station:
    return Station(Pictogram.TEAM, _("With a team"), reached, _day(facts.with_team))


def _open(facts: Facts) -> list[Station]:
    """The one before a missing answer is passed: the thread is broken behind it."""
    here = Reached.PASSED if facts.due and facts.due.is_late else Reached.NOW
    if facts.label == Label.QUESTION:
        asked = Station(Pictogram.QUESTION, facts.label.label, Reached.NOW, _asked(facts.question_due))
        return [_team(facts), asked, _ANSWER_NEXT, _RESULT_NEXT]
    answer = _dated(_ANSWER_NEXT, facts.due)
    if not facts.again:
        return [_team(facts, here), answer, _RESULT_NEXT]
    before = [_team(facts), *([_answered(facts)] if facts.answered else [])]
    again = Station(Pictogram.AGAIN, Label.CHECKED_AGAIN.label, here, _day(facts.again))
    return [*before, again, answer, _RESULT_NEXT]


def _asked(due: Due | None) -> str:
    """Everybody reads it, so it asks nobody: the author's own page does that above it."""
    if due is None:
        return ""
    return str(due) if due.is_late else str(_("an answer is asked for by %(day)s")) % {"day": due.day}


def _answered(facts: Facts) -> Station:
    title, tone = (_("Answered late"), "late") if facts.answered_late else (_("Answered"), "thread")
    return Station(Pictogram.ANSWERED, title, Reached.PASSED, _day(facts.answered), tone=tone)


def _end(facts: Facts, tone: str) -> Station:
    """By a sign of its own; where it is an answer that came late, its day says so."""
    day = _day(facts.ended)
    if day and facts.answered_late and facts.answered == facts.ended:
        day = _("%(day)s, later than promised") % {"day": day}
    return Station(OF_LABEL[facts.label], facts.label.label, Reached.ENDED, day, tone=tone)


def _deferred(facts: Facts) -> list[Station]:
    here = Reached.PASSED if facts.due and facts.due.is_late else Reached.NOW
    put_off = Station(Pictogram.DEFERRED, facts.label.label, here, _day(facts.ended))
    back = Station(Pictogram.TEAM, _("Back with the team"), Reached.NEXT)
    return [put_off, _dated(back, facts.due), _ANSWER_NEXT]


def _taken_up(facts: Facts) -> list[Station]:
    if facts.measures:
        return [_answered(facts), *_decided(facts.measures), *_done(facts.measures)]
    if facts.label == Label.ALREADY_COVERED:
        return [_end(facts, "done")]
    council = [Station(Pictogram.COUNCIL, facts.body, Reached.NEXT)] if facts.body else []
    return [
        replace(_answered(facts), reached=Reached.NOW),
        Station(Pictogram.MEASURE, _("Measure"), Reached.NEXT),
        *council,
        Station(Pictogram.DONE, _("Done"), Reached.NEXT),
    ]


def _decided(measures: Measures) -> list[Station]:
    """The measure, and the body that decides on its money where one has to."""
    waits = measures.work in (Work.ADOPTED, Work.PLANNED) and not (measures.until and measures.until.is_late)
    here = Reached.NOW if waits else Reached.PASSED
    linked = Station(Pictogram.MEASURE, _("Measure"), here, _day(measures.linked))
    never_agreed = measures.work == Work.STOPPED and measures.agreed is None
    if not measures.body or never_agreed:
        return [linked]
    linked = replace(linked, reached=Reached.PASSED)
    if measures.work == Work.PROPOSED:
        return [linked, Station(Pictogram.COUNCIL, measures.body, Reached.NOW, _("has not decided yet"))]
    agreed = _("has agreed, %(day)s") % {"day": _day(measures.agreed)} if measures.agreed else _("has agreed")
    return [linked, Station(Pictogram.COUNCIL, measures.body, here, agreed)]


def _done(measures: Measures) -> list[Station]:
    moved, until = _day(measures.moved), measures.until
    if measures.work == Work.PROPOSED:  # what nobody has decided yet is not late
        note = _("planned by %(day)s") % {"day": until.day} if until else ""
        return [Station(Pictogram.DONE, _("Done"), Reached.NEXT, note)]
    to_come = _dated(Station(Pictogram.DONE, _("Done"), Reached.NEXT), until)
    match measures.work:
        case Work.DONE:
            return [Station(Pictogram.DONE, _("Done"), Reached.ENDED, moved, tone="done")]
        case Work.STOPPED:
            return [Station(Pictogram.STOPPED, _("Stopped"), Reached.ENDED, moved, tone="rest")]
        case Work.RUNNING | Work.PARTLY:
            here = Reached.PASSED if to_come.reached == Reached.LATE else Reached.NOW
            partly = measures.work == Work.PARTLY
            pictogram, title = (Pictogram.PARTLY, _("Partly done")) if partly else (Pictogram.UNDERWAY, _("Under way"))
            return [Station(pictogram, title, here, moved), to_come]
    return [to_come]


def _dated(station: Station, due: Due | None) -> Station:
    """With the day it is due; once that has passed, it is what is missing."""
    if due is None or due.paused:
        return station
    if not due.is_late:
        return replace(station, note=_("by %(day)s") % {"day": due.day})
    return Station(
        Pictogram.OVERDUE,
        _MISSING[station.pictogram],
        Reached.LATE,
        _("since %(day)s") % {"day": due.day},
    )


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
