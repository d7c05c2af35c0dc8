"""What waits on the ways in: cards of forums to hand over, imports that are not finished."""

from datetime import date

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forums.dialogue.models import CardState, Forum, ForumState
from forums.dialogue.permissions import may_plan
from forums.inbox.registry import Item, Listed, Rows, Source, register
from forums.people.models import User

from .bulk_import import SHELF
from .permissions import may_import


def _cards(user: User, on: date) -> Rows[Forum]:
    """Forums that are over and have cards nobody has decided on, the oldest first."""
    undecided = Q(cards__outcome=None, cards__deleted=None) & ~Q(cards__state=CardState.HIDDEN)
    rows = Forum.objects.filter(state=ForumState.OVER).annotate(waiting=Count("cards", filter=undecided))
    return Rows(rows.filter(waiting__gt=0).order_by(F("starts_at"), "pk"), _forum)


def _forum(forum: Forum) -> Item:
    count: int = getattr(forum, "waiting", 0)
    note = ngettext("%(count)s card waits", "%(count)s cards wait", count) % {"count": count}
    return Item(_("Hand over the cards of a forum"), str(forum), reverse("handover", args=[forum.pk]), note=note)


def _imports(user: User, on: date) -> Listed:
    note = _("The file is deleted after a day.")
    return Listed(
        [
            Item(
                _("Finish the import"),
                _("A table of suggestions"),
                reverse("suggestion_import_one", args=[upload]),
                timezone.localdate(until),
                note=note,
            )
            for upload, until in SHELF.unfinished()
        ]
    )


def register_sources() -> None:
    register(
        Source("cards", may_plan, gettext_lazy("Cards of a forum that are to become suggestions."), _cards),
        Source("imports", may_import, gettext_lazy("Imports of suggestions that are not finished."), _imports),
    )
