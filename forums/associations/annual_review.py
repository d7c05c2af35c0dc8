"""Keeping the list true: asked once a year, reminded after 2 and 4 weeks, out of public view after 8."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from forums.municipality.calendar import today
from forums.people.models import User

from .states import State
from .workflow import EntryKind

if TYPE_CHECKING:
    from .models import Association

logger = logging.getLogger(__name__)

EVERY = timedelta(days=365)
REMINDERS = (timedelta(weeks=2), timedelta(weeks=4))
HIDDEN_AFTER = timedelta(weeks=8)
DRAFTS_KEPT = timedelta(days=180)


def unanswered() -> Q:
    """Asked, and not confirmed since."""
    return Q(state=State.VERIFIED, asked_on__isnull=False) & (Q(confirmed_on=None) | Q(confirmed_on__lt=F("asked_on")))


@transaction.atomic
def ask(association: "Association") -> None:
    """Begin this year's question, once."""
    from .notices import ask_to_confirm

    association.lock()
    if not _is_due(association):
        return
    association.asked_on = today()
    association._enter(EntryKind.REMINDED)
    ask_to_confirm(association, "first")


def _is_due(association: "Association") -> bool:
    since = max(filter(None, [association.confirmed_on, association.asked_on, association.verified_on]), default=None)
    return association.state == State.VERIFIED and (since is None or since <= today() - EVERY)


@transaction.atomic
def confirm(association: "Association", *, by: User | None = None) -> None:
    """The data are right. Back in public view at once; pressing twice is as good as once."""
    association.lock()
    if association.confirmed_on == today() and association.hidden_on is None:
        return
    association.confirmed_on, association.hidden_on = today(), None
    association._enter(EntryKind.CONFIRMED, by=by)


@transaction.atomic
def hide(association: "Association") -> None:
    association.lock()
    if association.hidden_on is not None or not _still_open(association):
        return
    association.hidden_on = today()
    association._enter(EntryKind.UNCONFIRMED)


def _still_open(association: "Association") -> bool:
    asked, confirmed = association.asked_on, association.confirmed_on
    return association.state == State.VERIFIED and asked is not None and (confirmed is None or confirmed < asked)


def ask_all() -> int:
    """Daily: begin the question, remind, hide. Safe to run twice, late or in parallel."""
    from .models import Association
    from .notices import ask_to_confirm

    day = today()
    silent = Q(confirmed_on__lte=day - EVERY) | Q(confirmed_on=None, verified_on__lte=day - EVERY)
    done = _each(Association.objects.verified().filter(silent).exclude(unanswered()), ask)
    for span in REMINDERS:
        late = Association.objects.filter(unanswered(), asked_on__lte=day - span, hidden_on=None)
        with transaction.atomic():
            for association in late:  # a notice is written once for each event, however often this runs
                ask_to_confirm(association, f"{span.days}")
    return done + _each(
        Association.objects.filter(unanswered(), asked_on__lte=day - HIDDEN_AFTER, hidden_on=None), hide
    )


def _each(rows: Iterable["Association"], verb: Callable[["Association"], None]) -> int:
    done = 0
    for row in rows:
        try:
            verb(row)
        except Exception:
            logger.exception("A daily job failed for association %s", row.pk)
            continue
        done += 1
    return done


def old_drafts() -> Any:
    """Registrations that nobody went on with for half a year."""
    from .models import Association

    return Association.everything.filter(state=State.DRAFT, modified__lt=timezone.now() - DRAFTS_KEPT)


def delete_old_drafts() -> int:
    count: int = old_drafts().count()
    old_drafts().erase()
    return count
