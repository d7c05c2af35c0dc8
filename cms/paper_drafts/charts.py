"""Charts in the text of a paper: plain data like every piece (pieces.py), drawn by templates/components/charts.typ.

    chart  {"shape": "bars", "title", "alt", "keys": [{"mark", "label"}], "rows": [{"name", "counts"}]}
           {"shape": "series", "title", "alt", "points", "targets": [{"x", "y", "text", "day"}]}

The numbers stand in a table beside it, too.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.charts.numbers import figure
from forums.fields.models import ActionField
from forums.printing.writing import picture
from proposals.measures.charts import MARKS
from proposals.measures.indicators.models import Indicator

from .pieces import Piece

FEWEST = 2  # readings of a line


def measures_chart(title: str, counts: Sequence[tuple[ActionField, Mapping[str, int]]]) -> Piece:
    """A bar for each field, by the states of its measures, those that are furthest first."""
    total = {status: sum(of.get(status, 0) for _field, of in counts) for status in MARKS}
    shown = [status for status in MARKS if total[status]]
    numbers = ", ".join(f"{status.label} {figure(total[status])}" for status in shown)
    return {
        "kind": "chart",
        "shape": "bars",
        "title": title,
        "alt": _("Bars by action field. Measures in all fields: %(numbers)s. The table beside it has each number.")
        % {"numbers": numbers},
        "keys": [{"mark": MARKS[status].value, "label": str(status.label)} for status in shown],
        "rows": [
            {"name": f"{field.code} {field}", "counts": [of.get(status, 0) for status in shown]} for field, of in counts
        ],
    }


def indicator_chart(indicator: Indicator) -> Piece | None:
    """Readings as a line, with the target that counts; None while there are too few for one."""
    readings = [(reading.on, reading.value) for reading in indicator.read_values]
    if len(readings) < FEWEST:
        return None
    aim = indicator.target
    aims = [(date(aim.year, 12, 31), aim.value)] if aim and aim.year and aim.year >= readings[-1][0].year else []
    days, values = [day for day, _value in readings + aims], [value for _day, value in readings + aims]
    told = "; ".join(f"{date_format(day, 'SHORT_DATE_FORMAT')}: {figure(value)}" for day, value in readings)
    words = _("Line. %(readings)s.") % {"readings": told}
    if aims:
        words += " " + _("Target for %(year)s: %(value)s.") % {"year": aims[0][0].year, "value": figure(aims[0][1])}
    return {
        "kind": "chart",
        "shape": "series",
        "title": f"{indicator.name} ({indicator.unit})",
        "alt": words,
        "points": [_spot(day, value, days, values) for day, value in readings],
        "targets": [_spot(day, value, days, values) for day, value in aims],
    }


def _spot(day: date, value: Decimal, days: Sequence[date], values: Sequence[Decimal]) -> dict[str, object]:
    """Shares of the ground, which begins at zero where no value is below."""
    least, most = min(Decimal(0), *values), max(Decimal(0), *values)
    span = (max(days) - min(days)).days
    return {
        "x": (day - min(days)).days / span if span else 0.5,
        "y": float((value - least) / (most - least)) if most > least else 0.0,
        "text": figure(value),
        "day": date_format(day, "SHORT_DATE_FORMAT"),
    }


def png(chart: Piece) -> bytes:
    """For a Word file."""
    language = settings.LANGUAGE_CODE
    return picture("cms/paper_drafts/chart.typ", title=chart["title"], language=language, data={"chart": chart})
