"""How long a forum's photographs are kept."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, after, register

from .photographs import SHEETS_KEPT, SheetPhoto


def register_rules() -> None:
    register(
        Rule(
            "photographs of sheets",
            _("Photographs of the paper on a forum's tables"),
            lambda: after(SHEETS_KEPT.days, _("the forum")),
            _("So that every card can be compared with what was written on paper."),
            SheetPhoto.objects.old,
            lambda: SheetPhoto.objects.old().discard(),
        )
    )
    register(
        Rule(
            "photographs of people",
            _("Photographs of people at a forum"),
            lambda: _("until one of them withdraws the consent"),
            _("For the minutes, with the consent of everybody in the picture."),
        )
    )
