"""Which suggestions caused which change: the origins of measures, and what editors have linked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from proposals.measures.fates import with_fates
from proposals.suggestions.models import Suggestion

from ..causes import ChangeCause
from ..content.places import Place
from .changes import SectionChange

type Causes = Mapping[str, list[Suggestion]]


def causes_of(edition: int, change: SectionChange) -> Causes:
    """By the anchor of what changed; by the empty one for the section as a whole. Two queries; public ones only."""
    linked: dict[str, set[int]] = defaultdict(set)
    for cause in ChangeCause.objects.filter(edition=edition, place__startswith=str(change.place)):
        if place := Place.read(cause.place):
            linked[place.anchor].add(cause.suggestion_id)
    numbers = {item.anchor: item.origins for item in change.items if item.origins}
    rows = _listed(linked.values(), numbers.values())
    by_id, by_number = {row.pk: row for row in rows}, {row.number: row for row in rows}
    return {
        anchor: sorted(
            {by_id[pk] for pk in linked.get(anchor, ()) if pk in by_id}
            | {by_number[number] for number in numbers.get(anchor, ()) if number in by_number},
            key=lambda row: row.number,
        )
        for anchor in {*linked, *numbers}
    }


def _listed(ids: Iterable[set[int]], numbers: Iterable[list[str]]) -> list[Suggestion]:
    wanted = Suggestion.objects.listed()
    found = wanted.filter(pk__in={pk for group in ids for pk in group}) | wanted.filter(
        number__in={number for group in numbers for number in group}
    )
    return list(with_fates(found.for_list()))
