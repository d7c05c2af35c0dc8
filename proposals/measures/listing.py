"""The public list of measures: what the address asks for, grouped by field, with how many there are of each kind."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.matrix import Matrix, matrix
from forums.charts.parts import Bars, Whole, strip
from forums.fields.models import ActionField

from .charts import status_parts
from .forms import STATUSES, FilterForm
from .models import Goal, Measure, MeasureQuerySet
from .track import Step, short_track
from .workflow import Status

PER_PAGE = 24
BEGUN = (Status.RUNNING, Status.PARTLY, Status.DONE)


@dataclass(frozen=True)
class Row:
    measure: Measure
    track: list[Step]


@dataclass(frozen=True)
class OfGoal:
    """The measures below one goal, or those without any; `level` of the headings of the rows."""

    goal: Goal | None
    rows: list[Row]
    level: int


@dataclass(frozen=True)
class Group:
    """The measures of one field on this page of the list."""

    field: ActionField
    rows: list[Row]

    @property
    def by_goal(self) -> list[OfGoal]:
        grouped = [(goal, list(rows)) for goal, rows in groupby(self.rows, key=lambda row: row.measure.goal)]
        only_without = [goal for goal, _rows in grouped] == [None]
        return [OfGoal(goal, rows, 3 if only_without else 4) for goal, rows in grouped]


class CountedPaginator(Paginator[Measure]):
    """Its count is known from the figures of the list already."""

    def __init__(self, rows: MeasureQuerySet, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self._known = count

    @cached_property
    def count(self) -> int:
        return self._known


class Listing:
    """What one address of the list shows. Three queries: fields, counts, rows."""

    def __init__(self, params: QueryDict) -> None:
        self.form = FilterForm(params)
        self.form.is_valid()
        self.chosen = {name: value for name in self.form.fields if (value := self.form.cleaned_data.get(name))}
        self.unknown = [(self.form[name].label, errors[0]) for name, errors in self.form.errors.items()]
        self._asked_page = params.get("seite")

    @cached_property
    def page(self) -> Page[Measure]:
        return CountedPaginator(self.measures(), PER_PAGE, self._found).get_page(self._asked_page)

    @property
    def groups(self) -> Iterator[Group]:
        for field, measures in groupby(self.page, key=lambda measure: measure.field):
            yield Group(field, [Row(measure, short_track(measure)) for measure in measures])

    @cached_property
    def _counts(self) -> Counter[tuple[int, Status]]:
        """All measures by field and status, whatever is chosen."""
        return Counter(
            {(field, Status(status)): count for field, status, count in Measure.objects.counted_by_field_and_status()}
        )

    @property
    def _found(self) -> int:
        fields, status = self._chosen_fields, STATUSES.get(self.chosen.get("stand", ""))
        return sum(
            count
            for (field, standing), count in self._counts.items()
            if (fields is None or field in fields) and status in (None, standing)
        )

    @property
    def _chosen_fields(self) -> set[int] | None:
        """The field that is chosen with its sub-fields; None for all."""
        if not (slug := self.chosen.get("feld")):
            return None
        return self._with_parts(self.form.action_fields[slug])

    def _with_parts(self, field: ActionField) -> set[int]:
        return {row.pk for row in self.form.action_fields.values() if field.pk in (row.pk, row.parent_id)}

    def measures(self) -> MeasureQuerySet:
        rows: MeasureQuerySet = Measure.objects.for_list().by_number()
        if field := self.chosen.get("feld"):
            rows = rows.in_field(self.form.action_fields[field])
        if status := self.chosen.get("stand"):
            rows = rows.filter(status=STATUSES[status])
        return rows

    def _standing(self, fields: set[int] | None) -> Counter[Status]:
        found: Counter[Status] = Counter()
        for (field, status), count in self._counts.items():
            found[status] += count if fields is None or field in fields else 0
        return found

    @property
    def standings(self) -> "Standings":
        """How far the measures of the chosen field are, or of all."""
        counts = self._standing(self._chosen_fields)
        total, begun = sum(counts.values()), sum(counts[status] for status in BEGUN)
        title = ngettext(
            "%(begun)s of %(total)s measure is under way or done",
            "%(begun)s of %(total)s measures are under way or done",
            total,
        ) % {"begun": begun, "total": total}
        parts = status_parts(counts, field=self.chosen.get("feld", ""))
        return Standings(title, strip("standings", parts, of=_("Measures")))

    @property
    def by_field(self) -> Matrix:
        """Every field with its measures; a field that has parts counts theirs too."""
        return matrix(
            "by-field",
            [
                (
                    Whole(
                        f"{field.code} {field}",
                        status_parts(self._standing(self._with_parts(field)), field=slug),
                        reverse("measure_list", query={"feld": slug}),
                    ),
                    field.parent_id is not None,
                )
                for slug, field in self.form.action_fields.items()
            ],
        )


@dataclass(frozen=True)
class Standings:
    """For components/chart_strip.html."""

    title: str
    chart: Bars
