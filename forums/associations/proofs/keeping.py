"""How long proofs are kept: until the office has decided, and a while longer should somebody object."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from ..history import EntryKind, HistoryEntry
from ..states import State
from .proof import Proof, ProofQuerySet

PROOFS_KEPT = timedelta(days=30)
_WAITING = (State.DRAFT, State.SUBMITTED, State.QUESTIONED)
_DECIDED = (EntryKind.VERIFIED, EntryKind.REFUSED, EntryKind.WITHDRAWN)


def proofs_no_longer_needed() -> ProofQuerySet:
    """Of associations about which the office decided 30 days ago; what came after a refusal, 30 days after it came."""
    limit = timezone.now() - PROOFS_KEPT
    decided_since = HistoryEntry.objects.filter(association=OuterRef("association"), kind__in=_DECIDED, at__gt=limit)
    handed_in = Proof.objects.handed_in().filter(taken_in__lt=limit, association__isnull=False)
    return handed_in.exclude(association__state__in=_WAITING).exclude(Exists(decided_since))


def delete_proofs() -> int:
    return proofs_no_longer_needed().discard()
