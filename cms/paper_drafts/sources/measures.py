"""Measures by field and state, what suggestions are behind them, indicators, money."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.numbers import figure
from forums.fields.models import ActionField
from proposals.measures.indicators.models import Indicator
from proposals.measures.models import Measure, Status
from proposals.measures.resources.models import MONEY
from proposals.public.figures import Figures

from ..charts import indicator_chart, measures_chart
from ..pieces import Column, Piece, p, table, ul
from .reading import Reading

CHARTS = 1  # indicators drawn in each field; all of them stand in its table


def suggestions(reading: Reading) -> list[Piece]:
    """Of all fields, or of those that the draft is about."""
    if not reading.draft.fields.all():
        return _said(reading.in_all)
    columns = [Column(_("Action field"))] + [
        Column(heading, numeric=True) for heading in (_("received"), _("waiting"), _("overdue"), _("decided"))
    ]
    rows = [
        [f"{field.code} {field}", found.received, found.open, found.overdue, found.decided]
        for field in reading.draft.covered
        if (found := reading.figures.get(field.pk))
    ]
    if not rows:
        return [p(_("No suggestions on this have been published yet."))]
    return [table(_("Suggestions by action field"), columns, rows)]


def _said(found: Figures | None) -> list[Piece]:
    if found is None or not found.received:
        return [p(_("No suggestions on this have been published yet."))]
    told = [
        _("Public suggestions: %(count)s.") % {"count": found.received},
        _("Decided: %(decided)s. Waiting for an answer: %(open)s, of these overdue: %(overdue)s.")
        % {"decided": found.decided, "open": found.open, "overdue": found.overdue},
    ]
    if found.measured:
        told.append(
            _("Led to a measure: %(count)s, of these done: %(done)s.") % {"count": found.measured, "done": found.done}
        )
    if (days := found.times.median_days) is not None:
        half = ngettext(
            "Half of the answers came within %(days)s working day.",
            "Half of the answers came within %(days)s working days.",
            days,
        )
        told.append(half % {"days": days})
    return [p(" ".join(told))]


def field_state(reading: Reading, field: ActionField | None, *, with_suggestions: bool) -> list[Piece]:
    """Its strategic goals, each measure with its state and the suggestions behind it, its indicators."""
    if field is None:
        return [p(_("This action field does not exist any more."))]
    found: list[Piece] = []
    if goals := reading.goals.get(field.pk):
        found += [p(_("Strategic goals:")), ul(goal.title for goal in goals)]
    measures = reading.measures.get(field.pk, [])
    if measures:
        found += [p(_counted(measures)), _table(reading, _("Measures: %(field)s") % {"field": field}, measures)]
    else:
        found.append(p(_("No measures have been recorded in this action field.")))
    if indicators := reading.indicators.get(field.pk):
        charts = (indicator_chart(each) for each in indicators)
        found += [chart for chart in charts if chart][:CHARTS]
        found.append(_indicators(field, indicators))
    if with_suggestions:
        found += _said(reading.figures.get(field.pk))
    return found


def _counted(measures: Sequence[Measure]) -> str:
    counts = Counter(measure.status for measure in measures)
    states = ", ".join(f"{status.label} {counts[status]}" for status in Status if counts[status])
    return _("Measures: %(count)s. By state: %(states)s.") % {"count": len(measures), "states": states}


def _table(reading: Reading, caption: str, measures: Iterable[Measure]) -> Piece:
    headings = (_("Number"), _("Measure"), _("State"), _("planned until"), _("Suggestions behind it"))
    rows = [
        [
            measure.code or "–",
            measure.title,
            measure.get_status_display(),
            date_format(measure.until, "SHORT_DATE_FORMAT") if measure.until else "–",
            ", ".join(reading.behind.get(measure.pk, ())) or "–",
        ]
        for measure in measures
    ]
    return table(caption, [Column(heading) for heading in headings], rows)


def _indicators(field: ActionField, indicators: Iterable[Indicator]) -> Piece:
    headings = (_("Indicator"), _("last reading"), _("target"), _("Standing"))
    columns = [Column(headings[0]), Column(headings[1]), Column(headings[2]), Column(headings[3])]
    return table(_("Indicators: %(field)s") % {"field": field}, columns, [_reading(each) for each in indicators])


def _reading(indicator: Indicator) -> list[object]:
    latest, target = indicator.latest, indicator.target
    last, aim = "–", "–"
    if latest is not None:
        last = f"{figure(latest.value)} {indicator.unit} ({date_format(latest.on, 'SHORT_DATE_FORMAT')})"
    if target is not None:
        aim = f"{figure(target.value)} {indicator.unit}" + (f" ({target.year})" if target.year else "")
    return [indicator.name, last, aim, indicator.standing.label]


def measures(reading: Reading) -> list[Piece]:
    """Those that the body is asked about, one after another."""
    chosen = reading.draft.chosen_measures
    if not chosen:
        return [p(_("No measures have been chosen."))]
    found = [_table(reading, _("Measures that the paper is about"), chosen)]
    for measure in chosen:
        told = [str(measure.what).strip()]
        if str(measure.who).strip():
            told.append(_("Responsible: %(who)s.") % {"who": measure.who})
        words = " ".join(filter(None, told))
        if words:
            found.append(p(f"{measure.code} {measure.title}: {words}".strip()))
    return found


def matrix(reading: Reading) -> list[Piece]:
    """Field by state; states that no measure has are left out."""
    rows = [
        (field, Counter(each.status for each in reading.measures.get(field.pk, []))) for field in reading.draft.covered
    ]
    rows = [(field, counts) for field, counts in rows if counts]
    if not rows:
        return [p(_("No measures have been recorded."))]
    total: Counter[str] = Counter()
    for _field, counts in rows:
        total.update(counts)
    states = [status for status in Status if total[status]]
    columns = [Column(_("Action field")), *(Column(str(status.label), numeric=True) for status in states)]
    columns.append(Column(_("in all"), numeric=True))
    lines = [[f"{field.code} {field}", *_row(counts, states)] for field, counts in rows]
    lines.append([_("All"), *_row(total, states)])
    title = _("Measures by action field and state")
    return [measures_chart(title, rows), table(title, columns, lines)]


def _row(counts: "Counter[str]", states: Sequence[Status]) -> list[int]:
    return [*(counts[status] for status in states), sum(counts.values())]


def money(reading: Reading) -> list[Piece]:
    sums = reading.draft.money
    if not sums:
        return [p(_("No amounts of money have been recorded for this."))]
    years = sorted({year for year, _kind in sums})
    kinds = [kind for kind in MONEY if any(kind == each for _year, each in sums)]
    columns = [
        Column(_("Kind")),
        *(Column(str(year), numeric=True) for year in years),
        Column(_("in all"), numeric=True),
    ]
    rows = []
    for kind in kinds:
        values = [sums.get((year, kind)) for year in years]
        cells = ["–" if value is None else figure(value) for value in values]
        rows.append([str(kind.label), *cells, figure(sum(value for value in values if value is not None))])
    return [table(_("Money by year, in euros"), columns, rows)]
