"""Proofs of an association: handed in and taken back for as long as the office has not decided."""

from django.db import transaction
from django.utils.translation import gettext as _

from forums.people.models import User

from ..concern import Concern
from ..exceptions import NotPossible
from ..history import EntryKind
from .proof import Proof, ProofKind, ProofQuerySet

MOST_PROOFS = 12


class Proofs(Concern):
    """The files are rows of their own (`Proof`); these verbs say in the history what came and went, and who did it."""

    class Meta(Concern.Meta):
        abstract = True

    @transaction.atomic
    def hand_in(self, proof: Proof, kind: ProofKind, *, by: User | None) -> None:
        """What waited in a form is now for the office to see. Once more changes nothing."""
        self.lock()
        waiting = self._own_proofs().select_for_update().filter(pk=proof.pk).first()
        if waiting is not None and waiting.client_uuid is None:
            return
        self._refuse_after_decision()
        if waiting is None:
            raise NotPossible(_("This file is no longer here. Please choose it again."))
        if self._own_proofs().handed_in().count() >= MOST_PROOFS:
            raise NotPossible(
                _("There are %(most)s files already. Please remove one of them first.") % {"most": MOST_PROOFS}
            )
        waiting.client_uuid, waiting.kind, waiting.by = None, kind, by
        waiting.save(update_fields=["client_uuid", "kind", "by"])
        self.record_entry(EntryKind.PROOF, by=by, proof=kind)

    @transaction.atomic
    def take_back(self, proof: Proof, *, by: User | None) -> None:
        """The office no longer sees it; the file goes with the commit."""
        self.lock()
        self._refuse_after_decision()
        kind = proof.kind
        proof.let_go()
        self.record_entry(EntryKind.PROOF_BACK, by=by, proof=kind)

    def _own_proofs(self) -> ProofQuerySet:
        return Proof.objects.filter(association_id=self.pk)

    def _refuse_after_decision(self) -> None:
        if not self.is_open_to_registrar:
            raise NotPossible(_("The office has decided already."))
