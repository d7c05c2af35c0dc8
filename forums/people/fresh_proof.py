"""Fresh proof for what could lock somebody out: addresses, password, second factor, deleting the account.

It is the second factor where there is one, otherwise a code by mail; never a password, since that is what gets stolen,
and many accounts have none. A sign-in counts as fresh for as long as the proof would.
"""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.email_verification import verify_email_indirectly
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest

from .models import User
from .second_factor import METHOD, has_second_factor

CODE = "code"  # as allauth calls a proof by mail in a session
STATE = "fresh_proof"


def is_freshly_proved(request: HttpRequest, user: User) -> bool:
    """Whether this session showed the account's strongest proof within the last minutes."""
    wanted = METHOD if has_second_factor(user) else CODE
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    return any(proof["method"] == wanted and proof["at"] > since for proof in get_authentication_records(request, user))


def require_fresh_proof(request: HttpRequest) -> None:
    """Raise what leads to the page that asks for it, and back. allauth asks the same through the adapter."""
    if not isinstance(request.user, User) or not is_freshly_proved(request, request.user):
        raise ReauthenticationRequired


class CodeByMail(AbstractCodeVerificationProcess):
    """A code sent to the account's address, kept in the session that asked for it."""

    def __init__(self, request: HttpRequest, user: User, state: dict[str, Any]) -> None:
        self.request = request
        super().__init__(
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
            state=state,
            user=user,
        )

    @classmethod
    def begin(cls, request: HttpRequest, user: User) -> None:
        process = cls(request, user, cls.initial_state(user=user, email=address_of(user)))
        process.send()
        process.persist()

    @classmethod
    def running(cls, request: HttpRequest, user: User) -> "CodeByMail | None":
        """What was begun here for this account and has not run out."""
        state = request.session.get(STATE)
        if not state or state.get("user_id") != cls.initial_state(user=user)["user_id"]:
            return None
        process: CodeByMail | None = cls(request, user, state).abort_if_invalid()
        return process

    def send(self) -> None:
        adapter = get_adapter()
        self.state["code"] = adapter.generate_login_code()
        adapter.send_mail("account/email/proof_code", self.state["email"], {"code": self.state["code"]})

    def finish(self) -> None:
        """The code was right: it proves the session, and the address too."""
        record_authentication(self.request, self.user, CODE, email=self.state["email"], reauthenticated=True)
        verify_email_indirectly(self.request, self.user, self.state["email"])
        self.abort()

    def persist(self) -> None:
        self.request.session[STATE] = self.state

    def abort(self) -> None:
        self.request.session.pop(STATE, None)


def address_of(user: User) -> str:
    """Where codes go: never to an address that was only typed, while there is one that was proved."""
    primary: str = EmailAddress.objects.get_primary_email(user) or user.email
    return primary
