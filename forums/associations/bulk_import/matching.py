"""Is a row of the list here already? Surely, perhaps, or not: what is not sure a person decides."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from ..duplicates import Likeness, alike, surely_same
from ..models import Association
from ..states import State
from .mapping import Target

# What is compared to say how a list differs from what the association itself keeps.
COMPARED = (Target.REGISTER, Target.STREET, Target.POSTCODE, Target.EMAIL, Target.PHONE, Target.CONTACT)


class Sure(StrEnum):
    YES, PERHAPS = "yes", "perhaps"


@dataclass(frozen=True)
class Match:
    """`row` is the earlier row of the same list; 0 where the association is in the register."""

    sure: Sure
    other: Association
    row: int
    by: tuple[Likeness, ...]

    def __str__(self) -> str:
        where = _("row %(row)s") % {"row": self.row} if self.row else self.other.get_state_display()
        by = ", ".join(str(each.label) for each in self.by)
        return f"{self.other.name} ({where}): {by}"


class Known:
    """The register as it is when the import begins, in one query, and what the rows before have added."""

    def __init__(self) -> None:
        rows = Association.objects.exclude(state=State.DRAFT)
        self._known: list[tuple[int, Association]] = [(0, association) for association in rows]

    def add(self, row: int, association: Association) -> None:
        self._known.append((row, association))

    def match(self, candidate: Association) -> tuple[Match | None, list[Match]]:
        """The association that it is, or may be; and those with only the same address: houses have many rooms."""
        neighbours = []
        perhaps: Match | None = None
        for row, other in self._known:
            by = tuple(alike(candidate, other))
            gone = other.state in {State.WITHDRAWN, State.DISSOLVED, State.REFUSED}
            if surely_same(candidate, other) and not gone:
                return Match(Sure.YES, other, row, by), []
            if set(by) - {Likeness.ADDRESS}:
                perhaps = perhaps or Match(Sure.PERHAPS, other, row, by)
            elif by:
                neighbours.append(Match(Sure.PERHAPS, other, row, by))
        return perhaps, neighbours


def differing(candidate: Association, other: Association) -> list[str]:
    """What the list says otherwise. Nothing of it is taken over: the association keeps its own data."""
    return [
        str(target.label)
        for target in COMPARED
        if (said := getattr(candidate, target.value)) and said != getattr(other, target.value)
    ]
