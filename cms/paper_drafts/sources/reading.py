"""What several blocks of one paper read, each kind of rows once."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from forums.bodies.models import Body, Kind
from forums.council.process.models import Milestone
from forums.council.process.timeline import Point, points
from forums.fields.models import ActionField
from proposals.measures.goals import Goal
from proposals.measures.indicators.models import Indicator
from proposals.measures.models import Measure
from proposals.public.figures import Figures
from proposals.suggestions.models import Suggestion

from ..facts import Facts


class Reading:
    """Of one draft, as things stand while it is read."""

    def __init__(self, draft: Facts) -> None:
        self.draft = draft

    @cached_property
    def all_fields(self) -> list[ActionField]:
        return list(ActionField.objects.select_related("parent"))

    @cached_property
    def points(self) -> list[Point]:
        return points(Milestone.objects.for_page())

    @cached_property
    def figures(self) -> Mapping[int | None, Figures]:
        return Figures.by_field()

    @cached_property
    def in_all(self) -> Figures:
        return Figures.whole()

    @cached_property
    def measures(self) -> Mapping[int, list[Measure]]:
        """By field."""
        found: dict[int, list[Measure]] = defaultdict(list)
        for measure in Measure.objects.for_list().by_number():
            found[measure.field_id].append(measure)
        return found

    @cached_property
    def behind(self) -> Mapping[int, list[str]]:
        """Numbers of the public suggestions that led to a measure, by the measure."""
        found: dict[int, list[str]] = defaultdict(list)
        listed = Suggestion.objects.listed().filter(measures__isnull=False).order_by("received_at", "pk")
        for measure, number in listed.values_list("measures", "number"):
            found[measure].append(number)
        return found

    @cached_property
    def goals(self) -> Mapping[int, list[Goal]]:
        """The strategic ones, by field."""
        found: dict[int, list[Goal]] = defaultdict(list)
        for goal in Goal.objects.strategic().order_by("position", "pk"):
            found[goal.field_id].append(goal)
        return found

    @cached_property
    def indicators(self) -> Mapping[int, list[Indicator]]:
        """By field."""
        found: dict[int, list[Indicator]] = defaultdict(list)
        for indicator in Indicator.objects.read().in_order():
            found[indicator.goal.field_id].append(indicator)
        return found

    @cached_property
    def networks(self) -> list[tuple[ActionField, Body | None]]:
        """The covered fields that take suggestions, each with its network, where there is one."""
        rows = Body.objects.current().filter(kind=Kind.NETWORK).with_memberships()
        by_field = {body.field_id: body for body in rows}
        parents = {field.parent_id for field in self.draft.covered}
        return [(field, by_field.get(field.pk)) for field in self.draft.covered if field.pk not in parents]
