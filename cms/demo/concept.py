"""Part B as data: fields and themes, goals, measures, indicators with readings, resources."""

from datetime import date, datetime, time
from itertools import count
from string import ascii_lowercase

from forums.bodies.models import Body, Kind
from forums.fields.codes import CODES
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import today
from proposals.measures.indicators.direction import Direction
from proposals.measures.indicators.frequency import Frequency
from proposals.measures.indicators.models import Indicator, IndicatorTarget
from proposals.measures.models import Goal, Measure, Path, Status

from .keys import once
from .strategy import load_aims, load_facts, load_resource
from .texts import Table, both, day, read, read_all
from .timeline import at

SOURCE = "Demo-Wert, erfunden"
INDICATOR_SOURCE = {"de": "Demo-Werte, erfunden", "en": "Demo values, invented"}


def load_fields() -> None:
    position = count(1)  # running through sub-fields too, so that a plain list is in reading order
    for entry in read("concept")["field"]:
        parts = entry.get("parts", [])
        # A field with sub-fields has their number without its letter: 5 of 5a, 5b …
        code = CODES[parts[0]].rstrip(ascii_lowercase) if parts else CODES[entry["slug"]]
        field = _action_field(entry["slug"], code, next(position), None)
        for slug in parts:
            _action_field(slug, CODES[slug], next(position), field)
    _themes()


def _action_field(slug: str, code: str, position: int, parent: ActionField | None) -> ActionField:
    texts = read(f"fields/{slug}")
    field, _ = once(
        ActionField,
        slug,
        code=code,
        slug=slug,
        position=position,
        parent=parent,
        name=both(texts["name"]),
        description=both(texts["belongs"]),
        pictogram=texts["pictogram"],
    )
    return field


def _themes() -> None:
    for position, theme in enumerate(read("themes")["theme"], start=1):
        once(
            CrossCuttingTheme,
            theme["slug"],
            slug=theme["slug"],
            position=position,
            name=both(theme["name"]),
            description=both(theme["text"]),
            pictogram=theme["pictogram"],
        )


def load_measures() -> None:
    """Needs the bodies: some measures are proposed to one."""
    fields = {field.slug: field for field in ActionField.everything.all()}
    for texts in read_all("fields"):
        _field(fields[texts["slug"]], texts)
    load_facts()


def _field(field: ActionField, texts: Table) -> None:
    served = load_aims(field)
    goals: dict[str, Goal] = {}
    for position, goal in enumerate(texts.get("goal", []), start=1):
        goals[goal["key"]], _ = once(
            Goal,
            goal["key"],
            field=field,
            parent=served.get(goal["key"]),
            position=position,
            title=both(goal["title"]),
            description=both(goal["text"]),
            created=_long_ago(),
        )
    for position, measure in enumerate(texts.get("measure", []), start=1):
        _measure(field, goals[measure["goal"]], position, measure)
    for position, indicator in enumerate(texts.get("indicator", []), start=1):
        _indicator(goals[indicator["goal"]], position, indicator)
    for position, resource in enumerate(texts.get("resource", []), start=1):
        load_resource(field, position, resource)


def _measure(field: ActionField, goal: Goal, position: int, texts: Table) -> None:
    proposed_to = texts.get("proposed_to")
    known = {} if proposed_to else {"created": _long_ago()}
    once(
        Measure,
        texts["key"],
        field=field,
        goal=goal,
        slug=texts["key"],
        title=both(texts["title"]),
        what=both(texts["what"]),
        who=both(texts["who"]),
        until=day([texts["until_year"], 12, 31]),
        path=Path.PROPOSED if proposed_to else Path.OURSELVES,
        proposed_to=Body.objects.get(slug=proposed_to) if proposed_to else None,
        status=Status(texts["status"]),
        position=position,
        **known,
    )


def _long_ago() -> datetime:
    """What was not proposed lately came with the update before, so that last year can be evaluated."""
    return at(date(today().year - 2, 3, 1), time(9))


def _indicator(goal: Goal, position: int, texts: Table) -> None:
    targets = [(today().year + year, value) for year, value in texts.get("targets", [[3, texts.get("target")]])]
    readings = texts.get("readings", [])
    indicator, made = once(
        Indicator,
        texts["key"],
        goal=goal,
        position=position,
        name=both(texts["name"]),
        unit=both(texts["unit"]),
        direction=texts.get("direction", Direction.UP),
        baseline=texts.get("baseline"),
        baseline_year=today().year + texts["baseline_year"] if "baseline" in texts else None,
        source=both(INDICATOR_SOURCE),
        frequency=Frequency.YEARLY,
        delay=texts.get("delay", 3),
        first_due=day([texts["first_due_year"], 12, 31]) if "first_due_year" in texts else None,
        responsible=Body.objects.current().filter(kind=Kind.NETWORK, field=goal.field).first(),
    )
    if not made:  # years count from the first load, so a load in another year must not add more
        return
    IndicatorTarget.objects.bulk_create(
        IndicatorTarget(indicator=indicator, value=value, year=year) for year, value in targets
    )
    for year, value in readings:
        reading = indicator.record(on=date(today().year + year, 12, 31), value=value, by=None, source=SOURCE)
        if slip := texts.get("slips", {}).get(str(year)):
            reading.correct(value=slip["value"], reason=slip["reason"], by=None)
