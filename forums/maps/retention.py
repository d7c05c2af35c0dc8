"""How long brought lists of streets are kept."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, register

from .uploads import SHELF


def register_rules() -> None:
    register(
        Rule(
            "brought lists of streets",
            _("Lists of streets that the city brings"),
            lambda: _("24 hours"),
            _("They are needed only during the import."),
            SHELF.old,
            SHELF.forget_old,
        )
    )
