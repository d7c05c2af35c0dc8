"""All types that have rows, by the word in their address."""

from typing import Any, Final

from .objects.bodies import MEMBERSHIP, ORGANIZATION, PERSON
from .objects.kind import Kind
from .objects.meetings import AGENDA_ITEM, LOCATION, MEETING
from .objects.papers import CONSULTATION, FILE, PAPER
from .objects.system import LEGISLATIVE_TERM

KINDS: Final[dict[str, Kind[Any]]] = {
    kind.type.lower(): kind
    for kind in (
        LEGISLATIVE_TERM,
        ORGANIZATION,
        PERSON,
        MEMBERSHIP,
        MEETING,
        AGENDA_ITEM,
        PAPER,
        CONSULTATION,
        FILE,
        LOCATION,
    )
}
PARTS: Final = {"meeting": "body", "consultation": "body"}  # external lists of one organization: kind, and its key
