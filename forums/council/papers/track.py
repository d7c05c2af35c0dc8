"""The sequence of a paper for its page: stations with results and votes; and what all of it comes to, in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.charts.marks import Mark
from forums.charts.parts import Bars, Part, strip
from forums.pictograms.names import Pictogram
from forums.pictograms.thread import Reached
from forums.records.word_diff import Piece, compared

from . import words
from .consultations import Consultation
from .models import Paper
from .states import Result
from .treatment import ResultEntry


@dataclass(frozen=True)
class Stop:
    """One body's step, for components/consultations.html."""

    consultation: Consultation
    pictogram: Pictogram
    tone: str
    disc: str
    reached: Reached
    decided: bool  # here the paper was adopted or rejected
    words: str
    day: str
    votes: str
    chart: Bars | None
    corrections: "list[Correction]"
    changes: list[Piece]  # of the proposed resolution, where the body worded it otherwise


@dataclass(frozen=True)
class Correction:
    """What stood there before, since when it does not, and why."""

    entry: ResultEntry
    before: str
    votes: str


def stops(paper: Paper) -> list[Stop]:
    return [_stop(consultation, paper.resolution) for consultation in paper.sequence]


def _stop(consultation: Consultation, proposed: str) -> Stop:
    pictogram, tone = words.sign(consultation)
    return Stop(
        consultation,
        pictogram,
        tone,
        disc=words.disc_tone(tone),
        reached=words.reached(consultation),
        decided=consultation.is_decision,
        words=words.standing_words(consultation),
        day=words.day_words(consultation),
        votes=words.vote_words(consultation),
        chart=_chart(consultation),
        corrections=list(_corrections(consultation)),
        changes=compared(proposed, consultation.wording) if proposed and consultation.wording else [],
    )


def _chart(consultation: Consultation) -> Bars | None:
    """Green is yes, crosses are no, an outline is neither. Where all agree there is nothing to compare."""
    if consultation.yes is None or not (consultation.no or consultation.abstentions):
        return None
    counted = ((Mark.DONE, _("Yes"), consultation.yes), (Mark.STOPPED, _("No"), consultation.no or 0))
    parts = [Part(mark, label, count) for mark, label, count in counted]
    parts.append(Part(Mark.OPEN, _("Abstentions"), consultation.abstentions or 0))
    return strip(f"votes-{consultation.pk}", parts, of=_("Votes"))


def _corrections(consultation: Consultation) -> Iterator[Correction]:
    entries = consultation.loaded_entries
    for before, after in pairwise(entries):
        yield Correction(after, words.result_words(before, consultation.part), words.vote_words(before))


def summary(paper: Paper) -> str:
    """Where the paper stands, as its bodies' results prove it."""
    if decision := paper.decision:
        told = {"body": decision.body, "day": _day(decision), "votes": words.vote_words(decision)}
        said = _("Adopted on %(day)s by: %(body)s.") if decision.carried else _("Rejected on %(day)s by: %(body)s.")
        return f"{said % told} {told['votes']}".strip() + ("." if told["votes"] else "")
    treated = [each for each in paper.sequence if each.result != Result.OPEN]
    ahead = [each for each in paper.sequence if each.result == Result.OPEN]
    if any(words.waiting(each) is words.Waiting.OVERDUE for each in ahead):
        return _("A meeting has been held. Its result has not been entered here yet.")
    if not treated:
        return _("No body has treated this paper yet.")
    if not ahead and any(each.result == Result.STATED for each in treated):
        return _("The bodies have treated this paper. The words of the minutes say with what result.")
    if not ahead and all(each.result == Result.NOTED for each in treated):
        return _("Taken note of. Nothing has been adopted by this.")
    return (
        _("Nothing has been decided yet.")
        if ahead
        else _("The bodies have treated this paper. It was not put to a decision.")
    )


def _day(consultation: Consultation) -> str:
    return date_format(consultation.meeting.day, "DATE_FORMAT") if consultation.meeting else ""
