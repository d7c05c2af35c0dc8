from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """How it is published."""

    name = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from .content import privacy as content
        from .editing import inbox as editing_inbox
        from .editing.rights import ensure_rights
        from .editions import copies as edition_copies
        from .editions import papers as edition_papers
        from .editions import privacy as edition_privacy
        from .editions.passages import register_passages
        from .feedback import inbox as feedback_inbox
        from .feedback import privacy
        from .feedback import retention as keeping
        from .feedback.notices import register_notices
        from .feedback.reminders import register_reminders
        from .minutes import inbox as minutes_inbox
        from .minutes.copies import register_copies
        from .minutes.hooks import register_extensions
        from .paper_drafts import inbox as paper_inbox
        from .paper_drafts import privacy as paper_privacy

        register_notices()
        register_reminders()
        for waiting in (feedback_inbox, minutes_inbox, editing_inbox, paper_inbox):
            waiting.register_sources()
        register_extensions()
        register_copies()
        edition_copies.register_copies()
        edition_privacy.register_fields()
        edition_privacy.register_rules()
        register_passages()
        edition_papers.register_subject()
        paper_privacy.register_fields()
        paper_privacy.register_holdings()
        paper_privacy.register_rules()
        privacy.register_holdings()
        content.register_fields()
        keeping.register_rules()
        post_migrate.connect(ensure_rights, sender=self)
