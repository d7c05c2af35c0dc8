from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    """What happens to what people say."""

    name = "proposals"
    verbose_name = _("Suggestions and measures")

    def ready(self) -> None:
        from forums.pictures.permissions import shown_by

        from .intake import retention as intake
        from .public.forum_results.hooks import register_extensions
        from .suggestions import complaints, danger, similar
        from .suggestions import notices as kinds
        from .suggestions import privacy as suggestions_privacy
        from .suggestions import retention as suggestions_keeping
        from .suggestions.endorsement import notices as speaking
        from .suggestions.permissions import may_see_photo
        from .triage import notices, permissions, privacy
        from .triage import receivers as reactions
        from .triage import retention as keeping

        complaints.register_notices()
        danger.register_notices()
        kinds.register_notices()
        speaking.register_notices()
        notices.register_notices()
        shown_by(may_see_photo)
        similar.register_texts()
        reactions.connect()
        register_extensions()
        shown_by(permissions.shows_picture)
        privacy.register_holdings()
        suggestions_privacy.register_holdings()
        for kept in (suggestions_keeping, keeping, intake):
            kept.register_rules()
