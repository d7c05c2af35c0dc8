"""Mails of this slice. One frame for all: a title, sentences, sometimes a quotation, one link."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.bodies.models import Body, Duty
from forums.notices.kinds import register
from forums.notices.models import Notice, Recipient
from forums.people.models import User

from .annual_review import unanswered
from .delegates import Delegate, Invitation
from .joining import Joining, JoiningState
from .links import absolute, address_key, confirm_token, resume_token
from .meetings import Call, CallAnswer, Meeting
from .models import Association, State
from .permissions import keepers
from .workflow import MAILED, EntryKind, RegisterEntry

TEMPLATE = "notices/message"

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


def ask_to_look(association: Association, entry: RegisterEntry) -> None:
    """To the address on the city's list. Behind the link it is confirmed; only then is there any other mail."""
    key = f"association:{association.pk}"
    to = Recipient(key, association.registrar_email, association.registrar_language)
    Notice.objects.write("association.from_list", f"association.from_list:{entry.pk}", [to], association)


def invite(invitation: Invitation) -> None:
    to = Recipient(f"invitation:{invitation.pk}", invitation.email, invitation.language)
    Notice.objects.write("association.invitation", f"association.invitation:{invitation.pk}", [to], invitation)


def team(network: Body) -> list[Recipient]:
    """Who acts for the network today: its seats, or the lead tandem where both are vacant."""
    members = [member for filled in network.tandem().seats for member in filled.members]
    if not members:
        lead = Body.objects.current().filter(duty=Duty.LEAD).first()
        members = [member for filled in lead.tandem().seats for member in filled.members] if lead else []
    users = User.objects.filter(person__in=[member.person_id for member in members], is_active=True)
    return list({user.pk: to_user(user) for user in users}.values())


def _of(associations: Iterable[Association]) -> list[Recipient]:
    """Everyone who speaks for one of them, once."""
    users = User.objects.filter(
        person__mandates__in=Delegate.objects.running().filter(association__in=associations), is_active=True
    )
    return [to_user(user) for user in users.distinct()]


def tell_joining(joining: Joining, entry: RegisterEntry) -> None:
    """A request or answer goes to the team; what the team does, to the association."""
    event = f"association.joining:{entry.pk}"
    if joining.state == JoiningState.REQUESTED:
        Notice.objects.write("association.joining_waits", event, team(joining.network), about=entry)
    elif joining.state in {JoiningState.ASKED, JoiningState.MEMBER, JoiningState.DECLINED}:
        Notice.objects.write("association.joining", event, speakers(joining.association), about=entry)


def _network(network: Body) -> list[Recipient]:
    """Who speaks for an association that takes part, and the team; each once."""
    inside = Association.objects.filter(joinings__in=network.joinings.members())
    return list({to.key: to for to in [*_of(inside), *team(network)]}.values())


def tell_meeting(meeting: Meeting) -> None:
    event = f"network.meeting:{meeting.pk}:{meeting.revision}"
    Notice.objects.write("network.meeting", event, _network(meeting.network), about=meeting)


def tell_minutes(meeting: Meeting) -> None:
    """Once for each meeting: corrections afterwards are no news."""
    event = f"network.minutes:{meeting.pk}"
    Notice.objects.write("network.minutes", event, _network(meeting.network), about=meeting)


def tell_call(call: Call) -> None:
    rows = Association.objects.verified()
    asked = rows if call.to_all else rows.filter(joinings__in=call.network.joinings.members())
    Notice.objects.write("network.call", f"network.call:{call.pk}", _of(asked), about=call)


def tell_answer(answer: CallAnswer) -> None:
    event = f"network.answer:{answer.pk}"
    Notice.objects.write("network.answer", event, team(answer.call.network), about=answer)


def ask_to_confirm(association: Association, which: str) -> None:
    """This year's question; `which` is first, or the days after it. Without a speaker it goes to the association."""
    to = speakers(association)
    if not to and association.email:
        to = [Recipient(f"association:{association.pk}", association.email, association.registrar_language)]
    event = f"association.confirm:{association.pk}:{association.asked_on}:{which}"
    Notice.objects.write("association.confirm", event, to, about=association)


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


