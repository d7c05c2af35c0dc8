from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """How it is published."""

    name = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from .content import privacy as content
        from .editing.rights import ensure_rights
        from .feedback import privacy
        from .feedback import retention as keeping
        from .feedback.notices import register_notices
        from .minutes.hooks import register_extensions

        register_notices()
        register_extensions()
        privacy.register_holdings()
        content.register_fields()
        keeping.register_rules()
        post_migrate.connect(ensure_rights, sender=self)
