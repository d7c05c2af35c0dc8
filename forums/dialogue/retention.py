"""How long forums keep what is about people: registrations, photographs, which telephone wrote or rated which card."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import chain

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.notices.models import Notice
from forums.records.retention import Rule, after, register

from .card_reviews import CardReview
from .cards import Card
from .photographs import SHEETS_KEPT, SheetPhoto
from .points import Point
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


def _of_old_forums[M: models.Model](rows: models.QuerySet[M], forum: str) -> models.QuerySet[M]:
    before = timezone.now() - timedelta(days=WRITERS_KEPT)
    over, planned = {f"{forum}__over_at__lt": before}, {f"{forum}__over_at": None, f"{forum}__ends_at__lt": before}
    return rows.filter(models.Q(**over) | models.Q(**planned))


def _written() -> models.QuerySet[Card]:
    return _of_old_forums(Card.everything.exclude(writer=None), "forum")


def _pointed() -> models.QuerySet[Point]:
    return _of_old_forums(Point.objects.all(), "card__forum")


def _forget_writers() -> int:
    """The cards stay, and so do the points that were counted."""
    points = _pointed().delete()[0]
    return points + Card.everything.filter(pk__in=_written().values("pk")).update(writer=None)


def _asked() -> models.QuerySet[CardReview]:
    return _of_old_forums(CardReview.objects.exclude(asked=""), "card__forum")


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
            _("The address may belong to somebody else."),
            Registration.objects.unconfirmed,
            lambda: Registration.objects.unconfirmed().update(email=""),
        )
    )
    register(
        Rule(
            "who wrote cards",
            _("The random number of a phone that wrote cards or gave points at a forum"),
            lambda: after(WRITERS_KEPT, _("the forum")),
            _("So that you can find your own cards, and nobody gives more points than allowed."),
            _writers,
            _forget_writers,
        )
    )
    register(
        Rule(
            "why writers of hidden cards asked to look again",
            _("What you wrote when you asked us to look at a hidden card again"),
            lambda: after(WRITERS_KEPT, _("the forum")),
            _("So that moderators can decide about it."),
            _asked,
            lambda: CardReview.objects.filter(pk__in=_asked().values("pk")).update(asked=""),
        )
    )
    register(
        Rule(
            "photographs of sheets",
            _("Photographs of the paper on a forum's tables"),
            lambda: after(SHEETS_KEPT.days, _("the forum")),
            _("So that every card can be compared with what was written on paper."),
            SheetPhoto.objects.old,
            lambda: SheetPhoto.objects.old().discard(),
        )
    )
    register(
        Rule(
            "photographs of people",
            _("Photographs of people at a forum"),
            lambda: _("until one of them withdraws the consent"),
            _("For the minutes, with the consent of everybody in the picture."),
        )
    )
