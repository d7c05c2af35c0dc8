"""Suggestions that carry a point, as marks on the map: those near each other together."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.maps.models import TownMap
from forums.maps.picture import Mark, clustered, mark_of
from forums.maps.points import GeoPoint
from proposals.suggestions.models import Suggestion

MOST_MARKED = 300  # newest: what a page can carry


@dataclass(frozen=True)
class Spot:
    """Suggestions that share a mark; the mark leads to `id` in the list, or straight to the only one."""

    id: str
    suggestions: list[Suggestion]
    mark: Mark


@dataclass(frozen=True)
class Spots:
    spots: list[Spot]
    total: int

    @property
    def marks(self) -> list[Mark]:
        return [spot.mark for spot in self.spots]

    @property
    def marked(self) -> int:
        return sum(len(spot.suggestions) for spot in self.spots)


def spots(town: TownMap) -> Spots:
    """Two queries: how many there are, and the newest."""
    rows = Suggestion.objects.listed().exclude(latitude=None)
    shown = rows.only("number", "title", "language", "latitude", "longitude").order_by("-received_at", "-pk")
    groups = clustered(town, shown[:MOST_MARKED], _point_of)
    return Spots([_spot(town, at, group) for at, group in enumerate(groups, 1)], rows.count())


def _point_of(suggestion: Suggestion) -> GeoPoint:
    point = suggestion.point
    if point is None:
        raise ValueError(suggestion.number)
    return point


def _spot(town: TownMap, at: int, group: list[Suggestion]) -> Spot:
    name, points = f"ort-{at}", [_point_of(suggestion) for suggestion in group]
    if len(group) == 1:
        [only] = group
        words = _("Suggestion %(number)s: %(title)s") % {"number": only.number, "title": only.title}
        return Spot(name, group, mark_of(town, points, words, only.get_absolute_url()))
    words = ngettext("%(n)s suggestion here", "%(n)s suggestions here", len(group)) % {"n": len(group)}
    return Spot(name, group, mark_of(town, points, words, f"#{name}"))
