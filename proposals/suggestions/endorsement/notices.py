"""One mail: an association asks to be joint author."""

from django.utils.translation import gettext as _

from forums.notices.letters import Letter, register_letter
from forums.notices.models import Notice

from ..follow_links import follow_url
from .models import Endorsement


def _asks(notice: Notice) -> Letter | None:
    endorsement = notice.about
    if not isinstance(endorsement, Endorsement) or endorsement.agreed_at:
        return None
    return Letter(
        title=_("An association wants to be a joint author"),
        about=endorsement.suggestion.number,
        sentences=(endorsement.name, _("Only if you agree, its name stands beside your suggestion.")),
        url=follow_url(endorsement.suggestion),
        action=_("Agree or decline"),
        why=_(
            "You are receiving this e-mail because you sent us this suggestion. The link is your key: "
            "please do not pass it on."
        ),
    )


def register_notices() -> None:
    register_letter("endorsement.asks", _asks)
