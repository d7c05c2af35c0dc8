"""What a report counts: of suggestions from sums that are kept, in two queries whatever their number."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from forums.municipality.calendar import today
from proposals.measures.indicators.direction import Standing
from proposals.measures.indicators.models import Indicator
from proposals.measures.indicators.standings import counted as counted_standings
from proposals.measures.models import Measure, Status
from proposals.suggestions.stages import Stage

from ..figures import Figures
from ..tallies.reading import Sums, sums_by_field
from ..tallies.shares import MEASURED
from .scope import Scope
from .waits import Waits, working_days_since


class Counts:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    @cached_property
    def _sums(self) -> dict[int | None, Sums]:
        """Of each field."""
        fields = [field.pk for field in self._scope.fields] if self._scope.field else None
        return sums_by_field(self._scope.period, fields)

    @cached_property
    def _whole(self) -> Sums:
        return Sums.together(self._sums.values())

    @cached_property
    def figures(self) -> Figures:
        return Figures.told(self._sums)

    @cached_property
    def stages(self) -> dict[int | None, Counter[Stage]]:
        """How many of each field stand where."""
        found: defaultdict[int | None, Counter[Stage]] = defaultdict(Counter)
        for field, sums in self._sums.items():
            for (stage, _facts), count in sums.stages.items():
                found[field][stage] += count
        return dict(found)

    @property
    def accepted(self) -> tuple[int, int]:
        """How many the city takes up, with a measure and still without."""
        rows = [(facts, count) for (stage, facts), count in self._whole.stages.items() if stage == Stage.ACCEPTED]
        measured = sum(count for facts, count in rows if MEASURED in facts)
        return measured, sum(count for _facts, count in rows) - measured

    def waits(self, fields: Iterable[int | None] | None = None) -> Waits:
        """Of these fields, or of all."""
        answered: Counter[int] = Counter()
        waiting: Counter[int] = Counter()
        for field in self._sums.keys() if fields is None else self._sums.keys() & set(fields):
            for (days, _in_time), count in self._sums[field].answers.items():
                answered[days] += count
            for day, count in self._sums[field].waiting.items():
                waiting[self._days_since[day]] += count
        return Waits(answered, waiting)

    @cached_property
    def _days_since(self) -> dict[date, int]:
        """Working days so far, by the day since when somebody waits."""
        return working_days_since(self._whole.waiting, today())

    @property
    def sources(self) -> Counter[str]:
        return self._whole.sources

    @property
    def languages(self) -> Counter[str]:
        return self._whole.languages

    @property
    def districts(self) -> Counter[int | None]:
        return self._whole.districts

    @property
    def associations(self) -> Counter[int]:
        """Suggestions that each wrote, joined in or collected; one of two associations counts for both."""
        return self._whole.associations

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
