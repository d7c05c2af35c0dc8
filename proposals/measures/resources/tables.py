"""Resources as pages show them: what is told in words, a table for money and one for people, a chart of a series."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from forums.charts.marks import Mark
from forums.charts.numbers import figure
from forums.charts.parts import Bars, Part, Whole, bars
from forums.municipality.calendar import today

from .models import MONEY, Kind, Resource

type ByYear = defaultdict[int, Decimal]

PEOPLE = (Kind.STAFF_POSTS, Kind.STAFF_HOURS, Kind.VOLUNTARY_HOURS)
IN_CHARTS = (Kind.EXPENSE, Kind.INVESTMENT_OUT, Kind.VOLUNTARY_HOURS)  # the first with two years is drawn


@dataclass(frozen=True)
class Line:
    """One row of a table: the kind, what for, from whom, and a value for each year, empty where there is none. The name
    `is_ours` where the page says it, not whoever entered the rows."""

    kind: Kind
    name: LazyI18nString | str
    source: LazyI18nString | str
    values: list[str]
    is_ours: bool = False
    is_sum: bool = False


@dataclass(frozen=True)
class YearTable:
    years: list[int]
    lines: list[Line]


@dataclass(frozen=True)
class YearChart:
    """For components/chart_bars.html."""

    title: str
    chart: Bars


class Shown:
    """From rows that may be read by whoever reads the page. Where they are a field's, those of its measures come
    together in one line of each kind: the measures' own pages tell them one by one."""

    def __init__(self, key: str, rows: Iterable[Resource], *, of_field: bool = False) -> None:
        self.key = key
        self.rows = list(rows)
        self.of_field = of_field

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def in_words(self) -> list[Resource]:
        return [row for row in self.rows if row.kind == Kind.IN_WORDS and not self._of_a_measure(row)]

    @cached_property
    def money(self) -> YearTable | None:
        return self._table(MONEY)

    @cached_property
    def people(self) -> YearTable | None:
        return self._table(PEOPLE)

    @cached_property
    def chart(self) -> YearChart | None:
        """A series of at least two years; nothing is drawn of one."""
        for kind in IN_CHARTS:
            sums = _by_year(row for row in self.rows if row.kind == kind)
            if len(sums) > 1:
                return YearChart(_titles(kind), _bars(f"{self.key}-{kind}", kind, sums))
        return None

    @property
    def planned_from(self) -> int | None:
        """The first year whose figures can only be plans."""
        years = [row.year for row in self.rows if row.year and row.year >= today().year]
        return min(years, default=None)

    def total(self, kind: Kind, year: int) -> Decimal | None:
        """None where nothing is entered, which is not zero."""
        return _by_year(row for row in self.rows if row.kind == kind).get(year)

    def _of_a_measure(self, row: Resource) -> bool:
        return self.of_field and row.measure_id is not None

    def _table(self, kinds: Sequence[Kind]) -> YearTable | None:
        rows = [row for row in self.rows if row.kind in kinds]
        years = sorted({row.year for row in rows if row.year})
        return YearTable(years, [line for kind in kinds for line in self._lines(kind, rows, years)]) if rows else None

    def _lines(self, kind: Kind, rows: Sequence[Resource], years: list[int]) -> Iterator[Line]:
        of_kind = sorted((row for row in rows if row.kind == kind), key=self._of_a_measure)
        told: dict[tuple[str, str], list[Resource]] = defaultdict(list)
        for row in of_kind:
            told[("", "") if self._of_a_measure(row) else (str(row.name), str(row.source))].append(row)
        for same in told.values():
            first = same[0]
            if self._of_a_measure(first):
                yield Line(kind, _("Measures of this field"), "", _values(same, years), is_ours=True)
            else:
                yield Line(kind, first.name, first.source, _values(same, years))
        if len(told) > 1:
            yield Line(kind, _("Together"), "", _values(of_kind, years), is_ours=True, is_sum=True)


def _by_year(rows: Iterable[Resource]) -> ByYear:
    sums: ByYear = defaultdict(Decimal)
    for row in rows:
        if row.year is not None and row.value is not None:
            sums[row.year] += row.value
    return sums


def _values(rows: Iterable[Resource], years: list[int]) -> list[str]:
    sums = _by_year(rows)
    return [figure(sums[year]) if year in sums else "" for year in years]


def _titles(kind: Kind) -> str:
    if kind in MONEY:
        return _("%(kind)s by year, in euros") % {"kind": kind.label}
    return _("%(kind)s by year") % {"kind": kind.label}


def _bars(key: str, kind: Kind, sums: ByYear) -> Bars:
    wholes = [
        Whole(str(year), [Part(Mark.REST, str(kind.label), round(sums.get(year, Decimal(0))))])
        for year in range(min(sums), max(sums) + 1)
    ]
    return bars(key, wholes, of=_("Year"))
