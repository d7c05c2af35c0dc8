"""Letters of the verification: to the association what the office did, to the office what waits for it."""

from django.utils.translation import gettext as _

from forums.notices.letters import Letter
from forums.notices.models import Notice

from ..history import EntryKind, HistoryEntry
from ..joining import JoiningState
from ..links import absolute, resume_token
from ..states import State


def entry(notice: Notice) -> Letter | None:
    entry = notice.about
    if not isinstance(entry, HistoryEntry):
        return None
    title, sentence = _title_and_sentence(entry)
    association = entry.association
    if notice.recipient.startswith("user:") and association.slug:
        url = absolute("association_manage", association.slug)
    else:
        url = absolute("association_resume", resume_token(association))
    return Letter(
        title=title,
        about=association.name,
        sentences=(sentence, *_requests(entry)),
        quotation=entry.text,
        url=url,
        action=_("Go to your association"),
        why=_("You are receiving this e-mail because you registered this association or speak for it."),
    )


def _requests(entry: HistoryEntry) -> tuple[str, ...]:
    """Which teams the verification has asked to take the association in."""
    if entry.kind != EntryKind.VERIFIED:
        return ()
    waiting = entry.association.joinings.filter(state=JoiningState.REQUESTED).select_related("network__field")
    topics = ", ".join(str(joining.network.field) for joining in waiting)
    return (
        (_("We have asked the teams of these topics to take you in: %(topics)s.") % {"topics": topics},)
        if topics
        else ()
    )


def _title_and_sentence(entry: HistoryEntry) -> tuple[str, str]:
    match entry.kind:
        case EntryKind.SUBMITTED:
            return _("We have received your registration"), _(
                "We will check it and write to you. You don't need to do anything now."
            )
        case EntryKind.QUESTIONED:
            return _("We have a question"), _("Please answer it. Then we can continue.")
        case EntryKind.VERIFIED:
            return _("Your association is verified"), _("It can now speak on this platform and join topics.")
        case EntryKind.REFUSED:
            return (
                _("We cannot accept the registration"),
                _("The reason is below. You may correct your details and send them again."),
            )
        case EntryKind.SUSPENDED:
            return (
                _("Your association is suspended"),
                _("For now it is not public and cannot post anything. The reason is below."),
            )
        case EntryKind.RESUMED:
            return _("The suspension has been lifted"), _("Your association is public again and can speak.")
        case EntryKind.DISSOLVED:
            return _("Your association is marked as dissolved"), _("What it has said stays under its name.")
    return (
        _("Your details are not public at the moment"),
        _("Nobody confirmed them within 8 weeks. Once you confirm them, they are public again."),
    )


def waiting(notice: Notice) -> Letter | None:
    entry = notice.about
    if not isinstance(entry, HistoryEntry) or entry.association.state != State.SUBMITTED:
        return None
    return Letter(
        title=_("An association is waiting to be checked"),
        about=entry.association.name,
        sentences=(_("It has sent its details or answered a question."),),
        url=absolute("association_office_detail", entry.association_id),
        action=_("Check it now"),
        why=_("You are receiving this e-mail because you keep the list of associations."),
    )
