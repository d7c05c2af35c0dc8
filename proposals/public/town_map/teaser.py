"""The districts as a map beside those that say most: a part of a page of another subject."""

from collections.abc import Iterable, Mapping

from forums.maps.models import TownMap
from forums.maps.picture import picture_with_figures

from .figures import Said, figures_on_the_map

MOST_NAMED = 8


def teaser(town: TownMap | None, rows: Iterable[Said]) -> dict[str, object]:
    """For teaser.html; `rows` without what belongs to no district."""
    rows = list(rows)
    named = sorted((row for row in rows if row.suggestions), key=lambda row: -row.suggestions)
    return {
        "picture": picture_with_figures(town, figures_on_the_map(rows)) if town else None,
        "districts": named[:MOST_NAMED],
        "most": named[0].suggestions if named else 0,
    }


def teaser_of(said: Mapping[int | None, int]) -> dict[str, object]:
    """Of the districts on the map. `said` counts by the district's key, since the page has asked already: one query."""
    town = TownMap.current()
    districts = [shape.shown_district for shape in town.drawn if shape.shown_district] if town else []
    return teaser(town, [Said(district, said.get(district.pk, 0)) for district in districts])
