"""Measures as charts: how many stand where."""

from collections.abc import Mapping

from django.urls import reverse

from forums.charts.marks import Mark
from forums.charts.parts import Part

from .forms import STATUSES
from .workflow import Status

MARKS: dict[Status, Mark] = {
    Status.DONE: Mark.DONE,
    Status.PARTLY: Mark.PARTLY,
    Status.RUNNING: Mark.RUNNING,
    Status.PLANNED: Mark.PLANNED,
    Status.ADOPTED: Mark.ADOPTED,
    Status.PROPOSED: Mark.OPEN,
    Status.STOPPED: Mark.STOPPED,
}
WORDS = {status: word for word, status in STATUSES.items()}


def status_parts(counts: Mapping[Status, int], *, field: str = "") -> list[Part]:
    """So many measures in each status, those that are furthest first; each number leads to its list."""
    found = []
    for status, mark in MARKS.items():
        query = {**({"feld": field} if field else {}), "stand": WORDS[status]}
        found.append(Part(mark, str(status.label), counts.get(status, 0), reverse("measure_list", query=query)))
    return found
