"""How long brought tables are kept."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, register

from .bulk_import import SHELF


def register_rules() -> None:
    register(
        Rule(
            "imported tables",
            _("Tables with suggestions of another procedure"),
            lambda: _("24 hours"),
            _("They can hold names. They are needed only while they are taken over."),
            SHELF.old,
            SHELF.forget_old,
        )
    )
