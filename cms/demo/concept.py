"""Part B as data: fields and themes, goals, measures, indicators with readings, resources."""

from datetime import date

from forums.bodies.models import Body
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import today
from proposals.measures.models import Goal, Indicator, Measure, Path, Reading, Resource, Status

from .keys import once
from .texts import Table, both, day, read

SOURCE = "Demo-Wert, erfunden"


def load_fields() -> None:
    by_code: dict[str, ActionField] = {}
    for position, (code, slug) in enumerate(read("concept")["fields"].items(), start=1):
        texts = read(f"fields/{slug}")
        by_code[code], _ = once(
            ActionField,
            slug,
            code=code,
            slug=slug,
            position=position,
            parent=by_code.get(code.rstrip("abcdefgh")) if code[-1].isalpha() else None,
            name=both(texts["name"]),
            description=both(texts["belongs"]),
        )
    for position, theme in enumerate(read("themes")["theme"], start=1):
        once(
            CrossCuttingTheme,
            theme["slug"],
            slug=theme["slug"],
            position=position,
            name=both(theme["name"]),
            description=both(theme["text"]),
        )


def load_measures() -> None:
    """Needs the bodies: some measures are proposed to one."""
    for field in ActionField.everything.all():
        if field.slug in read("concept")["fields"].values():
            _field(field, read(f"fields/{field.slug}"))


def _field(field: ActionField, texts: Table) -> None:
    goals: dict[str, Goal] = {}
    for position, goal in enumerate(texts.get("goal", []), start=1):
        goals[goal["key"]], _ = once(
            Goal,
            goal["key"],
            field=field,
            position=position,
            title=both(goal["title"]),
            description=both(goal["text"]),
        )
    for position, measure in enumerate(texts.get("measure", []), start=1):
        _measure(field, goals[measure["goal"]], position, measure)
    for position, indicator in enumerate(texts.get("indicator", []), start=1):
        _indicator(goals[indicator["goal"]], position, indicator)
    for position, resource in enumerate(texts.get("resource", []), start=1):
        once(
            Resource,
            f"{field.slug}-{resource['kind']}",
            field=field,
            position=position,
            name=both(resource["name"]),
            amount=both(resource["amount"]),
        )


def _measure(field: ActionField, goal: Goal, position: int, texts: Table) -> None:
    proposed_to = texts.get("proposed_to")
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
    )


def _indicator(goal: Goal, position: int, texts: Table) -> None:
    indicator, made = once(
        Indicator,
        texts["key"],
        goal=goal,
        position=position,
        name=both(texts["name"]),
        unit=both(texts["unit"]),
        target=texts["target"],
        target_year=today().year + 3,
    )
    if made:  # years count from the first load, so a load in another year must not add more
        Reading.objects.bulk_create(
            Reading(indicator=indicator, on=date(today().year + year, 12, 31), value=value, source=SOURCE)
            for year, value in texts["readings"]
        )
