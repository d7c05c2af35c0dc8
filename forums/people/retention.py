"""How long this slice keeps what it has."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from forums.records.retention import Rule, after, days, register

from .access_log import DataAccess
from .consents import Consent, ConsentQuerySet
from .models import User
from .name_checks import DAYS

NEVER_USED = 30  # days
ACCESS_KEPT = 730  # days: two reports of the data protection officer
CONSENT_KEPT = 1095  # days after withdrawal: § 195 BGB, the time in which a claim could be made
RESULTS_KEPT = 30  # days


def _expired_sessions() -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=timezone.now())


def _unused_accounts() -> list[User]:
    """Signed up, never signed in, and no address proved; whom the office made an account for has a role or person."""
    found = User.objects.filter(
        last_login=None,
        joined__lt=timezone.now() - timedelta(days=NEVER_USED),
        person=None,
        groups=None,
        is_superuser=False,
    )
    return list(found.exclude(emailaddress__verified=True))


def _delete_unused_accounts() -> int:
    users = _unused_accounts()
    for user in users:
        user.delete()
    return len(users)


def _old_access() -> QuerySet[DataAccess]:
    return DataAccess.objects.filter(at__lt=timezone.now() - timedelta(days=ACCESS_KEPT))


def _old_consents() -> ConsentQuerySet:
    return Consent.objects.filter(withdrawn_at__lt=timezone.now() - timedelta(days=CONSENT_KEPT))


def _old_results() -> QuerySet[DBTaskResult]:
    results: QuerySet[DBTaskResult] = DBTaskResult.objects.filter(
        finished_at__lt=timezone.now() - timedelta(days=RESULTS_KEPT)
    )
    return results


def register_rules() -> None:
    register(
        Rule(
            "sessions",
            _("That you are signed in"),
            lambda: after(7, _("your last visit, or until you sign out")),
            _("So that you need not sign in on every page."),
            lambda: [f"{count} sessions"] if (count := _expired_sessions().count()) else [],
            lambda: _expired_sessions().delete()[0],
        )
    )
    register(
        Rule(
            "unused accounts",
            _("Accounts nobody ever signed in to"),
            lambda: days(NEVER_USED),
            _("The address may be a stranger's."),
            _unused_accounts,
            _delete_unused_accounts,
        )
    )
    register(
        Rule(
            "access to personal data",
            _("Who of our staff looked at or exported personal data"),
            lambda: days(ACCESS_KEPT),
            _("So that the data protection officer can check it."),
            _old_access,
            lambda: _old_access().delete()[0],
        )
    )
    register(
        Rule(
            "names to look for",
            _("The name of somebody whose data was erased, where texts may still name them"),
            lambda: (
                _("until somebody of the city has looked at each text; the time for that is %(days)s")
                % {"days": days(DAYS)}
            ),
            _("So that we find what no program can judge. Then it is deleted, too."),
        )
    )
    register(
        Rule(
            "withdrawn consents",
            _("That you once agreed to be shown, and withdrew your consent"),
            lambda: after(CONSENT_KEPT, _("you took it back")),
            _("So that we can prove that we were allowed to (Art. 7 (1) GDPR). The data itself is deleted at once."),
            _old_consents,
            lambda: _old_consents().delete()[0],
        )
    )
    register(
        Rule(
            "task results",
            _("Technical records of jobs our server has done"),
            lambda: days(RESULTS_KEPT),
            _("To find mistakes. They hold numbers, no names and no texts."),
            _old_results,
            lambda: _old_results().delete()[0],
        )
    )
    register(
        Rule(
            "accounts",
            _("Your account"),
            lambda: _("until you delete it"),
            _("It is yours. Under “My account” you can delete it at any time."),
        )
    )
