"""Which columns can hold a person: each of ours with words in it is told apart, so that erasing finds them all.

A test walks the models: a new column that nobody thought about fails it.
"""

from dataclasses import dataclass, field
from enum import Enum

from django.db import models
from django.db.models import Q


class Holds(Enum):
    ERASED = "erased"  # by the slice's own rule, or with its row
    TEXT = "text"  # free text: searched for the name, listed, checked by a person
    PUBLIC = "public"  # the same, where everybody can read it
    NOBODY = "nobody"


@dataclass(frozen=True)
class Fields:
    """Of one model. `shown` are the rows whose public texts everybody can read now."""

    model: type[models.Model]
    holds: dict[str, Holds]
    shown: Q = field(default_factory=Q)

    def named(self, *kinds: Holds) -> list[str]:
        return [name for name, kind in self.holds.items() if kind in kinds]


_known: dict[type[models.Model], Fields] = {}


def classify(
    model: type[models.Model],
    *,
    erased: str = "",
    text: str = "",
    public: str = "",
    nobody: str = "",
    shown: Q | None = None,
) -> None:
    """In the `ready` of the slice's app; names of columns between spaces."""
    named = {Holds.ERASED: erased, Holds.TEXT: text, Holds.PUBLIC: public, Holds.NOBODY: nobody}
    holds = {name: kind for kind, names in named.items() for name in names.split()}
    _known[model] = Fields(model, holds, shown or Q())


def known() -> list[Fields]:
    return list(_known.values())
