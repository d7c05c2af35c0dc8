from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    """Who takes part and where they meet."""

    name = "forums"
    verbose_name = _("People and bodies")

    def ready(self) -> None:
        from .associations import privacy as associations_privacy
        from .associations import retention as associations_keeping
        from .associations.notices import kinds as associations
        from .associations.permissions import may_see_logo
        from .bodies import privacy as bodies
        from .dialogue import extensions, similar_cards
        from .dialogue import privacy as dialogue_privacy
        from .dialogue import retention as dialogue_keeping
        from .dialogue.forum import Forum
        from .dialogue.host.my_tables import my_tables_link
        from .dialogue.photographs import may_see_picture
        from .dialogue.public import notices as dialogue
        from .embeddings import retention as fields
        from .municipality import multilingual_forms as admin_forms
        from .notices import privacy as notices
        from .notices import retention as notices_keeping
        from .people import privacy as own_data
        from .people import retention as keeping
        from .people.groups import ensure_groups
        from .pictures import retention as pictures
        from .pictures.permissions import shown_by
        from .search.finding import keep_indexed

        admin_forms.register()
        associations.register_notices()
        dialogue.register_notices()
        shown_by(may_see_logo)
        dialogue_privacy.register_holdings()
        shown_by(may_see_picture)
        similar_cards.register_texts()
        extensions.add_to_page("forums/dialogue/host/my_tables_link.html", my_tables_link)
        extensions.add_to_desk("forums/dialogue/host/my_tables_link.html", my_tables_link)
        associations_privacy.register_holdings()
        bodies.register_holdings()
        notices.register_holdings()
        own_data.register_holdings()
        for kept in (keeping, notices_keeping, pictures, associations_keeping, fields, dialogue_keeping):
            kept.register_rules()
        keep_indexed(Forum)
        post_migrate.connect(ensure_groups, sender=self)
