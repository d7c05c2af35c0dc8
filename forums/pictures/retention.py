"""How long pictures are kept that no record took."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, register

from .models import Picture


def register_rules() -> None:
    register(
        Rule(
            "pictures nobody took",
            _("Photos of a form that was not sent"),
            lambda: _("24 hours"),
            _("So that a mistake in the form does not lose the photo."),
            Picture.objects.abandoned,
            lambda: Picture.objects.abandoned().discard(),
        )
    )
