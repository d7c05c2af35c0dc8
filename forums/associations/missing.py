"""What an association has still to enter before the office can check it."""

from collections.abc import Iterable
from typing import NamedTuple


class Missing(NamedTuple):
    """`field` names the column to fill in, also where one of several would do."""

    field: str
    label: str


def in_words(missing: Iterable[Missing]) -> str:
    return ", ".join(one.label for one in missing)
