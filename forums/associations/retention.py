"""How long registrations are kept that nobody goes on with, and lists on their way in."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, after, register

from . import annual_review as yearly
from .bulk_import import SHELF


def register_rules() -> None:
    register(
        Rule(
            "registrations nobody went on with",
            _("Registrations of associations that were not sent"),
            lambda: after(yearly.DRAFTS_KEPT.days, _("the last change")),
            _("So that you can go on another day."),
            yearly.old_drafts,
            yearly.delete_old_drafts,
        )
    )
    register(
        Rule(
            "imported lists of associations",
            _("Lists of associations that the office takes over"),
            lambda: _("24 hours"),
            _("They hold names. They are needed only while they are taken over."),
            SHELF.old,
            SHELF.forget_old,
        )
    )
