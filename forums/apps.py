from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    """Who takes part and where they meet."""

    name = "forums"
    verbose_name = _("People and bodies")

    def ready(self) -> None:
        from .associations import keeping as associations_keeping
        from .associations import notices as associations
        from .associations import privacy as associations_privacy
        from .associations.permissions import shows_logo
        from .bodies import privacy as bodies
        from .dialogue import additions, likeness
        from .dialogue import keeping as dialogue_keeping
        from .dialogue import keeping_pictures as dialogue_pictures
        from .dialogue import privacy as dialogue_privacy
        from .dialogue.before import notices as dialogue
        from .dialogue.lead.mine import mine
        from .dialogue.photographs import may_see_picture
        from .fields import admin_forms
        from .fields import keeping as fields
        from .notices import keeping as notices_keeping
        from .notices import privacy as notices
        from .people import keeping, own_data
        from .people.groups import ensure_groups
        from .pictures import keeping as pictures
        from .pictures.permissions import shown_by

        admin_forms.register()
        associations.register_notices()
        dialogue.register_notices()
        shown_by(shows_logo)
        dialogue_privacy.register_holdings()
        shown_by(may_see_picture)
        likeness.register_texts()
        additions.add_to_page("forums/dialogue/lead/mine.html", mine)
        additions.add_to_desk("forums/dialogue/lead/mine.html", mine)
        associations_privacy.register_holdings()
        bodies.register_holdings()
        notices.register_holdings()
        own_data.register_holdings()
        dialogue_keepings = (dialogue_keeping, dialogue_pictures)
        for kept in (keeping, notices_keeping, pictures, associations_keeping, fields, *dialogue_keepings):
            kept.register_rules()
        post_migrate.connect(ensure_groups, sender=self)
