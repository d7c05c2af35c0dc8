"""How long this slice keeps what it has."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, days, register

from .models import KeptValue


def register_rules() -> None:
    register(
        Rule(
            "kept values",
            _("How often a connection or an account tried something (as a number, without the address)"),
            lambda: days(1),
            _("So that programs cannot flood us or guess secret words."),
            lambda: [f"{count} values"] if (count := KeptValue.objects.expired().count()) else [],
            lambda: KeptValue.objects.expired().delete()[0],
        )
    )
