"""How long what belongs to a suggestion is kept."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import today
from forums.municipality.models import Municipality
from forums.records.retention import Rule, after, days, register

from .following import UNCONFIRMED_KEPT, Follower, FollowerQuerySet
from .jobs import each
from .models import Suggestion, SuggestionQuerySet
from .stages import Stage
from .steps import Step

FOLLOWED_FOR = 730  # days without news, after the case was closed


def _originals() -> SuggestionQuerySet:
    day = today() - timedelta(days=Municipality.current().originals_kept_days)
    past: SuggestionQuerySet = Suggestion.objects.with_original_past(day)
    return past


def _quiet_followers() -> FollowerQuerySet:
    """Of closed cases, once nothing has happened for two years: measures may bring news until then."""
    since = timezone.now() - timedelta(days=FOLLOWED_FOR)
    lively = Step.objects.filter(at__gte=since).values("suggestion")
    closed = Follower.objects.confirmed().exclude(suggestion__stage=Stage.OPEN)
    return closed.filter(since__lt=since).exclude(suggestion__in=lively)


def register_rules() -> None:
    register(
        Rule(
            "unconfirmed addresses",
            _("E-mail addresses that were not confirmed"),
            lambda: days(UNCONFIRMED_KEPT.days),
            _("The address may be a stranger's. We write to it only once."),
            Follower.objects.expired,
            lambda: Follower.objects.expired().delete()[0],
        )
    )
    register(
        Rule(
            "followers",
            _("E-mail addresses that follow a suggestion"),
            lambda: after(FOLLOWED_FOR, _("the last news of a closed case, or until you stop them")),
            _("To tell you what became of it."),
            _quiet_followers,
            lambda: _quiet_followers().delete()[0],
        )
    )
    register(
        Rule(
            "originals",
            _("Your original text, your answers to our questions, a name or photo that is not shown"),
            lambda: after(Municipality.current().originals_kept_days, _("the case is closed")),
            _("So that a decision can be checked, and opened again."),
            _originals,
            lambda: each(_originals(), Suggestion.forget_original),
        )
    )
    register(
        Rule(
            "public texts",
            _("Public texts, answers, decisions and their history"),
            lambda: _("for good"),
            _("So that everybody can see what became of a suggestion. Names stand there only with consent."),
        )
    )
