"""What tells people from machines without asking them anything: a trap, the time, and proof of work.

Nobody is refused for lack of proof: a telephone without JavaScript counts as much. It only decides
how much one connection (a shelter, a library, a school) may send in an hour.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import altcha
from django.core.cache import cache
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .rate_limits import cache_breaker, too_many

HOUR = timedelta(hours=1)
MOST_TRIES = 80  # an hour, wrong ones included
MOST = {"proved": 40, "unhurried": 15, "hurried": 6}  # an hour, taken in
FASTEST = timedelta(seconds=3)  # nobody reads and writes faster
PROOF_LASTS = timedelta(hours=6)
ROUNDS = 2000  # of PBKDF2, about 256 times: a second on a cheap telephone, a millisecond to check

_opened = TimestampSigner(salt="form.opened")


@dataclass(frozen=True)
class FormGuard:
    """Of one form. It posts `website` (the trap), `opened` and, where the browser worked it out, `proof`."""

    what: str
    most: Mapping[str, int] = field(default_factory=lambda: MOST)

    def too_many_tries(self, request: HttpRequest) -> bool:
        return too_many(request, f"{self.what}.tried", most=MOST_TRIES, per=HOUR)

    def too_many_taken(self, request: HttpRequest) -> bool:
        """Count one that is about to be taken in, by how much speaks for a person behind it."""
        trust = _trust(request)
        return too_many(request, f"{self.what}.{trust}", most=self.most[trust], per=HOUR)


def opened_token() -> str:
    """For a hidden field: when the form was opened, signed."""
    return _opened.sign("form")


def honeypot_filled(request: HttpRequest) -> bool:
    """Some machines of people fill the trap too (password managers), so it costs one more press only."""
    return bool(request.POST.get("website"))


def proof_of_work_challenge() -> str:
    """A signed ALTCHA challenge as JSON; the browser solves it in the background."""
    made = altcha.create_challenge(
        "PBKDF2/SHA-256", ROUNDS, expires_at=timezone.now() + PROOF_LASTS, hmac_secret=_secret()
    )
    return json.dumps(made.to_dict())


def _trust(request: HttpRequest) -> str:
    if _proved(request.POST.get("proof", "")):
        return "proved"
    return "hurried" if _hurried(request.POST.get("opened", "")) else "unhurried"


def _hurried(opened: str) -> bool:
    """Sent faster than anybody types, or without the time at all."""
    try:
        _opened.unsign(opened)
    except BadSignature:
        return True
    try:
        _opened.unsign(opened, max_age=FASTEST)
    except SignatureExpired:
        return False
    return True


def _secret() -> bytes:
    return salted_hmac("form.proof", "", algorithm="sha256").digest()


def _proved(proof: str) -> bool:
    """Whether the work was done for a challenge of ours that nobody has used before, however it is spelled now."""
    signature = _verified(proof)
    if not signature:
        return False
    lasts = int(PROOF_LASTS.total_seconds())
    return cache_breaker.call(lambda: bool(cache.add(f"proof:{signature}", 1, lasts)), True)


def _verified(proof: str) -> str:
    """The signature of the challenge that was solved; empty where it is not ours, expired or unsolved."""
    if not proof or len(proof) > 4000:
        return ""
    try:
        payload = altcha.Payload.from_base64(proof)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""
    signature = payload.challenge.signature
    if not isinstance(signature, str) or not altcha.verify_solution(payload, _secret()).verified:
        return ""
    return signature.lower()
