"""Loads the whole demo, all or nothing. Again is harmless: what is there is left as it is."""

from collections.abc import Callable, Iterator

from django.db import transaction

from . import (
    aftermath,
    associations,
    bodies,
    city,
    concept,
    editions,
    evaluations,
    forums,
    milestones,
    pages,
    paper_drafts,
    papers,
    people,
    suggestions,
    town_map,
)

STEPS: dict[str, Callable[[], None]] = {
    "town": city.load,
    "map of the town": town_map.load,
    "people and accounts": people.load,
    "action fields": concept.load_fields,
    "bodies": bodies.load,
    "goals, measures, indicators": concept.load_measures,
    "associations": associations.load,
    "dialogue forums": forums.load,
    "milestones": milestones.load,
    "council papers and meetings": papers.load,
    "suggestions and what became of them": suggestions.load,
    "goals on the tables": aftermath.lay_goals,
    "pages": pages.load,
    "minutes": aftermath.load_minutes,
    "editions of the concept": editions.load,
    "evaluations": evaluations.load,
    "a paper that is being written": paper_drafts.load,
}


@transaction.atomic
def load() -> None:
    for _name in load_stepwise():
        pass


def load_stepwise() -> Iterator[str]:
    """The name of each step, before it is done, so that a command can show progress."""
    for name, step in STEPS.items():
        yield name
        step()
