"""How long the photo of a person is kept."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, register


def register_rules() -> None:
    register(
        Rule(
            "photos of people",
            _("Your photo beside your name"),
            lambda: _("until you take it back, or your data is erased"),
            _("So that people can see who they talk to. Only with your consent."),
        )
    )
