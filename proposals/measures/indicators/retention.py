"""How long brought tables of readings are kept."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, register

from .bulk_import import SHELF


def register_rules() -> None:
    register(
        Rule(
            "imported tables of readings",
            _("Spreadsheets with readings of indicators"),
            lambda: _("24 hours"),
            _("They are needed only during the import, and until it can no longer be undone."),
            SHELF.old,
            SHELF.forget_old,
        )
    )
