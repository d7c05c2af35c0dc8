"""Daily work on associations. Safe to run twice, late or in parallel."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from forums.municipality.calendar import today

from .annual_review import HIDDEN_AFTER, REMINDERS
from .models import Association, AssociationQuerySet
from .states import State

logger = logging.getLogger(__name__)

DRAFTS_KEPT = timedelta(days=180)


def review_annually() -> int:
    """Ask who is due, remind who was asked, hide who never answered. Returns how many were asked or hidden."""
    asked = _each(Association.objects.due_for_review(), Association.ask_to_confirm)
    waiting = Association.objects.awaiting_confirmation().filter(hidden_on=None)
    for span in REMINDERS:
        with transaction.atomic():
            for association in waiting.filter(asked_on__lte=today() - span):
                association.remind_to_confirm(f"{span.days}")
    return asked + _each(waiting.filter(asked_on__lte=today() - HIDDEN_AFTER), Association.hide_unconfirmed)


def _each(associations: Iterable[Association], verb: Callable[[Association], object]) -> int:
    done = 0
    for association in associations:
        try:
            verb(association)
        except Exception:
            logger.exception("A daily job failed for association %s", association.pk)
            continue
        done += 1
    return done


def abandoned_drafts() -> AssociationQuerySet:
    """Registrations that nobody has continued for half a year."""
    drafts: AssociationQuerySet = Association.everything.filter(
        state=State.DRAFT, modified__lt=timezone.now() - DRAFTS_KEPT
    )
    return drafts


def delete_abandoned_drafts() -> int:
    return _each(abandoned_drafts(), Association.erase)
