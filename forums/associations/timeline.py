"""An association's history for timeline.html, as the association itself reads it."""

from datetime import datetime
from typing import TypedDict

from django.utils.translation import gettext as _

from forums.bodies.models import Body

from .history import INTERNAL, EntryKind, HistoryEntry
from .joining import JoiningState
from .models import Association

TONES = {EntryKind.VERIFIED: "success", EntryKind.QUESTIONED: "warning", EntryKind.REFUSED: "danger"}


class TimelineStep(TypedDict):
    when: datetime
    title: str
    text: str
    who: str
    tone: str


def timeline(association: Association) -> list[TimelineStep]:
    entries = [entry for entry in association.entries.all() if entry.kind not in INTERNAL]
    networks = Body.objects.in_bulk({entry.data["network"] for entry in entries if "network" in entry.data})
    return [
        {
            "when": entry.at,
            "title": _title(entry, networks),
            "text": entry.text,
            "who": _("the office") if entry.by_office else "",
            "tone": TONES.get(EntryKind(entry.kind), "neutral"),
        }
        for entry in entries
    ]


def _title(entry: HistoryEntry, networks: dict[int, Body]) -> str:
    """What happened; of joining a field also which one, and how far it has got."""
    title = str(entry.get_kind_display())
    network = networks.get(entry.data.get("network", 0))
    return f"{network}: {JoiningState(entry.data['state']).label}" if network else title
