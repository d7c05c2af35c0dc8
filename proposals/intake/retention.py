"""How long brought tables are kept."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, register

from .bulk_import import SHELF


def register_rules() -> None:
    register(
        Rule(
            "imported tables",
            _("Spreadsheets with suggestions from another procedure"),
            lambda: _("24 hours"),
            _("They may contain names. They are needed only during the import."),
            SHELF.old,
            SHELF.forget_old,
        )
    )
