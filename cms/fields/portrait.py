"""All that is known of an action field as data, read in a number of queries that no row adds to."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q

from forums.associations.models import Association, Joining
from forums.bodies.models import Body, Kind, Membership
from forums.bodies.tandem import Tandem
from forums.fields.models import ActionField
from proposals.measures.fates import with_fates
from proposals.measures.forum_cards import CardTally, tallied
from proposals.measures.indicators.charts import IndicatorChart, indicator_chart, with_corrections
from proposals.measures.indicators.models import Indicator
from proposals.measures.indicators.trend import Trend
from proposals.measures.models import Challenge, Goal, Level, Measure, Resource
from proposals.measures.resources.tables import Shown as Resources
from proposals.public.answers_chart import AnswersChart, answers_chart
from proposals.public.figures import Figure, Figures
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import ENDED

from .dates import with_parts
from .quotes import Quote, quotes

SHOWN = 4  # open, and as many decided suggestions; the list has them all


@dataclass(frozen=True)
class Network:
    """A field's network: its tandem, and who else works in it."""

    body: Body
    tandem: Tandem[Membership]
    members: list[Membership]


@dataclass(frozen=True)
class Shown:
    """An indicator with what its readings say, and as a picture."""

    indicator: Indicator
    trend: Trend | None
    chart: IndicatorChart


@dataclass(frozen=True)
class Aim:
    """A strategic goal with the operative ones that serve it; without one for those of which nobody has said it."""

    strategic: Goal | None
    goals: list[Goal]


class Portrait:
    """One field with its sub-fields. Field 5 has no tandem of its own: it shows those of 5a–5e."""

    def __init__(self, field: ActionField) -> None:
        self.field = field
        self.children, self.next_forum = with_parts(field)
        self.fields = [field, *self.children]

    @cached_property
    def networks(self) -> list[Network]:
        bodies = Body.objects.current().filter(kind=Kind.NETWORK, field__in=self.fields)
        if not self.children:  # a field made of sub-fields leaves the associations to their pages
            joinings = Prefetch(
                "joinings",
                queryset=Joining.objects.members().of(Association.objects.public()),
                to_attr="shown_joinings",
            )
            bodies = bodies.prefetch_related(joinings)
        found = [
            Network(body, body.tandem(), [member for member in body.running() if not member.seat])
            for body in bodies.select_related("field").with_memberships()
        ]
        return sorted(found, key=lambda network: self._place(network.body.field_id))

    @cached_property
    def challenges(self) -> list[Challenge]:
        """A field made of sub-fields leaves them to their pages."""
        return [] if self.children else list(Challenge.objects.filter(field=self.field))

    @cached_property
    def _goals(self) -> list[Goal]:
        return self._in_order(tallied(Goal.objects.filter(field__in=self.fields).select_related("field")))

    @property
    def goals(self) -> list[Goal]:
        """The operative ones, by number."""
        operative = [goal for goal in self._goals if goal.level == Level.OPERATIVE]
        return sorted(operative, key=lambda goal: (self._place(goal.field_id), goal.number or 0))

    @cached_property
    def aims(self) -> list[Aim]:
        """Each strategic goal with what serves it; what serves none comes last, field by field."""
        strategic = [goal for goal in self._goals if goal.level == Level.STRATEGIC]
        aims = [Aim(goal, [one for one in self.goals if one.parent_id == goal.pk]) for goal in strategic]
        known = {goal.pk for goal in strategic}
        rest = [goal for goal in self.goals if goal.parent_id not in known]
        return [*aims, Aim(None, rest)] if rest else aims

    @cached_property
    def measures(self) -> list[Measure]:
        """By number; those without a goal behind the others of their field."""
        rows = tallied(Measure.objects.filter(field__in=self.fields).for_list().by_number())
        return self._in_order(rows)

    @property
    def said(self) -> list[CardTally]:
        """Goals and measures that people talked about at a forum."""
        records: list[Goal | Measure] = [*self._goals, *self.measures]
        tallies = [CardTally.of(record) for record in records]
        return [tally for tally in tallies if tally.total]

    @cached_property
    def resources(self) -> Resources:
        """What everybody may read of the field's own and of its measures'."""
        return Resources("resources", Resource.objects.public().of_fields(self.fields), of_field=True)

    @cached_property
    def indicators(self) -> list[Shown]:
        found = with_corrections(Indicator.objects.in_fields(self.fields).read())
        shown = [Shown(row, Trend.of(row), self._chart(row)) for row in found]
        return sorted(shown, key=lambda row: self._place(row.indicator.goal.field_id))

    def _chart(self, indicator: Indicator) -> IndicatorChart:
        return indicator_chart(indicator, of=indicator.goal.field if self.children else None)

    @cached_property
    def headline(self) -> Shown | None:
        """The indicator that tells most: the first with a target and several readings, or the first measured one."""
        measured = [shown for shown in self.indicators if shown.trend]
        moved = [shown for shown in measured if shown.trend and shown.trend.course]
        telling = [shown for shown in moved if shown.indicator.target is not None]
        return next(iter([*telling, *measured]), None)

    @cached_property
    def open(self) -> list[Suggestion]:
        """The newest open ones."""
        return [suggestion for suggestion in self._latest if suggestion.is_open]

    @cached_property
    def decided(self) -> list[Suggestion]:
        """The ones decided last, the latest first."""
        decided = [suggestion for suggestion in self._latest if not suggestion.is_open]
        return sorted(decided, key=lambda suggestion: suggestion.settled_at or suggestion.modified, reverse=True)

    @cached_property
    def quotes(self) -> list[Quote]:
        return quotes(self.decided, self.open)

    @cached_property
    def counted(self) -> Figures:
        return Figures.in_fields([field.pk for field in self.fields])

    @property
    def figures(self) -> list[Figure]:
        """Nothing while nobody has said anything."""
        return self.counted.for_field(self.field.slug) if self.counted.received else []

    @cached_property
    def answers(self) -> AnswersChart:
        return answers_chart("answers", self.counted, {"feld": self.field.slug})

    @cached_property
    def _latest(self) -> list[Suggestion]:
        open_ = self._suggestions.open().order_by("-received_at", "-pk")
        decided = self._suggestions.filter(stage__in=ENDED).order_by("-settled_at", "-pk")
        latest = Q(pk__in=open_.values("pk")[:SHOWN]) | Q(pk__in=decided.values("pk")[:SHOWN])
        return list(with_fates(Suggestion.objects.filter(latest).for_list()))

    @property
    def _suggestions(self) -> SuggestionQuerySet:
        return Suggestion.objects.listed().filter(field__in=self.fields)

    def _place(self, field_id: int | None) -> int:
        return next((place for place, field in enumerate(self.fields) if field.pk == field_id), 0)

    def _in_order[R: (Goal, Measure)](self, rows: Iterable[R]) -> list[R]:
        return sorted(rows, key=lambda row: self._place(row.field_id))
