"""Which notices an entry of an association's history puts into the outbox, and for whom."""

from forums.notices.models import Notice

from .concern import Concern
from .delegates import Invitation
from .history import EntryKind, HistoryEntry
from .joining import Joining, JoiningState
from .recipients import office, team

TO_ASSOCIATION = frozenset(
    {
        EntryKind.SUBMITTED,
        EntryKind.QUESTIONED,
        EntryKind.VERIFIED,
        EntryKind.REFUSED,
        EntryKind.SUSPENDED,
        EntryKind.RESUMED,
        EntryKind.DISSOLVED,
        EntryKind.UNCONFIRMED,
    }
)
TO_OFFICE = frozenset({EntryKind.SUBMITTED, EntryKind.ANSWERED})
JOINING_ANSWERED = frozenset({JoiningState.ASKED, JoiningState.MEMBER, JoiningState.DECLINED})


def write_notices(entry: HistoryEntry) -> None:
    """To the association about what the office did, and to whoever has to act next."""
    association, event = entry.association, f"association.entry:{entry.pk}"
    if entry.kind in TO_ASSOCIATION:
        by = None if entry.kind == EntryKind.SUBMITTED else entry.by  # who sends it gets the receipt
        Notice.objects.write("association.entry", event, association.recipients(), about=entry, by=by)
    if entry.kind in TO_OFFICE:
        Notice.objects.write("association.waits", event, office(), about=entry, by=entry.by)
    match entry.kind:
        case EntryKind.INVITED:
            _invite(entry)
        case EntryKind.JOINING:
            _pass_on(entry)
        case EntryKind.REMINDED if association.is_imported:
            _ask_for_data(entry)
        case EntryKind.REMINDED:
            association.remind_to_confirm("first")


def _invite(entry: HistoryEntry) -> None:
    invitation = Invitation.objects.get(pk=entry.data["invitation"])
    event = f"association.invitation:{invitation.pk}"
    Notice.objects.write("association.invitation", event, [invitation.recipient()], invitation)


def _pass_on(entry: HistoryEntry) -> None:
    """A request or answer goes to the team; what the team does, to the association."""
    joining = Joining.objects.select_related("network").get(pk=entry.data["joining"])
    event = f"association.joining:{entry.pk}"
    if joining.state == JoiningState.REQUESTED:
        Notice.objects.write("association.joining_waits", event, team(joining.network), about=entry, by=entry.by)
    elif joining.state in JOINING_ANSWERED:
        Notice.objects.write("association.joining", event, entry.association.recipients(), about=entry, by=entry.by)


def _ask_for_data(entry: HistoryEntry) -> None:
    """To the address on the city's list. Behind the link it is confirmed; only then is there any other mail."""
    association = entry.association
    event, to = f"association.from_list:{entry.pk}", association.registrar_recipient()
    Notice.objects.write("association.from_list", event, [to] if to else [], association)


def send_link(association: Concern, attempt: str) -> None:
    """The one mail to an unconfirmed address: the link back into the registration."""
    to = association.registrar_recipient()
    Notice.objects.write("association.way_back", _way_back(association, attempt), [to] if to else [], association)


def link_was_sent(association: Concern, attempt: str) -> bool:
    return Notice.objects.filter(event=_way_back(association, attempt)).exists()


def _way_back(association: Concern, attempt: str) -> str:
    return f"association.way_back:{association.pk}:{attempt}"
