"""Letters of a registration: the link back, the question about the city's list, the invitation to speak."""

from django.utils.translation import gettext as _

from forums.notices.letters import Letter
from forums.notices.models import Notice

from ..delegates import Invitation
from ..links import absolute, address_key, resume_token
from ..models import Association


def _address_url(association: Association) -> str:
    return absolute("association_address", resume_token(association), address_key(association))


def link_back(notice: Notice) -> Letter | None:
    association = notice.about
    if not isinstance(association, Association):
        return None
    return Letter(
        title=_("Continue registration"),
        about=association.name,
        sentences=(
            _("Somebody is registering this association and gave us your address."),
            _("With this link you can continue at any time."),
            _("The link takes you to a page where you confirm your address. Only then will we write to you again."),
        ),
        url=_address_url(association),
        action=_("Continue registration"),
        why=_("Wasn't it you? Then you don't need to do anything. We will not write again."),
    )


def on_the_citys_list(notice: Notice) -> Letter | None:
    association = notice.about
    if not isinstance(association, Association) or not association.is_imported:
        return None
    return Letter(
        title=_("Are your details on our list correct?"),
        about=association.name,
        sentences=(
            _("Your association is on the city's list. We have copied your details from there."),
            _("Please check them, correct what is wrong, and tell us what may be public."),
            _("Until you have done so, none of it is public. You don't need an account."),
        ),
        url=_address_url(association),
        action=_("Check our details"),
        why=_("You don't know this association, or it should not be on the list? Then please tell the office."),
    )


def invitation(notice: Notice) -> Letter | None:
    invitation = notice.about
    if not isinstance(invitation, Invitation) or not invitation.is_open:
        return None
    return Letter(
        title=_("Speak for your association"),
        about=invitation.association.name,
        sentences=(
            _("You are invited to speak for this association on the city's participation platform."),
            _("You sign in with an account of your own. Nobody shares a password. The link works for 30 days."),
        ),
        url=absolute("association_invitation", invitation.token),
        action=_("Accept the invitation"),
        why=_("Not meant for you? Then you don't need to do anything."),
    )
