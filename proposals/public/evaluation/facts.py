"""What an evaluation counts. Numbers and keys only: names and titles are read when a page shows them, so that what was
taken out of a text is gone from here too."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.utils.timezone import make_aware

from proposals.measures.models import Goal, Measure, MeasureOrigin
from proposals.measures.past import histories
from proposals.measures.workflow import Status

from .network import NetworkFact, of_networks


@dataclass(frozen=True)
class MeasureFact:
    """Where it stood on the last day. `was` is where it stood before the first, empty where it was new or nobody asked;
    `since` the day of its last move (ISO 8601), where one is known."""

    measure: int
    field: int
    goal: int | None
    code: str
    status: str
    was: str
    since: str
    new: bool
    suggestions: tuple[int, ...]


@dataclass(frozen=True)
class Facts:
    goals: tuple[int, ...]
    measures: tuple[MeasureFact, ...]
    networks: tuple[NetworkFact, ...]

    @classmethod
    def gathered(cls, starts: date | None, until: date) -> Self:
        """As the records have it now: seven queries, whatever their number."""
        midnight = make_aware(datetime.combine(until + timedelta(days=1), time.min))
        goals = Goal.objects.operative().filter(created__lt=midnight)
        origins: defaultdict[int, list[int]] = defaultdict(list)
        led = MeasureOrigin.objects.standing().filter(at__lt=midnight).order_by("suggestion")
        for measure, suggestion in led.values_list("measure", "suggestion"):
            origins[measure].append(suggestion)
        return cls(
            tuple(goals.order_by("pk").values_list("pk", flat=True)),
            tuple(_measures(starts, until, origins)),
            tuple(of_networks(starts, until)),
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """What `as_json` gave."""
        measures = (MeasureFact(**{**row, "suggestions": tuple(row["suggestions"])}) for row in kept["measures"])
        return cls(tuple(kept["goals"]), tuple(measures), tuple(NetworkFact(**row) for row in kept["networks"]))

    def counted(self, fields: Iterable[int]) -> Counter[Status]:
        """How many measures of these fields stood where."""
        chosen = set(fields)
        return Counter(Status(row.status) for row in self.measures if row.field in chosen)


def _measures(starts: date | None, until: date, origins: dict[int, list[int]]) -> Iterable[MeasureFact]:
    past = histories()
    for measure in Measure.objects.select_related("goal", "field").by_number():
        history = past.get(measure.pk)
        stood = history.on(until) if history else None
        if history is None or stood is None:
            continue
        before = history.on(starts - timedelta(days=1)) if starts else None
        yield MeasureFact(
            measure.pk,
            measure.field_id,
            measure.goal_id,
            measure.code,
            stood.status.value,
            before.status.value if before else "",
            stood.since.isoformat() if stood.since else "",
            starts is not None and before is None,
            tuple(origins.get(measure.pk, ())),
        )
