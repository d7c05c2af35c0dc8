"""How rows of part B become data: one small list of columns for each model.

Who adds a column to a model that belongs into the concept adds one `Column` here; frozen editions that do not have it
are shown and compared without it. Never take one away or rename it: editions that have it need its label.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from i18nfield.strings import LazyI18nString

from forums.charts.numbers import figure
from forums.council.process.models import Milestone
from forums.fields.models import ActionField
from proposals.measures.indicators.models import Indicator, IndicatorTarget
from proposals.measures.models import Goal, Measure, MeasureActor, MeasureOrigin, Resource

from .sections import Item

type Frozen = str | int | bool | list[Any] | dict[str, Any] | None

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Column:
    """`name` in the data and, without `read`, on the row. `shown`: whether pages list it with its label."""

    name: str
    label: StrOrPromise
    read: Callable[[Any], object] | None = None
    shown: bool = True


@dataclass(frozen=True)
class Rows:
    """`title` is the column that names a row. `parent`: a change of this column is called a move."""

    kind: str
    plural: StrOrPromise
    columns: tuple[Column, ...]
    of_field: Callable[[ActionField], Iterable[models.Model]]
    title: str = "title"
    parent: str = ""

    @property
    def label(self) -> StrOrPromise:
        """What one is called: as the column that names it."""
        return next(column.label for column in self.columns if column.name == self.title)


def frozen(value: object) -> Frozen:
    """As JSON keeps it: words by language, numbers and days exact."""
    match value:
        case LazyI18nString():
            return {"words": words_of(value)}
        case bool() | int() | str() | None:
            return value
        case Decimal():
            return {"number": f"{value.normalize():f}"}
        case date():
            return {"day": value.isoformat()}
        case list():
            return [frozen(each) for each in value]
        case dict():
            return {name: frozen(each) for name, each in value.items()}
    raise TypeError(f"{type(value).__name__} cannot be frozen")


def words_of(text: LazyI18nString) -> dict[str, str]:
    if isinstance(text.data, dict):
        return {language: words for language, words in text.data.items() if words}
    return {settings.LANGUAGE_CODE: text.data} if text.data else {}


def chosen(name: str) -> Callable[[Any], object]:
    """What was chosen: its key, and the words for it in all languages, since choices may go."""

    def read(row: Any) -> object:
        said: Any = worded(lambda row: getattr(row, f"get_{name}_display")())(row)
        return {"code": getattr(row, name), **said}

    return read


def named(name: str) -> Callable[[Any], object]:
    """The name of another row (of a body or a goal) as it was."""

    def read(row: Any) -> object:
        other = getattr(row, name)
        if other is None:
            return None
        words = other.title if isinstance(other, Goal | Measure) else other.name
        return {"key": str(other.uuid), "words": words_of(LazyI18nString(getattr(words, "data", words)))}

    return read


def worded(say: Callable[[Any], object]) -> Callable[[Any], object]:
    """Words that we make ourselves, such as those of a date, in all languages."""

    def read(row: Any) -> object:
        words = {}
        for language in LANGUAGES:
            with override(language):
                words[language] = str(say(row))
        return {"words": words}

    return read


def item_of(rows: Rows, row: Any) -> Item:
    columns = {
        column.name: frozen(column.read(row) if column.read else getattr(row, column.name)) for column in rows.columns
    }
    return {"uuid": str(row.uuid), "columns": columns}


def _actors(measure: Measure) -> object:
    """Bodies and names as they were. An association is kept by its key: whether it may be named is asked each time."""
    return [_actor(actor) for actor in measure.actors.all()]


def _actor(actor: MeasureActor) -> object:
    if actor.association:
        return {"association": str(actor.association.uuid)}
    return {"words": words_of(LazyI18nString(getattr(actor.body.name if actor.body else actor.name, "data", "")))}


def _readings(indicator: Indicator) -> object:
    return [{"on": reading.on, "value": reading.value, "source": reading.source} for reading in indicator.read_values]


def _targets(indicator: Indicator) -> object:
    return [_target(target) for target in indicator.targets.all()]


def _target(target: IndicatorTarget) -> object:
    def words(_row: object) -> str:
        value = figure(target.value)
        return gettext("%(value)s by %(year)s") % {"value": value, "year": target.year} if target.year else value

    return worded(words)(target)


def _names(rows: Iterable[models.Model]) -> object:
    return [frozen(getattr(row, "name", "")) for row in rows]


def _goals(field: ActionField) -> Iterable[Goal]:
    return Goal.objects.filter(field=field).select_related("field").order_by("position", "pk")


def _measures(field: ActionField) -> Iterable[Measure]:
    actors = MeasureActor.objects.select_related("body", "association").order_by("pk")
    origins = MeasureOrigin.objects.select_related("suggestion").order_by("suggestion__number")
    found = Measure.objects.filter(field=field).select_related("goal", "field", "proposed_to")
    return found.prefetch_related(
        Prefetch("actors", actors), Prefetch("origins", origins), "themes", "districts"
    ).order_by("position", "pk")


def _indicators(field: ActionField) -> Iterable[Indicator]:
    found = Indicator.objects.filter(goal__field=field, goal__deleted=None).read()
    return found.order_by("goal__position", "goal_id", "position", "pk")


def _resources(field: ActionField) -> Iterable[Resource]:
    """Its own and those of its measures, as far as everybody may read them."""
    found = Resource.objects.public().of_fields([field]).select_related("measure")
    return found.order_by("measure", "position", "year", "pk")


GOALS = Rows(
    "goal",
    _("Goals"),
    (
        Column("title", _("goal")),
        Column("code", _("number")),
        Column("level", _("level"), chosen("level")),
        Column("parent", _("serves the strategic goal"), named("parent")),
        Column("description", _("description")),
        Column("field", _("action field"), named("field"), shown=False),
    ),
    _goals,
    parent="field",
)
MEASURES = Rows(
    "measure",
    _("Measures"),
    (
        Column("title", _("measure")),
        Column("code", _("number")),
        Column("what", _("what is done")),
        Column("who", _("who does it")),
        Column("actors", _("Who takes part"), _actors),
        Column("starts", _("begins")),
        Column("until", _("until")),
        Column("themes", _("cross-cutting themes"), lambda row: _names(row.themes.all())),
        Column("districts", _("districts"), lambda row: _names(row.districts.all())),
        Column("status", _("status"), chosen("status")),
        Column("path", _("path"), chosen("path")),
        Column("proposed_to", _("proposed to"), named("proposed_to")),
        Column("goal", _("goal"), named("goal")),
        Column("field", _("action field"), named("field"), shown=False),
        Column(
            "origins", _("Suggestions behind it"), lambda row: [each.suggestion.number for each in row.origins.all()]
        ),
    ),
    _measures,
    parent="field",
)
INDICATORS = Rows(
    "indicator",
    _("Indicators"),
    (
        Column("name", _("indicator")),
        Column("unit", _("unit")),
        Column("direction", _("what is wanted"), chosen("direction")),
        Column("baseline", _("baseline")),
        Column("baseline_year", _("year of the baseline")),
        Column("targets", _("targets"), _targets),
        Column("source", _("where the figures come from")),
        Column("readings", _("readings"), _readings),
        Column("goal", _("goal"), named("goal")),
    ),
    _indicators,
    title="name",
    parent="goal",
)
RESOURCES = Rows(
    "resource",
    _("Resources"),
    (
        Column("name", _("what for")),
        Column("kind", _("kind"), chosen("kind")),
        Column("year", _("year")),
        Column("value", _("euros, posts or hours")),
        Column("amount", _("how much, in words")),
        Column("source", _("source")),
        Column("measure", _("measure"), named("measure")),
    ),
    _resources,
    title="name",
)
MILESTONES = Rows(
    "milestone",
    _("Milestones"),
    (
        Column("title", _("milestone")),
        Column("text", _("text")),
        Column("when", _("When"), worded(lambda row: row.span)),
        Column("phase", _("phase"), chosen("phase")),
        Column("body", _("body in charge"), named("body")),
        Column("state", _("state"), chosen("state")),
    ),
    lambda _field: Milestone.objects.none(),
)
OF_FIELDS = (GOALS, MEASURES, INDICATORS, RESOURCES)
ALL = {rows.kind: rows for rows in (*OF_FIELDS, MILESTONES)}
