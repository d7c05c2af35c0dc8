"""How punctual answers are, as one strip: overdue ones stand beside the punctual, and count against them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.marks import Mark
from forums.charts.parts import Bars, Part, strip

from .figures import Figures


@dataclass(frozen=True)
class AnswersChart:
    """For components/chart_strip.html."""

    title: str
    note: str
    chart: Bars


def answers_chart(key: str, figures: Figures, field: str = "") -> AnswersChart:
    """Of what `figures` counted. What is answered or overdue was due; the title counts the punctual ones of these."""
    times = figures.times
    due = times.answered + figures.overdue
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
        Part(Mark.DONE, _("answered in time"), times.in_time, _list(field, antwort="puenktlich")),
        Part(Mark.LATE, _("answered late"), times.answered - times.in_time, _list(field, antwort="verspaetet")),
        Part(Mark.OVERDUE, _("overdue now"), figures.overdue, _list(field, stand="ueberfaellig")),
        Part(Mark.OPEN, _("waiting, not late"), figures.open - figures.overdue, _list(field, stand="in-der-frist")),
    ]
    return AnswersChart(
        title,
        _("Due means answered, or overdue today."),
        strip(key, parts, of=_("Answers")),
    )


def _list(field: str, **words: str) -> str:
    return reverse("suggestion_list", query={**({"feld": field} if field else {}), **words})
