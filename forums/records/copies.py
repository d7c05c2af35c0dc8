"""Places that hold copies of a text, so that what leaves public view leaves them all.

Pages read what they show from the record itself and need no entry here. Whoever keeps the words elsewhere (edited
minutes, another record made from them) registers how they go, in its app's `ready`:

    copies.register("minutes", lambda taken: …)

Called inside the verb's transaction; search and vectors follow from the record's own change.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Taken:
    """A record, and the words that everybody could read of it until now."""

    record: models.Model
    texts: tuple[str, ...]


type Drop = Callable[[Taken], None]

_places: dict[str, Drop] = {}


def register(place: str, drop: Drop) -> None:
    _places[place] = drop


def places() -> list[str]:
    return [*_places]


def drop_everywhere(record: models.Model, *texts: str) -> None:
    """Take these words of the record from every place that has copied them."""
    taken = Taken(record, tuple(text for text in texts if text))
    for drop in _places.values():
        drop(taken)
