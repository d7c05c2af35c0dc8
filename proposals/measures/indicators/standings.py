"""How many indicators stand where, for lists, reports and the first page."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.urls import reverse

from forums.charts.marks import Mark
from forums.charts.parts import Part

from .direction import Standing
from .forms import STANDINGS
from .models import Indicator

MARKS: dict[Standing, Mark] = {
    Standing.REACHED: Mark.DONE,
    Standing.ON_THE_WAY: Mark.RUNNING,
    Standing.NOT_YET: Mark.PLANNED,
    Standing.AWAY: Mark.STOPPED,
    Standing.UNKNOWN: Mark.REST,
    Standing.NO_READING: Mark.OPEN,
}
WELL = (Standing.REACHED, Standing.ON_THE_WAY)
_WORDS = {standing: word for word, standing in STANDINGS.items()}


def counted(indicators: Iterable[Indicator]) -> dict[int, Counter[Standing]]:
    """By id of their field; no query after `read()`."""
    found: dict[int, Counter[Standing]] = {}
    for indicator in indicators:
        found.setdefault(indicator.goal.field_id, Counter())[indicator.standing] += 1
    return found


def standing_parts(counts: Mapping[Standing, int], *, field: str = "") -> list[Part]:
    """So many in each standing, the best first; each number leads to its list."""
    parts = []
    for standing, mark in MARKS.items():
        query = {**({"feld": field} if field else {}), "stand": _WORDS[standing]}
        address = reverse("indicator_list", query=query)
        parts.append(Part(mark, str(standing.label), counts.get(standing, 0), address))
    return parts
