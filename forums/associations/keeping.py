"""How long registrations are kept that nobody goes on with."""

from django.utils.translation import gettext_lazy as _

from forums.people.retention import Rule, after, register

from . import yearly


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
