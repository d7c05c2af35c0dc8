"""What a report counts, each in one query whatever the number of suggestions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count
from django.db.models.functions import Coalesce, TruncDate

from forums.municipality.calendar import today
from proposals.measures.indicators.direction import Standing
from proposals.measures.indicators.models import Indicator
from proposals.measures.indicators.standings import counted as counted_standings
from proposals.measures.models import Measure, Status
from proposals.suggestions.endorsement.models import Endorsement
from proposals.suggestions.stages import Stage

from ..figures import Figures, Row, counted_rows
from ..suggestions.listing import ANSWERS
from .scope import Scope
from .waits import Waits, working_days_since


class Origin(NamedTuple):
    source: str
    language: str
    district: int | None


class Counts:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    @cached_property
    def _rows(self) -> list[tuple[int | None, Row]]:
        return list(counted_rows(self._scope.suggestions, "field"))

    @cached_property
    def figures(self) -> Figures:
        return Figures.counted(row for _field, row in self._rows)

    @cached_property
    def stages(self) -> dict[int | None, Counter[Stage]]:
        """How many of each field stand where."""
        found: defaultdict[int | None, Counter[Stage]] = defaultdict(Counter)
        for field, row in self._rows:
            found[field][Stage(row.stage)] += row.count
        return dict(found)

    @property
    def accepted(self) -> tuple[int, int]:
        """How many the city takes up, with a measure and still without."""
        rows = [row for _field, row in self._rows if row.stage == Stage.ACCEPTED]
        measured = sum(row.count for row in rows if "measured" in row.facts)
        return measured, sum(row.count for row in rows) - measured

    def waits(self, fields: Iterable[int | None] | None = None) -> Waits:
        """Of these fields, or of all."""
        chosen = None if fields is None else set(fields)
        answered: Counter[int] = Counter()
        for field, row in self._rows:
            if (chosen is None or field in chosen) and row.days is not None and row.in_time is not None:
                answered[row.days] += row.count
        waiting: Counter[int] = Counter()
        for field, days, count in self._waiting:
            if chosen is None or field in chosen:
                waiting[days] += count
        return Waits(answered, waiting)

    @cached_property
    def _waiting(self) -> list[tuple[int | None, int, int]]:
        """Field, working days so far, how many."""
        day = TruncDate(Coalesce("released_at", "received_at"))
        waiting = self._scope.suggestions.filter(ANSWERS["noch-keine"]).order_by().annotate(day=day)
        counted = list(waiting.values_list("field", "day").annotate(count=Count("pk")))
        days = working_days_since((day for _field, day, _count in counted), today())
        return [(field, days[day], count) for field, day, count in counted]

    @cached_property
    def origins(self) -> list[tuple[Origin, int]]:
        """By way in, language and district: as many rows as there are such kinds."""
        counted = self._scope.suggestions.order_by().values_list(*Origin._fields).annotate(count=Count("pk"))
        return [(Origin(*kind), count) for *kind, count in counted]

    @cached_property
    def associations(self) -> dict[int, int]:
        """Suggestions that each wrote, joined in or collected; one of two associations counts for both."""
        written = Endorsement.objects.of_authors().filter(suggestion__in=self._scope.suggestions)
        counted = written.order_by().values_list("association").annotate(count=Count("suggestion", distinct=True))
        return dict(counted)

    @cached_property
    def measures(self) -> Counter[Status]:
        """As they stand today, whenever they came about."""
        fields = {field.pk for field in self._scope.fields}
        found: Counter[Status] = Counter()
        for field, status, count in Measure.objects.counted_by_field_and_status():
            if self._scope.field is None or field in fields:
                found[Status(status)] += count
        return found

    @cached_property
    def indicators(self) -> dict[int, Counter[Standing]]:
        """As they stand today, by field; every one is read, and there are as many as the concept names."""
        return counted_standings(Indicator.objects.in_fields(self._scope.fields).read())
