"""The promise as figures: how many answers came in time, how long they took, what is overdue, what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.municipality.models import Municipality
from forums.pictograms.names import Pictogram
from proposals.suggestions.answer_times import AnswerTimes

from .figures import Figures, list_url


@dataclass(frozen=True)
class Kept:
    """One figure for components/figure_link.html; `part` of `whole` is drawn as a bar where there is a whole."""

    value: str
    label: str
    url: str
    note: str
    tone: str
    pictogram: Pictogram
    part: int = 0
    whole: int = 0


NOTHING: Mapping[str, str] = {}


def promise(figures: Figures, city: Municipality, asked: Mapping[str, str] = NOTHING) -> list[Kept]:
    """Of the suggestions that the list shows for `asked`. Nothing before the first: there is nothing yet that could
    have been kept."""
    if not figures.received:
        return []
    return [*_answers(figures, city, asked), _overdue(figures, asked), _measures(figures, asked)]


def _answers(figures: Figures, city: Municipality, asked: Mapping[str, str]) -> Iterator[Kept]:
    times, promised = figures.times, city.answer_days
    by = ngettext("Promised: %(days)s working day", "Promised: %(days)s working days", promised) % {"days": promised}
    if times.median_days is None:
        yield Kept("0", _("answered so far"), list_url(**asked, antwort="gegeben"), by, "rest", Pictogram.ANSWERED)
        return
    if times.standing:
        yield _punctual(times, asked)
    days = ngettext("%(days)s working day", "%(days)s working days", times.median_days)
    yield Kept(
        days % {"days": _number(times.median_days)},
        _("is how long half of the answers took at most"),
        list_url(**asked, antwort="gegeben"),
        by,
        "said",
        Pictogram.CLOCK,
        min(times.median_days, promised),
        promised,
    )


def _punctual(times: AnswerTimes, asked: Mapping[str, str]) -> Kept:
    late = ngettext("%(count)s answer came too late.", "%(count)s answers came too late.", times.late)
    return Kept(
        _("%(part)s of %(whole)s") % {"part": _number(times.in_time), "whole": _number(times.standing)},
        _("answered in time"),
        list_url(**asked, antwort="puenktlich"),
        late % {"count": _number(times.late)} if times.late else _("None came too late."),
        "done" if times.in_time else "late",
        Pictogram.ANSWERED,
        times.in_time,
        times.standing,
    )


def _overdue(figures: Figures, asked: Mapping[str, str]) -> Kept:
    if not figures.overdue:
        note = _("Nobody is waiting for too long.")
    elif figures.overdue == figures.open and figures.open > 1:
        note = _("That is everything that is waiting.")
    elif figures.oldest_due:
        note = _("The oldest has been overdue since %(day)s.") % {"day": date_format(figures.oldest_due)}
    else:
        note = ""
    tone = "late" if figures.overdue else "done"
    label = ngettext("is overdue", "are overdue", figures.overdue)
    return Kept(_number(figures.overdue), label, list_url(**asked, stand="ueberfaellig"), note, tone, Pictogram.OVERDUE)


def _measures(figures: Figures, asked: Mapping[str, str]) -> Kept:
    none = "" if asked else _("We show here when it is the first.")
    note = ngettext("%(count)s of them is done.", "%(count)s of them are done.", figures.done)
    return Kept(
        _number(figures.measured),
        ngettext("became a measure", "became measures", figures.measured),
        list_url(**asked, massnahme="ja"),
        note % {"count": _number(figures.done)} if figures.measured else none,
        "thread",
        Pictogram.MEASURE,
    )


def _number(count: int) -> str:
    return number_format(count, force_grouping=True)
