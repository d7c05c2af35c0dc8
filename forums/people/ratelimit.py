"""How often one connection may do something. No address is stored: only a hash, salted anew every day."""

import hashlib
import hmac
import ipaddress
import secrets
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

DAY = 60 * 60 * 24


def _address(request: HttpRequest) -> str:
    """The client's address as the nearest trusted machine saw it; of IPv6 the network, as one household has many."""
    address: str = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rpartition(",")[2].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else address


def _salt() -> bytes:
    """Random, kept in the cache only, forgotten after the day: nobody can compute back to an address."""
    key = f"ratelimit.salt:{timezone.localdate()}"
    cache.add(key, secrets.token_bytes(32), DAY)
    return bytes(cache.get(key, b""))


def _key(what: str, who: str) -> str:
    mark = hmac.new(_salt(), f"{what}:{who}".encode(), hashlib.sha256).hexdigest()[:32]
    return f"ratelimit:{what}:{mark}"


def mark(request: HttpRequest) -> str:
    """What stands for a connection for today: without the salt, which is never stored, nobody can compute it."""
    return hmac.new(_salt(), _address(request).encode(), hashlib.sha256).hexdigest()[:32]


def too_many(request: HttpRequest, what: str, *, most: int, per: timedelta) -> bool:
    """Count one attempt of this connection; True when it is over `most` within `per`."""
    return too_many_of(_address(request), what, most=most, per=per)


def too_many_of(who: str, what: str, *, most: int, per: timedelta) -> bool:
    """The same for anything else that can be named, such as the number whose secret word is guessed."""
    key = _key(what, who)
    cache.add(key, 0, int(per.total_seconds()))
    try:
        return cache.incr(key) > most
    except ValueError:  # it expired in between: a new span has begun
        return False