def _from_list(notice: Notice) -> Letter | None:
    association = notice.about
    if not isinstance(association, Association) or not association.from_the_list:
        return None
    return {
        "title": _("Are you on our list with the right data?"),
        "about": association.name,
        "sentences": [
            _("The city has your association on its list. We have taken your data over from there."),
            _("Please look through them, correct what is wrong, and say what may be shown."),
            _("Until you have done so, nothing of it is public. You need no account."),
        ],
        "url": absolute("association_address", resume_token(association), address_key(association)),
        "action": _("Look through our data"),
        "why": _("You do not know this association, or it should not be on the list? Then please tell the office."),
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


def _joining_of(notice: Notice) -> tuple[RegisterEntry, Joining] | None:
    entry = notice.about
    found = Joining.objects.filter(pk=entry.data.get("joining")).first() if isinstance(entry, RegisterEntry) else None
    return (entry, found) if isinstance(entry, RegisterEntry) and found else None


def _joining_waits(notice: Notice) -> Letter | None:
    found = _joining_of(notice)
    if found is None or found[1].state != JoiningState.REQUESTED:
        return None
    joining = found[1]
    return {
        "title": _("An association wants to take part"),
        "about": joining.association.name,
        "sentences": [str(joining.network), _("One of you is enough to accept or to ask back.")],
        "quotation": joining.contribution,
        "url": absolute("desk_associations"),
        "action": _("To the requests"),
        "why": _("You get this mail because you have a seat in this team. Please do not reply to it."),
    }


def _joining(notice: Notice) -> Letter | None:
    found = _joining_of(notice)
    if found is None:
        return None
    entry, joining = found
    match entry.data.get("state"):
        case JoiningState.MEMBER:
            title, sentence = _("Welcome to the network"), _("Your association takes part now.")
        case JoiningState.ASKED:
            title, sentence = _("The team has a question"), _("Please answer it. Then we go on.")
        case _:
            title, sentence = _("The team declines"), _("Both people of the team agreed. The reason is below.")
    return {
        "title": title,
        "about": joining.association.name,
        "sentences": [str(joining.network), sentence],
        "quotation": entry.text,
        "url": absolute("association_fields", joining.association.slug),
        "action": _("To your association"),
        "why": _("You get this mail because you registered this association or speak for it."),
    }


def _meeting(notice: Notice) -> Letter | None:
    meeting = notice.about
    if not isinstance(meeting, Meeting):
        return None
    when = date_format(timezone.localtime(meeting.starts_at), "DATETIME_FORMAT")
    invited = _("Invitation: %(title)s") if meeting.revision == 1 else _("Changed: %(title)s")
    title = _("Cancelled: %(title)s") if meeting.cancelled else invited
    return {
        "title": title % {"title": meeting.title},
        "about": str(meeting.network),
        "sentences": list(filter(None, [when, meeting.place, meeting.link])),
        "quotation": meeting.agenda,
        "calendar": meeting.as_ics(),
        "url": settings.SITE_URL + meeting.get_absolute_url(),
        "action": _("Say whether you come"),
        "why": _("You get this mail because you take part in this network."),
    }


def _minutes(notice: Notice) -> Letter | None:
    meeting = notice.about
    if not isinstance(meeting, Meeting) or not meeting.minutes:
        return None
    return {
        "title": _("Minutes: %(title)s") % {"title": meeting.title},
        "about": str(meeting.network),
        "sentences": [_("The minutes of this meeting are there.")],
        "url": settings.SITE_URL + meeting.get_absolute_url(),
        "action": _("Read the minutes"),
        "why": _("You get this mail because you take part in this network."),
    }


def _call(notice: Notice) -> Letter | None:
    call = notice.about
    if not isinstance(call, Call):
        return None
    return {
        "title": _("We are looking for: %(title)s") % {"title": call.title},
        "about": str(call.network),
        "sentences": [],
        "quotation": call.text,
        "url": absolute("network_call", call.uuid),
        "action": _("Read and answer"),
        "why": _("You get this mail because you speak for an association."),
    }


def _answer(notice: Notice) -> Letter | None:
    answer = notice.about
    if not isinstance(answer, CallAnswer):
        return None
    return {
        "title": _("An answer to your call: %(title)s") % {"title": answer.call.title},
        "about": answer.association.name,
        "sentences": [],
        "quotation": answer.text,
        "url": absolute("network_call", answer.call.uuid),
        "action": _("To all answers"),
        "why": _("You get this mail because you have a seat in this team. Please do not reply to it."),
    }


def _confirm(notice: Notice) -> Letter | None:
    association = notice.about
    if not isinstance(association, Association) or not Association.objects.filter(unanswered(), pk=association.pk):
        return None
    return {
        "title": _("Are your data still right?"),
        "about": association.name,
        "sentences": [
            _("We ask once a year. One press is enough; you need not sign in."),
            _("Without your answer within 8 weeks your association leaves public view until somebody confirms."),
        ],
        "url": absolute("association_confirm", confirm_token(association)),
        "action": _("Look and confirm"),
        "why": _("You get this mail because you registered this association or speak for it."),
    }


def register_notices() -> None:
    register("association.entry", template=TEMPLATE, context=_entry)
    register("association.waits", template=TEMPLATE, context=_waits)
    register("association.way_back", template=TEMPLATE, context=_way_back)
    register("association.from_list", template=TEMPLATE, context=_from_list)
    register("association.invitation", template=TEMPLATE, context=_invitation)
    register("association.confirm", template=TEMPLATE, context=_confirm)
    register("association.joining", template=TEMPLATE, context=_joining)
    register("association.joining_waits", template=TEMPLATE, context=_joining_waits)
    register("network.meeting", template=TEMPLATE, context=_meeting)
    register("network.minutes", template=TEMPLATE, context=_minutes)
    register("network.call", template=TEMPLATE, context=_call)
    register("network.answer", template=TEMPLATE, context=_answer)
