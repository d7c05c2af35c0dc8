from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    """What happens to what people say."""

    name = "proposals"
    verbose_name = _("Suggestions and measures")

    def ready(self) -> None:
        from forums.pictures.permissions import shown_by
        from forums.search.finding import keep_indexed

        from .intake import retention as intake_retention
        from .measures.models import Measure
        from .moderation import notices as moderation_notices
        from .moderation import privacy as moderation_privacy
        from .moderation import receivers as moderation_receivers
        from .moderation import retention as moderation_retention
        from .public.forum_results.hooks import register_extensions
        from .suggestions import notices as suggestion_notices
        from .suggestions import privacy as suggestion_privacy
        from .suggestions import retention as suggestion_retention
        from .suggestions import similar
        from .suggestions.endorsement import notices as endorsement_notices
        from .suggestions.permissions import may_see_photo
        from .triage import notices as triage_notices
        from .triage import permissions as triage_permissions
        from .triage import privacy as triage_privacy
        from .triage import receivers as triage_receivers
        from .triage import retention as triage_retention

        for notices in (moderation_notices, suggestion_notices, endorsement_notices, triage_notices):
            notices.register_notices()
        for receivers in (moderation_receivers, triage_receivers):
            receivers.connect()
        # From the highest room to the lowest: so they are erased.
        for privacy in (triage_privacy, moderation_privacy, suggestion_privacy):
            privacy.register_holdings()
        for retention in (suggestion_retention, triage_retention, moderation_retention, intake_retention):
            retention.register_rules()
        shown_by(may_see_photo)
        shown_by(triage_permissions.shows_picture)
        keep_indexed(Measure)
        similar.register_texts()
        register_extensions()
