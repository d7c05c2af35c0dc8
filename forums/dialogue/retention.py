"""How long forums keep what is about persons: registrations, and which telephone wrote and pointed where."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import chain
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.notices.models import Notice
from forums.records.retention import Rule, after, register

from .cards import Card, Point
from .registration import UNCONFIRMED_KEPT, Registration, RegistrationQuerySet

REGISTRATIONS_KEPT = 14  # days
WRITERS_KEPT = 30  # days


def _old_registrations() -> RegistrationQuerySet:
    return Registration.objects.filter(forum__ends_at__lt=timezone.now() - timedelta(days=REGISTRATIONS_KEPT))


@transaction.atomic
def _delete_registrations() -> int:
    """With them the addresses of mails that never went out."""
    keys = [row.recipient.key for row in _old_registrations()]
    Notice.objects.filter(recipient__in=keys).update(email="")
    return _old_registrations().delete()[0]


def _of_old_forums(rows: models.QuerySet[Any], forum: str) -> models.QuerySet[Any]:
    ended = Coalesce(f"{forum}__over_at", f"{forum}__ends_at")
    found: models.QuerySet[Any] = rows.alias(ended=ended).filter(
        ended__lt=timezone.now() - timedelta(days=WRITERS_KEPT)
    )
    return found


def _written() -> models.QuerySet[Any]:
    return _of_old_forums(Card.everything.exclude(writer=None), "forum")


def _pointed() -> models.QuerySet[Any]:
    return _of_old_forums(Point.objects.all(), "card__forum")


def _forget_writers() -> int:
    """The cards stay, and so do the points that were counted."""
    points = _pointed().delete()[0]
    return points + Card.everything.filter(pk__in=_written().values("pk")).update(writer=None)


def _writers() -> Iterable[object]:
    return chain(_written(), _pointed())


def register_rules() -> None:
    register(
        Rule(
            "registrations for forums",
            _("Registrations for forums: name, address, what you need"),
            lambda: after(REGISTRATIONS_KEPT, _("the forum")),
            _("To prepare the forum, and to answer questions about it."),
            _old_registrations,
            _delete_registrations,
        )
    )
    register(
        Rule(
            "unconfirmed addresses of registrations",
            _("Addresses in registrations that nobody confirmed"),
            lambda: after(UNCONFIRMED_KEPT.days, _("you registered")),
            _("The address may be a stranger's."),
            Registration.objects.unconfirmed,
            lambda: Registration.objects.unconfirmed().update(email=""),
        )
    )
    register(
        Rule(
            "who wrote cards",
            _("The random number of a telephone that wrote cards or gave points at a forum"),
            lambda: after(WRITERS_KEPT, _("the forum")),
            _("So that you find your own cards, and nobody gives more points than there are."),
            _writers,
            _forget_writers,
        )
    )
