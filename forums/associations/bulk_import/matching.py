"""Is a row of the list here already? Certainly, possibly, or not: what is only possible a person decides."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from ..duplicates import MatchReason, match_reasons, surely_same
from ..models import Association
from ..states import State
from .mapping import Target

# What is compared to say how a list differs from what the association itself keeps.
COMPARED = (Target.REGISTER, Target.STREET, Target.POSTCODE, Target.EMAIL, Target.PHONE, Target.WEBSITE, Target.CONTACT)
GONE = frozenset({State.WITHDRAWN, State.DISSOLVED, State.REFUSED})


class Certainty(StrEnum):
    CERTAIN, POSSIBLE = "certain", "possible"


@dataclass(frozen=True)
class Match:
    """`row` is the earlier row of the same list; 0 where the association was here before."""

    certainty: Certainty
    association: Association
    row: int
    reasons: tuple[MatchReason, ...]

    def __str__(self) -> str:
        where = _("row %(row)s") % {"row": self.row} if self.row else self.association.get_state_display()
        reasons = ", ".join(str(reason.label) for reason in self.reasons)
        return f"{self.association.name} ({where}): {reasons}"


class KnownAssociations:
    """Those that are here when the import begins, in one query, and what the rows before have added."""

    def __init__(self) -> None:
        associations = Association.objects.exclude(state=State.DRAFT)
        self._known: list[tuple[int, Association]] = [(0, association) for association in associations]

    def add(self, row: int, association: Association) -> None:
        self._known.append((row, association))

    def match(self, candidate: Association) -> tuple[Match | None, list[Match]]:
        """The association that it is, or may be; and those with only the same address: houses have many rooms."""
        neighbours = []
        possible: Match | None = None
        for row, known in self._known:
            reasons = tuple(match_reasons(candidate, known))
            if surely_same(candidate, known) and known.state not in GONE:
                return Match(Certainty.CERTAIN, known, row, reasons), []
            if set(reasons) - {MatchReason.ADDRESS}:
                possible = possible or Match(Certainty.POSSIBLE, known, row, reasons)
            elif reasons:
                neighbours.append(Match(Certainty.POSSIBLE, known, row, reasons))
        return possible, neighbours


def differences(candidate: Association, known: Association) -> list[str]:
    """Where the list says something else, with both values. Nothing is imported: the association keeps its own."""
    different = []
    for target in COMPARED:
        listed, kept = getattr(candidate, target.value), getattr(known, target.value)
        if listed and _comparable(target, listed) != _comparable(target, kept):
            different.append(
                _("%(what)s: “%(listed)s” in the list, “%(kept)s” here")
                % {"what": target.label, "listed": listed, "kept": kept or "–"}
            )
    return different


def _comparable(target: Target, value: str) -> str:
    """The same number or address, however it is written."""
    if target == Target.PHONE:
        return re.sub(r"\D", "", re.sub(r"^\s*(?:\+|00)49\s*(?:\(0\))?", "0", value))
    return value.casefold()
