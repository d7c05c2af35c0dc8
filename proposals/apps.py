from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    """What happens to what people say."""

    name = "proposals"
    verbose_name = _("Suggestions and measures")

    def ready(self) -> None:
        from .suggestions import danger
        from .triage import routing  # noqa: F401  (connects its receiver)

        danger.register_notices()

        from .triage import notices, reactions

        notices.register_notices()
        reactions.connect()
