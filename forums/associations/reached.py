"""Whom the mail about an entry went to, in words. Said from the outbox: a step claims only what a notice proves."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.notices.models import Notice

from .history import HistoryEntry
from .outbox import TO_ASSOCIATION


def reached(entries: Iterable[HistoryEntry]) -> dict[int, str]:
    """By entry, for each that the association is written to about; one query."""
    told = [entry.pk for entry in entries if entry.kind in TO_ASSOCIATION]
    notices: dict[int, list[Notice]] = defaultdict(list)
    about = ContentType.objects.get_for_model(HistoryEntry)
    for notice in Notice.objects.filter(about_type=about, about_id__in=told, kind="association.entry") if told else ():
        notices[notice.about_id].append(notice)
    return {pk: _in_words(notices[pk]) for pk in told}


def _in_words(notices: list[Notice]) -> str:
    if not notices:
        return _("No e-mail went out about this: there was no confirmed address.")
    accounts = sum(notice.recipient.startswith("user:") for notice in notices)
    places = [_("the address of the registration")] if accounts < len(notices) else []
    if accounts:
        places.append(
            ngettext("the address of an account", "the addresses of %(count)s accounts", accounts) % {"count": accounts}
        )
    where = _(" and ").join(places)
    if all(notice.sent_at for notice in notices):
        return _("By e-mail to %(where)s.") % {"where": where}
    return _("The e-mail to %(where)s has not been sent yet.") % {"where": where}
