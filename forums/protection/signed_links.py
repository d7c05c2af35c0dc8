"""Links instead of accounts: keyed, so they need no table; re-derivable for a new mail; bound to one purpose."""

import re
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from django.utils.crypto import constant_time_compare, salted_hmac

MAC_BYTES = 15
KEYED = "verfolgen|bestaetigen|abbestellen|registrieren|einladung|anmeldung|adresse|leitung|schreiben|tisch|beleg"
KEY_IN_PATH = re.compile(rf"(/(?:{KEYED})/)[^/\s\"']+")


def _mac(record: uuid.UUID, purpose: str) -> bytes:
    return salted_hmac("suggestion.link", f"{record}:{purpose}", algorithm="sha256").digest()[:MAC_BYTES]


def sign(record: uuid.UUID, purpose: str) -> str:
    """A token of 42 characters that names the record and proves that we made it for this purpose.

    A counter in the purpose makes it revocable: raise the counter, and tokens made before prove nothing.
    """
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


def without_keys(text: str) -> str:
    """The text with the keys in its addresses left out: for logs, and wherever an address is kept or passed on."""
    return KEY_IN_PATH.sub(r"\1…", text)
