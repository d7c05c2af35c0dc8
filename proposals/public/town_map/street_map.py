"""What the map of streets shows above the city's tiles: outlines of the districts, their counts and places as links.

It is fetched when somebody opens that map; the numbers are those of the drawn one.
"""

from collections.abc import Sequence

from django.conf import settings
from django.utils.csp import CSP
from django.utils.translation import gettext as _

from forums.maps.drawing import rings_of
from forums.maps.models import TownMap
from proposals.suggestions.models import Suggestion

from .figures import Said, figures_on_the_map
from .marks import Spots

type Degrees = list[float]  # longitude, latitude


def policy(host: str) -> dict[str, list[str]]:
    """The strict one, opened for the host of the tiles; its worker is a file of ours that a blob: address imports, so
    that this very policy holds in it, too."""
    return {
        **settings.SECURE_CSP,
        "connect-src": [CSP.SELF, host],
        "img-src": [*settings.SECURE_CSP["img-src"], host],
        "worker-src": [CSP.SELF, "blob:"],
    }


def shown_above(town: TownMap, rows: Sequence[Said], points: Spots | None) -> dict[str, object]:
    """For js/street_map.js."""
    frame, figures = town.frame, figures_on_the_map(rows)
    west, north = frame.degrees((0, 0))
    east, south = frame.degrees((frame.width, frame.height))
    districts = []
    for shape in town.drawn:
        figure = figures.get(shape.shown_district.pk) if shape.shown_district else None
        if figure is not None:
            at = frame.degrees((shape.label_x, shape.label_y))
            districts.append(_link(at, str(figure.count), figure.words, figure.url))
    return {
        "bounds": [[west, south], [east, north]],
        "outlines": [_outline(town, shape.path) for shape in town.drawn],
        "districts": districts,
        "places": [
            _link(_middle(spot.suggestions), str(spot.mark.count), spot.mark.words, spot.mark.url)
            for spot in (points.spots if points else [])
        ],
        "words": _words(),
    }


def _link(at: Sequence[float], text: str, words: str, url: str) -> dict[str, object]:
    return {"at": list(at), "text": text, "words": words, "url": url}


def _outline(town: TownMap, path: str) -> list[list[Degrees]]:
    return [[list(town.frame.degrees(place)) for place in [*ring, ring[0]]] for ring in rings_of(path)]


def _middle(suggestions: Sequence[Suggestion]) -> Degrees:
    points = filter(None, (row.point for row in suggestions))
    places = [(float(point.longitude), float(point.latitude)) for point in points]
    return [sum(values) / len(values) for values in zip(*places, strict=True)]


def _words() -> dict[str, str]:
    """What MapLibre says, under its own keys."""
    return {
        "Map.Title": _("Map of the streets"),
        "NavigationControl.ZoomIn": _("Zoom in"),
        "NavigationControl.ZoomOut": _("Zoom out"),
        "AttributionControl.ToggleAttribution": _("Source of the map"),
        "CooperativeGesturesHandler.WindowsHelpText": _("Hold Ctrl and scroll to zoom the map"),
        "CooperativeGesturesHandler.MacHelpText": _("Hold ⌘ and scroll to zoom the map"),
        "CooperativeGesturesHandler.MobileHelpText": _("Use two fingers to move the map"),
    }
