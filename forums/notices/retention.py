"""How long messages are kept."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, after, days, register

from .models import MOST_ATTEMPTS, Notice, NoticeQuerySet

PROOF_KEPT = 365  # days
UNDELIVERABLE_KEPT = 30  # days


def _proofs() -> NoticeQuerySet:
    return Notice.objects.filter(written_at__lt=timezone.now() - timedelta(days=PROOF_KEPT))


def _undeliverable() -> NoticeQuerySet:
    given_up = Notice.objects.filter(sent_at=None, attempts__gte=MOST_ATTEMPTS).exclude(email="")
    return given_up.filter(written_at__lt=timezone.now() - timedelta(days=UNDELIVERABLE_KEPT))


def register_rules() -> None:
    register(
        Rule(
            "notices",
            _("That we sent a message (without the address)"),
            lambda: days(PROOF_KEPT),
            _("So that nobody gets it twice, and we can say that it went out."),
            _proofs,
            lambda: _proofs().delete()[0],
        )
    )
    register(
        Rule(
            "undeliverable addresses",
            _("Addresses of messages that could not be delivered"),
            lambda: after(UNDELIVERABLE_KEPT, _("the message was written")),
            _("We keep trying for a while."),
            _undeliverable,
            lambda: _undeliverable().update(email=""),
        )
    )
