"""Mails of this slice. One frame for all: a title, sentences, sometimes a quotation, one link."""

from typing import Any

from django.utils.translation import gettext as _

from forums.notices.kinds import register
from forums.notices.models import Notice, Recipient
from forums.people.models import User

from .delegates import Invitation
from .links import absolute, address_key, resume_token
from .models import Association, State
from .permissions import keepers
from .register import MAILED, EntryKind, RegisterEntry

TEMPLATE = "forums/associations/mail/message"

type Letter = dict[str, Any]


def to_user(user: User) -> Recipient:
    return Recipient(f"user:{user.pk}", user.email, user.language)


def speakers(association: Association) -> list[Recipient]:
    """Those with a mandate today; before there are any, who registered it, once the address is confirmed."""
    mandates = association.delegates.running().select_related("person__user")
    users = [mandate.person.user for mandate in mandates if hasattr(mandate.person, "user")]
    found = [to_user(user) for user in users if user.is_active]
    if not found and association.registrar_confirmed_at and association.registrar_email:
        key = f"association:{association.pk}"
        found = [Recipient(key, association.registrar_email, association.registrar_language)]
    return found


def tell(association: Association, entry: RegisterEntry) -> None:
    """Write to the association about what the office did, and to the office about what waits for it."""
    event = f"association.entry:{entry.pk}"
    if entry.kind in MAILED:
        Notice.objects.write("association.entry", event, speakers(association), about=entry)
    if entry.kind in {EntryKind.SUBMITTED, EntryKind.ANSWERED}:
        Notice.objects.write("association.waits", event, map(to_user, keepers()), about=entry)


def send_way_back(association: Association, attempt: str) -> None:
    """The one mail to an unconfirmed address: the link back into the registration."""
    key = f"association:{association.pk}"
    to = Recipient(key, association.registrar_email, association.registrar_language)
    Notice.objects.write("association.way_back", f"association.way_back:{association.pk}:{attempt}", [to], association)


def invite(invitation: Invitation) -> None:
    to = Recipient(f"invitation:{invitation.pk}", invitation.email, invitation.language)
    Notice.objects.write("association.invitation", f"association.invitation:{invitation.pk}", [to], invitation)


def _sentences(entry: RegisterEntry) -> tuple[str, str]:
    match entry.kind:
        case EntryKind.SUBMITTED:
            return _("Your registration is there"), _("We check it and write to you. You need not do anything now.")
        case EntryKind.QUESTIONED:
            return _("We have a question"), _("Please answer it. Then we go on.")
        case EntryKind.VERIFIED:
            return _("Your association is verified"), _("It can now speak on this platform and join topics.")
        case EntryKind.REFUSED:
            return (
                _("We cannot accept the registration"),
                _("The reason is below. You may correct your data and send them again."),
            )
        case EntryKind.SUSPENDED:
            return _("Your association is suspended"), _(
                "For now it is not shown and cannot speak. The reason is below."
            )
        case EntryKind.RESUMED:
            return _("The suspension has been lifted"), _("Your association is shown again and can speak.")
        case EntryKind.DISSOLVED:
            return _("Your association is marked as dissolved"), _("What it has said keeps its name.")
    return (
        _("Your data are not shown at the moment"),
        _("Nobody confirmed them within 8 weeks. Confirm them, and they are shown again."),
    )


def _entry(notice: Notice) -> Letter | None:
    entry = notice.about
    if not isinstance(entry, RegisterEntry):
        return None
    title, sentence = _sentences(entry)
    association = entry.association
    by_account = notice.recipient.startswith("user:") and association.slug
    url = (
        absolute("association_desk", association.slug)
        if by_account
        else absolute("association_resume", resume_token(association))
    )
    return {
        "title": title,
        "about": association.name,
        "sentences": [sentence],
        "quotation": entry.text,
        "url": url,
        "action": _("To your association"),
        "why": _("You get this mail because you registered this association or speak for it."),
    }


def _waits(notice: Notice) -> Letter | None:
    entry = notice.about
    if not isinstance(entry, RegisterEntry) or entry.association.state != State.SUBMITTED:
        return None
    return {
        "title": _("An association waits to be checked"),
        "about": entry.association.name,
        "sentences": [_("It has sent its data or answered a question.")],
        "url": absolute("register_one", entry.association_id),
        "action": _("Check it now"),
        "why": _("You get this mail because you keep the list of associations."),
    }


def _way_back(notice: Notice) -> Letter | None:
    association = notice.about
    if not isinstance(association, Association):
        return None
    return {
        "title": _("Continue the registration"),
        "about": association.name,
        "sentences": [
            _("Somebody registers this association and gave your address."),
            _("With this link you can continue at any time."),
            _("On the page behind it you confirm your address. Only then do we write to you again."),
        ],
        "url": absolute("association_address", resume_token(association), address_key(association)),
        "action": _("Continue the registration"),
        "why": _("It was not you? Then you need not do anything. We do not write again."),
    }


def _invitation(notice: Notice) -> Letter | None:
    invitation = notice.about
    if not isinstance(invitation, Invitation) or not invitation.is_open:
        return None
    return {
        "title": _("Speak for your association"),
        "about": invitation.association.name,
        "sentences": [
            _("You are invited to speak for this association on the city's participation platform."),
            _("You sign in with an account of your own. Nobody shares a password. The link works for 30 days."),
        ],
        "url": absolute("association_invitation", invitation.token),
        "action": _("Accept the invitation"),
        "why": _("It was not meant for you? Then you need not do anything."),
    }


def register_notices() -> None:
    register("association.entry", template=TEMPLATE, context=_entry)
    register("association.waits", template=TEMPLATE, context=_waits)
    register("association.way_back", template=TEMPLATE, context=_way_back)
    register("association.invitation", template=TEMPLATE, context=_invitation)
