"""Indicators as charts: what their pictures show, what their titles may claim, what their tables hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from forums.charts.findings import Finding, finding
from forums.charts.marks import Mark
from forums.charts.numbers import figure
from forums.charts.points import Kind, Point, Target, missing_years
from forums.charts.series import Series, series
from forums.charts.tables import Cell, Column, Row, Table
from forums.charts.values import Value, Values, values
from forums.fields.models import ActionField
from forums.municipality.text_language import checked

from .direction import Direction, Standing
from .models import Indicator, IndicatorTarget
from .readings import Correction, Reading

FEWEST_POINTS = 3  # of a line; fewer read better as bars

TITLES: dict[Standing, StrOrPromise] = {
    Standing.REACHED: gettext_lazy("%(name)s: the target is reached"),
    Standing.ON_THE_WAY: gettext_lazy("%(name)s: closer to the target, but not there yet"),
    Standing.AWAY: gettext_lazy("%(name)s: further from the target than at the beginning"),
}
COURSES: dict[Finding, StrOrPromise] = {
    Finding.UNCHANGED: gettext_lazy("%(name)s: unchanged"),
    Finding.RISES: gettext_lazy("%(name)s: rising"),
    Finding.FALLS: gettext_lazy("%(name)s: falling"),
}
HELD = gettext_lazy("%(name)s: about the level that is to be held")


@dataclass(frozen=True)
class IndicatorChart:
    """For proposals/measures/indicators/chart.html: a `line`, or `bars` where there are too few points for one; neither
    while nothing has been measured. `note` says what is measured, and what is late about it; `corrections` what was
    corrected, each in a sentence."""

    indicator: Indicator
    title: str
    note: str
    line: Series | None
    bars: Values | None
    table: Table
    corrections: list["Corrected"]

    @property
    def is_empty(self) -> bool:
        return self.line is None and self.bars is None


@dataclass(frozen=True)
class Corrected:
    """`what` changed, and the reason in the words of who corrected it."""

    what: str
    reason: str
    language: str


def with_corrections(indicators: Iterable[Indicator]) -> list[Indicator]:
    """These of `read()`, with what was corrected about their readings: one query for all, none where nothing was."""
    found = list(indicators)
    corrected = [reading for indicator in found for reading in indicator.read_values if reading.is_corrected]
    prefetch_related_objects(corrected, Prefetch("corrections", Correction.objects.select_related("actor__person")))
    return found


def indicator_chart(indicator: Indicator, *, of: ActionField | None = None) -> IndicatorChart:
    """From an indicator of `read()`, for several `with_corrections`; says which field it is `of` where a page has
    several."""
    with_corrections([indicator])
    run, key = indicator.read_values, f"indicator-{indicator.pk}"
    points = _points(indicator)
    is_line = len(points) >= FEWEST_POINTS and len({point.on.year for point in points}) > 1
    reached = indicator.standing is Standing.REACHED
    targets = list(indicator.targets.all())
    return IndicatorChart(
        indicator,
        _title(indicator),
        " · ".join(_notes(indicator, of)),
        series(key, points, [_level(target, targets) for target in targets], reached=reached) if is_line else None,
        values(key, list(_bars(indicator, points, targets))) if run and not is_line else None,
        Table(
            [Column(_("Day"), words=True), Column(_("Value")), Column(_("Source"), words=True)],
            _rows(indicator, targets, missing_years(points)),
        ),
        [_corrected(row) for reading in run if reading.is_corrected for row in reading.corrections.all()],
    )


def _points(indicator: Indicator) -> list[Point]:
    """The readings, after the baseline where that is older than all of them; nothing without a reading."""
    run = indicator.read_values
    points = [Point(row.on, row.value, Kind.CORRECTED if row.is_corrected else Kind.READING) for row in run]
    if points and indicator.baseline is not None and indicator.baseline_year is not None:
        day = date(indicator.baseline_year, 12, 31)
        if day.year < points[0].on.year:
            points.insert(0, Point(day, indicator.baseline, Kind.BASELINE))
    return points


def _title(indicator: Indicator) -> str:
    """No more than the figures prove; else the plain name."""
    name, where = {"name": str(indicator.name)}, indicator.standing
    run = [reading.value for reading in indicator.read_values]
    if indicator.direction == Direction.HOLD and where is Standing.REACHED:
        return str(HELD) % name
    course = finding(run)
    if course is Finding.UNCHANGED and where is not Standing.REACHED:
        return str(COURSES[course]) % name
    words = TITLES.get(where) if indicator.target else COURSES.get(course)
    return str(words) % name if words else name["name"]


def _notes(indicator: Indicator, of: ActionField | None) -> Iterator[str]:
    if of:
        yield f"{of.code} {of}"
    yield _("Measured in: %(unit)s") % {"unit": indicator.unit}
    if indicator.is_overdue:
        yield str(indicator.due)


def _level(target: IndicatorTarget, targets: Sequence[IndicatorTarget]) -> Target:
    """One target is named by its value alone; of several each by its year, too."""
    several = len(targets) > 1 and target.year
    return Target(
        target.value, f"{_target_name(target) if several else _('Target')}: {figure(target.value)}", target.year
    )


def _target_name(target: IndicatorTarget) -> str:
    return _("Target %(year)s") % {"year": target.year} if target.year else _("Target")


def _baseline_name(indicator: Indicator) -> str:
    return _("Baseline %(year)s") % {"year": indicator.baseline_year}


def _bars(indicator: Indicator, points: Sequence[Point], targets: Sequence[IndicatorTarget]) -> Iterator[Value]:
    for point in points:
        if point.kind is Kind.BASELINE:
            yield Value(_baseline_name(indicator), point.value, Mark.REST)
        else:
            corrected = f" ({_('corrected')})" if point.kind is Kind.CORRECTED else ""
            yield Value(f"{_day(point.on)}{corrected}", point.value, Mark.SAID)
    for target in targets:
        yield Value(_target_name(target), target.value, Mark.OPEN)


def _rows(indicator: Indicator, targets: Sequence[IndicatorTarget], missing: Sequence[int]) -> list[Row]:
    """All figures in the order of time: the baseline, the readings with the years between that have none, targets."""
    dated = [
        (reading.on, Row(_day(reading.on), [_value(reading), _source(reading)])) for reading in indicator.read_values
    ]
    nothing = [Cell(_("not measured"), words=True), Cell("–", words=True)]
    dated += [(date(year, 7, 1), Row(str(year), nothing)) for year in missing]
    rows = [row for _on, row in sorted(dated, key=lambda pair: pair[0])]
    if indicator.baseline is not None:
        rows.insert(0, Row(_baseline_name(indicator), [Cell(figure(indicator.baseline)), Cell("–", words=True)]))
    return rows + [Row(_target_name(target), [Cell(figure(target.value)), Cell("–", words=True)]) for target in targets]


def _value(reading: Reading) -> Cell:
    text = figure(reading.value)
    return Cell(f"{text} ({_('corrected')})" if reading.is_corrected else text)


def _source(reading: Reading) -> Cell:
    words = " · ".join(filter(None, [reading.source, reading.note]))
    return Cell(words or "–", words=True, language=checked("de", words) if words else "")


def _corrected(correction: Correction) -> Corrected:
    said = {
        "day": _day(correction.old_on),
        "old": figure(correction.old_value),
        "new": "–" if correction.value is None else figure(correction.value),
        "new_day": _day(correction.on),
        "at": _day(localdate(correction.at)),
    }
    if correction.on != correction.old_on:
        what = _("Corrected on %(at)s: %(old)s of %(day)s became %(new)s of %(new_day)s.")
    elif correction.value == correction.old_value:
        what = _("Corrected on %(at)s: source or note of %(day)s.")
    else:
        what = _("Corrected on %(at)s: %(day)s was %(old)s, and is %(new)s.")
    return Corrected(what % said, correction.reason, checked("de", correction.reason))


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
