"""The second factor belongs to the session, not to the account.

Whose role needs it is a visitor everywhere until this session has passed it, and again after it lay idle. So no page,
act or permission has to ask: there is nobody to whom the role could show or allow anything. The few pages where the
factor is set up and asked for (`DOORS`) see the account.

An OpenID Connect provider counts as the first factor only: what else it asked for is not ours to know.
"""

import time
from collections.abc import Callable
from typing import Protocol

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from .models import User
from .roles import has_any_group

type Question = Callable[[User], bool]

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
METHOD = "mfa"  # as allauth calls it in a session
SEEN = "second_factor_seen_at"
SEEN_EVERY = 60  # seconds: so often at most an idle time is written down

# Where somebody who has not passed the second factor yet is known: to set it up, to be asked for it, to leave.
DOORS = frozenset(
    {
        "second_factor",
        "proof_by_code",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_reauthenticate",
        "account_logout",
    }
)

_questions: list[Question] = []


class HasSession(Protocol):
    """A request, or what stands for one at a socket."""

    @property
    def session(self) -> SessionBase: ...


def needed_where(question: Question) -> None:
    """In the `ready` of the app: the slice's answer to whether an account has a role that needs it."""
    _questions.append(question)


def needs_second_factor(user: User) -> bool:
    """Whether one of the account's roles needs it: every group, administrators, and what other slices say."""
    return has_any_group(user) or any(question(user) for question in _questions)


def has_second_factor(user: User) -> bool:
    """Whether one is set up. Recovery codes alone are none."""
    return bool(is_mfa_enabled(user, list(FACTORS)))


def is_held_back(request: HasSession, user: User) -> bool:
    """Whether the account's role needs a second factor which this session has not passed, or not lately."""
    return settings.SECOND_FACTOR_REQUIRED and not _passed(request, user) and needs_second_factor(user)


def note_activity(request: HasSession, user: User) -> None:
    """Somebody sits there: the idle time of a session that passed the second factor begins anew."""
    last = _last_seen(request, user)
    if last is not None and time.time() - last > SEEN_EVERY:
        request.session[SEEN] = time.time()


def pass_by_setting_up(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    """Whoever has just set a factor up has shown it: asking again at once would be for nothing."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, METHOD, id=authenticator.pk, type=authenticator.type)


def _passed(request: HasSession, user: User) -> bool:
    last = _last_seen(request, user)
    return last is not None and time.time() - last < settings.STAFF_IDLE_MINUTES * 60


def _last_seen(request: HasSession, user: User) -> float | None:
    """When this session last showed its second factor or was used after that; None if it never showed one."""
    shown = [float(proof["at"]) for proof in get_authentication_records(request, user) if proof["method"] == METHOD]
    return max(shown[-1], request.session.get(SEEN, 0.0)) if shown else None
