"""One mail: an association asks to be joint author."""

from django.utils.translation import gettext as _

from forums.notices.letters import Letter, register_letter
from forums.notices.models import Notice

from ..follow_links import own_page_url
from .models import Endorsement


def _asks(notice: Notice) -> Letter | None:
    endorsement = notice.about
    if not isinstance(endorsement, Endorsement) or endorsement.agreed_at:
        return None
    return Letter(
        title=_("An association wants to be a joint author"),
        about=endorsement.suggestion.number,
        sentences=(endorsement.name, _("Only if you agree, its name stands beside your suggestion."), *_way_in(notice)),
        url=own_page_url(endorsement.suggestion, notice.recipient),
        action=_("Agree or decline"),
        why=_("You are receiving this e-mail because you sent us this suggestion."),
    )


def _way_in(notice: Notice) -> tuple[str, ...]:
    """An account signs in; an address alone opens nothing."""
    if notice.recipient.startswith("user:"):
        return ()
    return (_("Open your page with the link of your receipt, or with your number and your secret word."),)


def register_notices() -> None:
    register_letter("endorsement.asks", _asks)
