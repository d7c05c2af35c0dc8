"""The floor: no figure of a language, a district or an association tells on single people."""

from collections.abc import Mapping
from dataclasses import dataclass

FLOOR = 5


@dataclass(frozen=True)
class Grouped[K]:
    """Those large enough to be shown, the largest first, and the sum of all the others."""

    shown: list[tuple[K, int]]
    others: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.shown or self.others)


def grouped[K](counts: Mapping[K, int]) -> Grouped[K]:
    """Parts of a whole whose sum is known. The others are never so few themselves that the sum gives them away: then
    the smallest that could be shown is one of them. Nothing at all is shown of a whole that is too small."""
    found = sorted(((key, count) for key, count in counts.items() if count), key=lambda row: -row[1])
    shown = [row for row in found if row[1] >= FLOOR]
    others = sum(count for _key, count in found[len(shown) :])
    while shown and 0 < others < FLOOR:
        others += shown.pop()[1]
    return Grouped(shown, others) if others == 0 or others >= FLOOR else Grouped([])


def above_floor[K](counts: Mapping[K, int]) -> tuple[list[tuple[K, int]], bool]:
    """What overlaps, so that no sum gives anything away: those large enough, and whether there are smaller ones."""
    found = sorted(counts.items(), key=lambda row: -row[1])
    return [row for row in found if row[1] >= FLOOR], any(0 < count < FLOOR for _key, count in found)
