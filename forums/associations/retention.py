"""How long abandoned registrations and uploaded lists are kept."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, after, register

from .bulk_import import SHELF
from .jobs import DRAFTS_KEPT, abandoned_drafts, delete_abandoned_drafts
from .proofs.keeping import PROOFS_KEPT, delete_proofs, proofs_no_longer_needed
from .proofs.proof import Proof


def register_rules() -> None:
    register(
        Rule(
            "abandoned registrations of associations",
            _("Registrations of associations that were not sent"),
            lambda: after(DRAFTS_KEPT.days, _("the last change")),
            _("So that you can continue another day."),
            abandoned_drafts,
            delete_abandoned_drafts,
        )
    )
    register(
        Rule(
            "proofs of associations",
            _("Proofs that associations hand in"),
            lambda: after(PROOFS_KEPT.days, _("the decision of the office")),
            _("The office needs them to check that the association exists."),
            proofs_no_longer_needed,
            delete_proofs,
        )
    )
    register(
        Rule(
            "proofs nobody sent",
            _("Proofs in a form that was not sent"),
            lambda: _("24 hours"),
            _("So that a mistake in the form does not lose the file."),
            Proof.objects.abandoned,
            lambda: Proof.objects.abandoned().discard(),
        )
    )
    register(
        Rule(
            "imported lists of associations",
            _("Lists of associations that the office imports"),
            lambda: _("24 hours"),
            _("They contain names. They are needed only during the import."),
            SHELF.old,
            SHELF.forget_old,
        )
    )
