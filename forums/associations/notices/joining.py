"""Letters about joining a field: the request to its team, the team's answer to the association."""

from django.utils.translation import gettext as _

from forums.notices.letters import Letter
from forums.notices.models import Notice

from ..history import HistoryEntry
from ..joining import Joining, JoiningState
from ..links import absolute


def request(notice: Notice) -> Letter | None:
    entry = notice.about
    joining = _joining(entry) if isinstance(entry, HistoryEntry) else None
    if joining is None or joining.state != JoiningState.REQUESTED:
        return None
    return Letter(
        title=_("An association wants to take part"),
        about=joining.association.name,
        sentences=(str(joining.network), _("One of you is enough to accept or to ask a question.")),
        quotation=joining.contribution,
        url=absolute("desk_associations"),
        action=_("Go to the requests"),
        why=_("You are receiving this e-mail because you have a seat in this team. Please do not reply to it."),
    )


def answer(notice: Notice) -> Letter | None:
    entry = notice.about
    if not isinstance(entry, HistoryEntry) or (joining := _joining(entry)) is None:
        return None
    match entry.data.get("state"):
        case JoiningState.MEMBER:
            title, sentence = _("Welcome to the network"), _("Your association is now part of it.")
        case JoiningState.ASKED:
            title, sentence = _("The team has a question"), _("Please answer it. Then we can continue.")
        case _other:
            title, sentence = _("The team declines"), _("Both people in the team agreed. The reason is below.")
    return Letter(
        title=title,
        about=joining.association.name,
        sentences=(str(joining.network), sentence),
        quotation=entry.text,
        url=absolute("association_fields", joining.association.slug),
        action=_("Go to your association"),
        why=_("You are receiving this e-mail because you registered this association or speak for it."),
    )


def _joining(entry: HistoryEntry) -> Joining | None:
    joinings = Joining.objects.select_related("association", "network")
    joining: Joining | None = joinings.filter(pk=entry.data.get("joining")).first()
    return joining
