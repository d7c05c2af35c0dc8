"""Receipts: a card's number followed by five characters, on a telephone or on a slip of paper.

The characters are keyed, so nobody can guess other people's receipts by counting; a slip printed before the forum
is as good as one given afterwards. Nothing is stored. People type them, so there are five, not the 43 of Django's
Signer.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from forums.protection.whole_numbers import whole_number

from .cards import Card
from .models import Forum
from .tables import CODE_SIGNS

SIGNS = 5


def code(forum: Forum, number: int, *, secret: str | bytes | None = None) -> str:
    """`17-K7QFM`, with our present key or another `secret`."""
    digest = salted_hmac("forum.receipt", f"{forum.uuid}:{number}", secret=secret, algorithm="sha256").digest()
    return f"{number}-{''.join(CODE_SIGNS[byte % len(CODE_SIGNS)] for byte in digest[:SIGNS])}"


def number_of(forum: Forum, given: str) -> int | None:
    """The number a code proves, however it was typed (small letters, blanks); None for a wrong one."""
    tidy = "".join(given.upper().split())
    number = whole_number(tidy.partition("-")[0], digits=6)
    if number is None:
        return None
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)  # slips on paper outlive a key
    return number if any(constant_time_compare(tidy, code(forum, number, secret=key)) for key in secrets) else None


def card_of(forum: Forum, given: str) -> Card | None:
    """The card this receipt belongs to; None for a wrong code, and for a slip no card has yet."""
    number = number_of(forum, given)
    if number is None:
        return None
    found: Card | None = forum.cards.filter(number=number).select_related("table").first()
    return found


def receipt_url(forum: Forum, number: int) -> str:
    """Absolute, in the active language."""
    return settings.SITE_URL + reverse("forum_receipt", args=[forum.slug, code(forum, number)])
