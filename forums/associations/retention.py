"""How long abandoned registrations and uploaded lists are kept."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, after, register

from .bulk_import import SHELF
from .jobs import DRAFTS_KEPT, abandoned_drafts, delete_abandoned_drafts


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
            "imported lists of associations",
            _("Lists of associations that the office imports"),
            lambda: _("24 hours"),
            _("They contain names. They are needed only during the import."),
            SHELF.old,
            SHELF.forget_old,
        )
    )
