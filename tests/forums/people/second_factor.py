"""Signing in as tests need it: with and without what a role asks for."""

import re
import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client

from forums.people.models import User

TOTP_PERIOD = 30  # seconds, of RFC 6238


def totp_code(secret: str) -> str:
    """Of a moment that lasts a while yet: the test sends it afterwards."""
    if time.time() % TOTP_PERIOD > TOTP_PERIOD - 2:
        time.sleep(2.1)
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06d}"


def with_totp(user: User) -> str:
    """The secret of a factor set up some time ago, with an address proved."""
    user.emailaddress_set.update_or_create(email=user.email, defaults={"verified": True, "primary": True})
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def record(client: Client, user: User, method: str, *, ago: float = 0) -> None:
    """As if this session had shown the proof so many seconds ago."""
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        *session.get(AUTHENTICATION_METHODS_SESSION_KEY, []),
        {"method": method, "at": time.time() - ago},
    ]
    session.save()


def mailed_code() -> str:
    found = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", mail.outbox[-1].body, re.MULTILINE)
    assert found is not None, mail.outbox[-1].body
    return found[1]


def prove_by_code(client: Client) -> None:
    """The page for fresh proof: press the button, read the mail, enter the code."""
    client.post("/konto/nachweis/", {"send": "1"})
    client.post("/konto/nachweis/", {"code": mailed_code()})
