from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    """What happens to what people say."""

    name = "proposals"
    verbose_name = _("Suggestions and measures")

    def ready(self) -> None:
        from django.db.models.signals import post_migrate, pre_migrate

        from forums.pictures.permissions import shown_by
        from forums.search.finding import keep_indexed

        from .intake import inbox as intake_inbox
        from .intake import privacy as intake_privacy
        from .intake import retention as intake_retention
        from .intake.cards import copies as card_copies
        from .measures import copies as measures_copies
        from .measures import inbox as measures_inbox
        from .measures import papers as measures_papers
        from .measures import privacy as measures_privacy
        from .measures import reminders as measures_reminders
        from .measures.indicators import inbox as indicators_inbox
        from .measures.indicators import privacy as indicators_privacy
        from .measures.indicators import reminders as indicators_reminders
        from .measures.indicators import retention as indicators_retention
        from .measures.models import Measure
        from .measures.permissions import may_see_news_picture
        from .moderation import cards as moderation_cards
        from .moderation import inbox as moderation_inbox
        from .moderation import notices as moderation_notices
        from .moderation import privacy as moderation_privacy
        from .moderation import receivers as moderation_receivers
        from .moderation import reminder_letters as moderation_reminders
        from .moderation import retention as moderation_retention
        from .public.evaluation import inbox as evaluation_inbox
        from .public.evaluation import letters as evaluation_letters
        from .public.evaluation import privacy as evaluation_privacy
        from .public.forum_results.hooks import register_extensions
        from .public.tallies import privacy as tallies_privacy
        from .public.tallies import triggers
        from .suggestions import author_reminders as author_letters
        from .suggestions import inbox as suggestions_inbox
        from .suggestions import kept_in_browsers, similar
        from .suggestions import notices as suggestion_notices
        from .suggestions import privacy as suggestion_privacy
        from .suggestions import retention as suggestion_retention
        from .suggestions.endorsement import notices as endorsement_notices
        from .suggestions.permissions import may_see_photo
        from .triage import inbox as triage_inbox
        from .triage import notices as triage_notices
        from .triage import permissions as triage_permissions
        from .triage import privacy as triage_privacy
        from .triage import receivers as triage_receivers
        from .triage import reminder_letters as triage_reminders
        from .triage import retention as triage_retention

        kept_in_browsers.register_kept()
        for notices in (moderation_notices, moderation_cards, suggestion_notices, endorsement_notices, triage_notices):
            notices.register_notices()
        for letters in (
            moderation_reminders,
            triage_reminders,
            author_letters,
            measures_reminders,
            indicators_reminders,
            evaluation_letters,
        ):
            letters.register_letters()
        for receivers in (moderation_receivers, moderation_cards, triage_receivers, card_copies):
            receivers.connect()
        measures_copies.register_copies()
        measures_papers.register_subject()
        # From the highest room to the lowest: so they are erased.
        for privacy in (triage_privacy, moderation_privacy, measures_privacy, suggestion_privacy):
            privacy.register_holdings()
        for words in (intake_privacy, indicators_privacy, evaluation_privacy, tallies_privacy):
            words.register_fields()
        for retention in (
            suggestion_retention,
            triage_retention,
            moderation_retention,
            intake_retention,
            indicators_retention,
        ):
            retention.register_rules()
        for waiting in (
            moderation_inbox,
            triage_inbox,
            intake_inbox,
            measures_inbox,
            indicators_inbox,
            suggestions_inbox,
            evaluation_inbox,
        ):
            waiting.register_sources()
        shown_by(may_see_photo)
        shown_by(triage_permissions.shows_picture)
        shown_by(may_see_news_picture)
        keep_indexed(Measure)
        similar.register_texts()
        register_extensions()
        pre_migrate.connect(triggers.make_way, sender=self)
        post_migrate.connect(triggers.install, sender=self)
