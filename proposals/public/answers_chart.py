"""How punctual answers are, as one strip: overdue ones stand beside the punctual, and count against them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.marks import Mark
from forums.charts.parts import Bars, Part, strip

from .figures import Figures, list_url


@dataclass(frozen=True)
class AnswersChart:
    """For components/chart_strip.html."""

    title: str
    note: str
    chart: Bars


def answers_chart(key: str, figures: Figures, asked: Mapping[str, str]) -> AnswersChart:
    """Of what `figures` counted, which the list shows for `asked`. What is answered or overdue was due; the title
    counts the punctual ones of these. Each suggestion stands in one part: opened again, it waits or is overdue."""
    times = figures.times
    due = times.standing + figures.overdue
    title = (
        ngettext(
            "%(in_time)s of %(due)s answer that was due came in time",
            "%(in_time)s of %(due)s answers that were due came in time",
            due,
        )
        % {"in_time": times.in_time, "due": due}
        if due
        else _("No answer has been due yet")
    )
    parts = [
        Part(Mark.DONE, _("answered in time"), times.in_time, list_url(**asked, antwort="puenktlich")),
        Part(Mark.LATE, _("answered late"), times.late, list_url(**asked, antwort="verspaetet")),
        Part(Mark.OVERDUE, _("overdue now"), figures.overdue, list_url(**asked, stand="ueberfaellig")),
        Part(
            Mark.OPEN, _("waiting, not late"), figures.open - figures.overdue, list_url(**asked, stand="in-der-frist")
        ),
    ]
    return AnswersChart(
        title,
        _("Due means answered, or overdue today."),
        strip(key, parts, of=_("Answers")),
    )
