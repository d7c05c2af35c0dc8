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
        from .dialogue import hooks as additions
        from .dialogue import privacy as dialogue_privacy
        from .dialogue import retention as dialogue_keeping
        from .dialogue import retention_photographs as dialogue_pictures
        from .dialogue import similarity as likeness
        from .dialogue.host.mine import mine
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

        admin_forms.register()
        associations.register_notices()
        dialogue.register_notices()
        shown_by(may_see_logo)
        dialogue_privacy.register_holdings()
        shown_by(may_see_picture)
        likeness.register_texts()
        additions.add_to_page("forums/dialogue/host/mine.html", mine)
        additions.add_to_desk("forums/dialogue/host/mine.html", mine)
        associations_privacy.register_holdings()
        bodies.register_holdings()
        notices.register_holdings()
        own_data.register_holdings()
        dialogue_keepings = (dialogue_keeping, dialogue_pictures)
        for kept in (keeping, notices_keeping, pictures, associations_keeping, fields, *dialogue_keepings):
            kept.register_rules()
        post_migrate.connect(ensure_groups, sender=self)
