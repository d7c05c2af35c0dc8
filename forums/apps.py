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
        from .associations.inbox import office as office_inbox
        from .associations.inbox import speakers as speakers_inbox
        from .associations.inbox import teams as teams_inbox
        from .associations.notices import kinds as associations
        from .associations.office import keeps_the_list
        from .associations.permissions import may_see_logo
        from .bodies import inbox as bodies_inbox
        from .bodies import invitations
        from .bodies import privacy as bodies
        from .bodies.permissions import reads_a_desk
        from .council.appointments import decisions as appointments
        from .council.appointments import privacy as appointments_privacy
        from .council.meetings.models import CouncilMeeting
        from .council.oparl_sync import privacy as oparl_privacy
        from .council.papers import inbox as council_inbox
        from .council.papers import privacy as council
        from .council.papers.models import Paper
        from .council.process import decisions as process_decisions
        from .council.process import privacy as process_privacy
        from .council.process.models import Milestone
        from .council.terms import privacy as terms_privacy
        from .dialogue import extensions, kept_in_browsers, prompt_copies, similar_cards
        from .dialogue import inbox as dialogue_inbox
        from .dialogue import privacy as dialogue_privacy
        from .dialogue import retention as dialogue_keeping
        from .dialogue.forum import Forum
        from .dialogue.host.my_tables import my_tables_link
        from .dialogue.photographs import may_see_picture
        from .dialogue.public import notices as dialogue
        from .embeddings import privacy as embeddings_privacy
        from .embeddings import retention as fields
        from .faces import privacy as faces
        from .faces import retention as faces_keeping
        from .faces.permissions import may_see_face
        from .fields import privacy as fields_privacy
        from .inbox import name_checks as name_checks_inbox
        from .maps import privacy as maps_privacy
        from .maps import retention as maps_keeping
        from .municipality import multilingual_forms as admin_forms
        from .municipality import privacy as municipality_privacy
        from .notices import privacy as notices
        from .notices import retention as notices_keeping
        from .people import privacy as own_data
        from .people import retention as keeping
        from .people import security_mails
        from .people.admin_access import opened_to
        from .people.groups import ensure_groups
        from .people.second_factor import needed_where
        from .pictures import privacy as pictures_privacy
        from .pictures import retention as pictures
        from .pictures.permissions import shown_by
        from .protection import mail_domains, plausible_dates
        from .protection import retention as counts
        from .records.browser_storage import register_the_frameworks
        from .search.finding import keep_indexed
        from .sharing import answers as share_pictures

        admin_forms.register()
        plausible_dates.guard_all_forms()
        mail_domains.guard_all_forms()
        register_the_frameworks()
        kept_in_browsers.register_kept()
        prompt_copies.register_copies()
        needed_where(reads_a_desk)
        needed_where(keeps_the_list)
        opened_to(keeps_the_list)
        security_mails.listen()
        associations.register_notices()
        invitations.register_notices()
        dialogue.register_notices()
        shown_by(may_see_logo)
        dialogue_privacy.register_holdings()
        shown_by(may_see_picture)
        shown_by(may_see_face)
        similar_cards.register_texts()
        share_pictures.register_copies()
        extensions.add_to_page("forums/dialogue/host/my_tables_link.html", my_tables_link)
        extensions.add_to_desk("forums/dialogue/host/my_tables_link.html", my_tables_link)
        associations_privacy.register_holdings()
        appointments_privacy.register_holdings()
        bodies.register_holdings()
        faces.register_holdings()
        notices.register_holdings()
        own_data.register_holdings()
        council.register_fields()
        process_decisions.register_subject()
        appointments.register_subject()
        for words in (
            fields_privacy,
            municipality_privacy,
            maps_privacy,
            pictures_privacy,
            embeddings_privacy,
            process_privacy,
            terms_privacy,
            oparl_privacy,
        ):
            words.register_fields()
        rules = (
            keeping,
            notices_keeping,
            pictures,
            faces_keeping,
            associations_keeping,
            fields,
            dialogue_keeping,
            counts,
            maps_keeping,
            council,
        )
        for kept in rules:
            kept.register_rules()
        for waiting in (
            teams_inbox,
            office_inbox,
            bodies_inbox,
            council_inbox,
            dialogue_inbox,
            speakers_inbox,
            name_checks_inbox,
        ):
            waiting.register_sources()
        keep_indexed(Forum)
        keep_indexed(Paper)
        keep_indexed(CouncilMeeting)
        keep_indexed(Milestone)
        post_migrate.connect(ensure_groups, sender=self)
