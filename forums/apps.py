from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    """Who takes part and where they meet."""

    name = "forums"
    verbose_name = _("People and bodies")

    def ready(self) -> None:
        from .fields import admin_forms
        from .people.groups import ensure_groups

        admin_forms.register()
        post_migrate.connect(ensure_groups, sender=self)
