"""The city's own map of streets: where its style or tiles are, what must stand under it, which host it may ask.

Nothing of it is loaded, and no other host allowed, where MAP_URL is empty."""

from typing import TypedDict

from django.core.exceptions import ImproperlyConfigured

from .environment import origin, text

LOCAL = ("http://127.0.0.1", "http://localhost")


class StreetMap(TypedDict):
    """`url` is a style (MapLibre's JSON), or tiles with {z}, {x} and {y} in it; `host` all that may be asked."""

    url: str
    host: str
    attribution: str


def street_map() -> StreetMap | None:
    """MAP_URL and MAP_ATTRIBUTION; None without them."""
    url, attribution = text("MAP_URL"), text("MAP_ATTRIBUTION")
    if not url:
        return None
    if not url.startswith(("https://", *LOCAL)):
        raise ImproperlyConfigured("MAP_URL must start with https://.")
    if "{" in url and not all(part in url for part in ("{z}", "{x}", "{y}")):
        raise ImproperlyConfigured("MAP_URL must be the address of a style, or of tiles with {z}, {x} and {y} in it.")
    if not attribution:
        raise ImproperlyConfigured("MAP_URL needs MAP_ATTRIBUTION: whose map it is stands under it.")
    return {"url": url, "host": origin(url), "attribution": attribution}
