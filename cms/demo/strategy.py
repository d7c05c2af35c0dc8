"""What presses, what the goals serve, and the facts and figures of some measures."""

from datetime import date, timedelta
from typing import Any

from forums.bodies.models import Body
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import today
from forums.municipality.models import District
from proposals.measures.models import Challenge, Goal, Level, Measure, MeasureActor, Part, Resource

from .keys import once
from .texts import Table, both, read


def load_aims(field: ActionField) -> dict[str, Goal]:
    """The field's challenges and strategic goals; by the key of each operative goal the one it serves."""
    texts: dict[str, Any] = next((entry for entry in read("strategy")["field"] if entry["slug"] == field.slug), {})
    for position, title in enumerate(texts.get("challenges", []), start=1):
        once(Challenge, f"{field.slug}-{position}", field=field, position=position, title=both(title))
    served: dict[str, Goal] = {}
    for position, aim in enumerate(texts.get("aims", []), start=1):
        goal, _ = once(
            Goal, aim["key"], field=field, level=Level.STRATEGIC, position=position, title=both(aim["title"])
        )
        served |= dict.fromkeys(aim["goals"], goal)
    return served


def load_resource(field: ActionField, position: int, texts: Table) -> None:
    """Of a field: one row a year of a figure, or one told in words."""
    if "values" in texts:
        _figures(texts, f"{field.slug}-{position}", position, field=field)
        return
    once(
        Resource,
        f"{field.slug}-{texts['kind']}",
        field=field,
        position=position,
        name=both(texts["name"]),
        amount=both(texts["amount"]),
    )


def load_facts() -> None:
    """Of measures that are there and have none of theirs yet."""
    themes = {theme.slug: theme for theme in CrossCuttingTheme.objects.all()}
    districts = {district.slug: district for district in District.objects.all()}
    for facts in read("strategy")["measure"]:
        measure = Measure.objects.filter(slug=facts["key"], starts=None).first()
        if measure is None:
            continue
        measure.starts = date(today().year + facts["starts_year"], 1, 1)
        if "review_days" in facts:
            measure.review_on = today() + timedelta(days=facts["review_days"])
        measure.themes.set([themes[slug] for slug in facts.get("themes", [])])
        measure.districts.set([districts[slug] for slug in facts.get("districts", [])])
        measure.save()
        _responsible(measure, facts)
        for position, figures in enumerate(facts.get("figures", []), start=1):
            _figures(figures, f"{measure.slug}-{position}", position, measure=measure)


def _responsible(measure: Measure, facts: Table) -> None:
    if "responsible_body" in facts:
        body = Body.objects.get(slug=facts["responsible_body"])
        MeasureActor.objects.create(measure=measure, part=Part.RESPONSIBLE, body=body)
    elif "responsible" in facts:
        MeasureActor.objects.create(measure=measure, part=Part.RESPONSIBLE, name=both(facts["responsible"]))


def _figures(texts: Table, key: str, position: int, **owner: ActionField | Measure) -> None:
    # Keys count from the year of the first load, so that a load in another year adds nothing.
    for year, value in texts["values"]:
        once(
            Resource,
            f"{key}-{year}",
            **owner,
            position=position,
            kind=texts["kind"],
            year=today().year + year,
            value=value,
            name=both(texts["name"]),
            source=both(texts["source"]),
        )
