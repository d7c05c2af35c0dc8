"""Follow links: keyed, so they need no table; re-derivable for a new mail; revocable by a counter."""

import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

if TYPE_CHECKING:
    from .models import Suggestion

MAC_BYTES = 15


def _mac(record: uuid.UUID, purpose: str) -> bytes:
    return salted_hmac("suggestion.link", f"{record}:{purpose}", algorithm="sha256").digest()[:MAC_BYTES]


def sign(record: uuid.UUID, purpose: str) -> str:
    """A token of 42 characters that names the record and proves that we made it for this purpose."""
    return urlsafe_b64encode(record.bytes + _mac(record, purpose)).rstrip(b"=").decode()


def named(token: str) -> uuid.UUID | None:
    """The record a token names, unproved; None where it is no token."""
    try:
        raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (NotBase64, ValueError):
        return None
    return uuid.UUID(bytes=raw[:16]) if len(raw) == 16 + MAC_BYTES else None


def proves(token: str, record: uuid.UUID, purpose: str) -> bool:
    return constant_time_compare(token, sign(record, purpose))


def follow_token(suggestion: "Suggestion") -> str:
    return sign(suggestion.uuid, f"follow:{suggestion.link_version}")


def follow_url(suggestion: "Suggestion") -> str:
    """Absolute, in the active language."""
    return settings.SITE_URL + reverse("suggestion_follow", args=[follow_token(suggestion)])
