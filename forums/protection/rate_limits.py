"""How often one connection may do something. No address is stored: only a hash, salted anew every day."""

import ipaddress
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .circuit_breaker import CircuitBreaker

DAY = 60 * 60 * 24
REPEATED_WITHIN = 60 * 10
_spare_salt = secrets.token_bytes(32)
_salts: dict[date, bytes] = {}  # of today, so that nobody asks for it each time

# A cache that is down must not stop anybody from speaking.
cache_breaker = CircuitBreaker("The cache does not answer: for some seconds nothing is counted")


def _address(request: HttpRequest) -> str:
    """The client's address as the nearest trusted machine saw it."""
    return _network(request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", ""))


def _network(address: str, forwarded: str) -> str:
    """Of IPv6 the network, as one household has many addresses."""
    if settings.BEHIND_PROXY and forwarded:
        address = forwarded.rpartition(",")[2].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else address


def _salt() -> bytes:
    """Random, forgotten after the day: nobody can compute back to an address, and before that nobody who has only
    the database, since SECRET_KEY is mixed in."""
    today = timezone.localdate()

    def kept() -> bytes:
        if today not in _salts:
            key = f"ratelimit.salt:{today}"
            cache.add(key, secrets.token_bytes(32), DAY)
            salt = bytes(cache.get(key, b""))
            _salts.clear()
            _salts[today] = salt
        return _salts[today]

    return cache_breaker.call(kept, _spare_salt)


def _hash(of: str) -> str:
    return salted_hmac(_salt(), of, algorithm="sha256").hexdigest()[:32]


def _key(what: str, who: str) -> str:
    return f"ratelimit:{what}:{_hash(f'{what}:{who}')}"


def connection_hash(request: HttpRequest) -> str:
    """What stands for a connection for today: without the salt, which is never stored, nobody can compute it."""
    return _hash(_address(request))


def socket_hash(scope: Mapping[str, Any]) -> str:
    """The same for a socket (an ASGI scope)."""
    forwarded = dict(scope["headers"]).get(b"x-forwarded-for", b"").decode("latin-1")
    address = _network((scope.get("client") or ("", 0))[0], forwarded)
    return _hash(address)


def too_many(request: HttpRequest, what: str, *, most: int, per: timedelta) -> bool:
    """Count one attempt of this connection; True when it is over `most` within `per`."""
    return too_many_for(_address(request), what, most=most, per=per)


def was_done(request: HttpRequest, what: str, this: str) -> bool:
    """Whether this connection has just done exactly this (`note_done`): a repeat gets its receipt and counts for
    nothing. It tells only what the connection did itself, not what there is."""
    key = _key(f"{what}.done", f"{_address(request)}:{this}")
    return cache_breaker.call(lambda: bool(cache.get(key)), False)


def note_done(request: HttpRequest, what: str, this: str) -> None:
    key = _key(f"{what}.done", f"{_address(request)}:{this}")
    cache_breaker.call(lambda: cache.set(key, 1, REPEATED_WITHIN), None)


def reached(request: HttpRequest, what: str, *, most: int) -> bool:
    """Whether this connection has used up its attempts, without counting another."""
    key = _key(what, _address(request))
    return cache_breaker.call(lambda: int(cache.get(key, 0)), 0) >= most


def too_many_for(who: str, what: str, *, most: int, per: timedelta) -> bool:
    """The same for anything else that can be named, such as the number whose secret word is guessed."""
    return attempts_of(who, what, per=per) > most


def attempts_of(who: str, what: str, *, per: timedelta) -> int:
    """Count one attempt, and say how many that makes within `per`; 0 while nothing can be counted."""
    key = _key(what, who)

    def counted() -> int:
        with suppress(ValueError):  # the first of a span, or it has just ended
            return int(cache.incr(key))
        if cache.add(key, 1, int(per.total_seconds())):
            return 1
        with suppress(ValueError):
            return int(cache.incr(key))
        return 0

    return cache_breaker.call(counted, 0)
