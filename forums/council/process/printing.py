"""The plan on paper: annex 1 of a council paper."""

from collections.abc import Sequence
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.municipality.calendar import today
from forums.municipality.languages import said_in
from forums.municipality.text_language import checked
from forums.printing.sheets.timetables import Move, Row, Section, timetable
from forums.printing.texts import Text

from .states import MilestoneState, Phase
from .timeline import Point


def annex(points: Sequence[Point], *, city: str) -> bytes:
    """In the active language; a phase that comes again has a section again, so that time runs on."""
    language = get_language() or settings.LANGUAGE_CODE
    return timetable(
        [
            Section(str(Phase(phase).label), [_row(point) for point in of_phase])
            for phase, of_phase in groupby(points, key=lambda point: point.milestone.phase)
        ],
        city=city,
        years=years(points),
        as_of=date_format(today(), "DATE_FORMAT"),
        address=settings.SITE_URL.partition("//")[2] + reverse("process"),
        language=language,
    )


def years(points: Sequence[Point]) -> str:
    """“2016 and 2017”, “2016–2018”; empty without milestones."""
    if not points:
        return ""
    first = min(point.milestone.starts.year for point in points)
    last = max(point.milestone.ends.year for point in points)
    if last - first > 1:
        return f"{first}–{last}"
    return get_text_list([str(year) for year in range(first, last + 1)], _("and"))


def _row(point: Point) -> Row:
    milestone = point.milestone
    return Row(
        when=str(milestone.span),
        title=Text(str(milestone.title), said_in(milestone.title)),
        text=Text(str(milestone.text), said_in(milestone.text)),
        state=str(point.standing.label),
        notes=[note for note in (str(milestone.body or ""), point.full_adoption) if note],
        moves=[Move(str(move.before), Text(move.reason, checked("de", move.reason))) for move in point.moves],
        dropped=milestone.state == MilestoneState.DROPPED,
    )
