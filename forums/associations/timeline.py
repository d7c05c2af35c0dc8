"""An association's history for timeline.html, as the association itself reads it."""

from datetime import datetime
from typing import TypedDict

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Body
from forums.municipality.text_language import language_of

from .history import INTERNAL, EntryKind, HistoryEntry
from .joining import JoiningState
from .models import Association, ProofKind
from .reached import reached

_LABELS = {
    "languages": gettext_lazy("languages"),
    "logo_upload": gettext_lazy("logo"),
    "logo_away": gettext_lazy("logo"),
}
TONES = {EntryKind.VERIFIED: "success", EntryKind.QUESTIONED: "warning", EntryKind.REFUSED: "danger"}


class TimelineStep(TypedDict):
    when: datetime
    title: str
    text: str
    lang: str
    who: str
    tone: str


def timeline(association: Association) -> list[TimelineStep]:
    entries = [entry for entry in association.entries.all() if entry.kind not in INTERNAL]
    networks = Body.objects.in_bulk({entry.data["network"] for entry in entries if "network" in entry.data})
    mails = reached(entries)
    return [_step(entry, _title(entry, networks), mails.get(entry.pk, "")) for entry in entries]


def _step(entry: HistoryEntry, title: str, mail: str) -> TimelineStep:
    """In the language of what was written, where nothing of ours stands beside it."""
    ours = list(filter(None, [", ".join(changed_fields(entry)), mail]))
    return {
        "when": entry.at,
        "title": title,
        "text": "\n\n".join(filter(None, [entry.text, *ours])),
        "lang": language_of(entry.text) if entry.text and not ours else "",
        "who": _("the office") if entry.by_office else "",
        "tone": TONES.get(EntryKind(entry.kind), "neutral"),
    }


def changed_fields(entry: HistoryEntry) -> list[str]:
    """Names of what an association has changed after sending it, or the kind of proof it handed in or took back."""
    names = entry.data.get("fields", [])
    if proof := entry.data.get("proof"):
        return [str(ProofKind(proof).label)]
    return [str(_LABELS[name]) if name in _LABELS else str(_verbose_name(name)) for name in names]


def _verbose_name(name: str) -> str:
    try:
        field = Association._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(getattr(field, "verbose_name", name))


def _title(entry: HistoryEntry, networks: dict[int, Body]) -> str:
    """What happened; of joining a field also which one, and how far it has got."""
    title = str(entry.get_kind_display())
    network = networks.get(entry.data.get("network", 0))
    return f"{network}: {JoiningState(entry.data['state']).label}" if network else title
