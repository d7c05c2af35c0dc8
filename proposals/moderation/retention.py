"""How long moderation keeps what people did about a danger."""

from datetime import timedelta
from itertools import chain

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.dialogue.card_flags import CardFlag, CardFlagQuerySet
from forums.records.retention import Rule, after, register

from .danger import DangerFlag, DangerFlagQuerySet

DANGER_KEPT = 365  # days after the flag was closed


def _closed_flags() -> DangerFlagQuerySet:
    return DangerFlag.objects.filter(closed_at__lt=timezone.now() - timedelta(days=DANGER_KEPT))


def _closed_card_flags() -> CardFlagQuerySet:
    return CardFlag.objects.filter(closed_at__lt=timezone.now() - timedelta(days=DANGER_KEPT))


def register_rules() -> None:
    register(
        Rule(
            "danger flags",
            _("What we did because somebody may have been in danger"),
            lambda: after(DANGER_KEPT, _("the case is closed")),
            _("So that it can be checked whether we did enough."),
            lambda: chain(_closed_flags(), _closed_card_flags()),
            lambda: _closed_flags().delete()[0] + _closed_card_flags().delete()[0],
        )
    )
