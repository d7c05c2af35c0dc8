"""The letter of the annual review."""

from django.utils.translation import gettext as _

from forums.notices.letters import Letter
from forums.notices.models import Notice

from ..links import absolute, confirm_token
from ..models import Association


def confirm(notice: Notice) -> Letter | None:
    association = notice.about
    if not isinstance(association, Association) or not association.awaits_confirmation:
        return None
    return Letter(
        title=_("Are your details still correct?"),
        about=association.name,
        sentences=(
            _("We ask once a year. One click is enough; you don't need to sign in."),
            _("Without your answer within 8 weeks, your association is no longer public until somebody confirms."),
        ),
        url=absolute("association_confirm", confirm_token(association)),
        action=_("Check and confirm"),
        why=_("You are receiving this e-mail because you registered this association or speak for it."),
    )
