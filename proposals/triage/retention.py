"""How long the evidence of a ranking is kept."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, after, register
from proposals.suggestions.stages import Stage

from .rankings import Ranking

EVIDENCE_KEPT = 90  # days after the end: longer than an author may have it opened again


def _past() -> QuerySet[Ranking]:
    ended = Ranking.objects.exclude(suggestion__stage=Stage.OPEN)
    return ended.filter(suggestion__settled_at__lt=timezone.now() - timedelta(days=EVIDENCE_KEPT))


def register_rules() -> None:
    register(
        Rule(
            "rankings",
            _("Why our program thought a topic was right"),
            lambda: after(EVIDENCE_KEPT, _("the case is closed")),
            _("So that people can see and correct it."),
            _past,
            lambda: _past().delete()[0],
        )
    )
