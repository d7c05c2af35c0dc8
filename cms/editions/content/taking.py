"""Words that go from frozen content, wherever in it they stand."""

from collections.abc import Callable
from typing import Any

KEPT = frozenset({"id", "uuid", "key", "kind", "code", "slug", "href", "day", "number", "association"})  # never words


def without(value: Any, change: Callable[[str], str], name: str = "") -> Any:
    """The same shape with each text changed."""
    match value:
        case str() if name not in KEPT:
            return change(value)
        case list():
            return [without(each, change, name) for each in value]
        case dict():
            return {key: without(each, change, key) for key, each in value.items()}
    return value
