from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """How it is published."""

    name = "cms"
    verbose_name = _("Pages")
