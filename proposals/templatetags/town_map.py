"""The districts as a map, for pages that tell more than that: home, a field."""

from django import template

from forums.fields.models import ActionField
from forums.maps.models import TownMap
from forums.maps.picture import picture_with_figures
from proposals.public.town_map.figures import district_figures, figures_on_the_map

register = template.Library()

MOST_NAMED = 5


@register.inclusion_tag("proposals/public/town_map/teaser.html")
def district_map(field: ActionField | None = None) -> dict[str, object]:
    """The map with the districts that say most, of all suggestions or of a field's. At most six queries."""
    rows = district_figures(field)
    town = TownMap.current()
    named = sorted((row for row in rows if row.district and row.suggestions), key=lambda row: -row.suggestions)
    return {
        "picture": picture_with_figures(town, figures_on_the_map(rows)) if town else None,
        "districts": named[:MOST_NAMED],
        "whole_city": rows[-1],
    }
