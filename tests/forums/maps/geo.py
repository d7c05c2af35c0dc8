"""GeoJSON for tests: squares side by side, 0.02 degrees wide, from 7.40 east and 52.20 north."""

import json
from typing import Any

STEP = 0.02


def square(column: int = 0, row: int = 0, points: int = 1) -> list[list[float]]:
    """A closed ring, with so many points on each side."""
    x, y, part = 7.4 + column * STEP, 52.2 + row * STEP, STEP / points
    ring = [[x + at * part, y] for at in range(points)]
    ring += [[x + STEP, y + at * part] for at in range(points)]
    ring += [[x + STEP - at * part, y + STEP] for at in range(points)]
    ring += [[x, y + STEP - at * part] for at in range(points)]
    return [*ring, ring[0]]


def feature(name: str | None, *rings: list[list[float]], **properties: object) -> dict[str, Any]:
    words = properties if name is None else {"name": name, **properties}
    return {
        "type": "Feature",
        "properties": words,
        "geometry": {"type": "Polygon", "coordinates": list(rings) or [square()]},
    }


def collection(*features: dict[str, Any], **members: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **members}).encode()


def districts(*names: str) -> bytes:
    """One square for each name, in a row."""
    return collection(*(feature(name, square(column)) for column, name in enumerate(names)))
