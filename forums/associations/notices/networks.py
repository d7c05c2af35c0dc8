"""Letters of a network: meetings, minutes, calls and the answers to them."""

from django.conf import settings
from django.utils.translation import gettext as _

from forums.municipality.moments import day_and_time
from forums.notices.letters import Letter
from forums.notices.models import Notice

from ..calls import Call, CallAnswer
from ..links import absolute
from ..meetings import Meeting


def meeting(notice: Notice) -> Letter | None:
    meeting = notice.about
    if not isinstance(meeting, Meeting):
        return None
    invited = _("Invitation: %(title)s") if meeting.revision == 1 else _("Changed: %(title)s")
    title = _("Cancelled: %(title)s") if meeting.cancelled else invited
    return Letter(
        title=title % {"title": meeting.title},
        about=str(meeting.network),
        sentences=tuple(filter(None, [day_and_time(meeting.starts_at), meeting.place, meeting.link])),
        quotation=meeting.agenda,
        calendar=meeting.as_ics(),
        url=settings.SITE_URL + meeting.get_absolute_url(),
        action=_("Say whether you are coming"),
        why=_("You are receiving this e-mail because you take part in this network."),
    )


def minutes(notice: Notice) -> Letter | None:
    meeting = notice.about
    if not isinstance(meeting, Meeting) or not meeting.minutes:
        return None
    return Letter(
        title=_("Minutes: %(title)s") % {"title": meeting.title},
        about=str(meeting.network),
        sentences=(_("The minutes of this meeting are now available."),),
        url=settings.SITE_URL + meeting.get_absolute_url(),
        action=_("Read the minutes"),
        why=_("You are receiving this e-mail because you take part in this network."),
    )


def call(notice: Notice) -> Letter | None:
    call = notice.about
    if not isinstance(call, Call):
        return None
    return Letter(
        title=_("We are looking for: %(title)s") % {"title": call.title},
        about=str(call.network),
        quotation=call.text,
        url=absolute("network_call", call.uuid),
        action=_("Read and answer"),
        why=_("You are receiving this e-mail because you speak for an association."),
    )


def answer(notice: Notice) -> Letter | None:
    answer = notice.about
    if not isinstance(answer, CallAnswer):
        return None
    return Letter(
        title=_("An answer to your call: %(title)s") % {"title": answer.call.title},
        about=answer.association.name,
        quotation=answer.text,
        url=absolute("network_call", answer.call.uuid),
        action=_("See all answers"),
        why=_("You are receiving this e-mail because you have a seat in this team. Please do not reply to it."),
    )
