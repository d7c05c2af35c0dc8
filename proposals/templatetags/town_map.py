"""The districts as a map, for the first page."""

from collections.abc import Mapping

from django import template

from proposals.public.town_map.teaser import teaser_of

register = template.Library()


@register.inclusion_tag("proposals/public/town_map/teaser.html")
def district_map(said: Mapping[int | None, int]) -> dict[str, object]:
    """`said` is how many suggestions each district has, by its key. One query."""
    return teaser_of(said)
