"""Follow links: whoever holds one is the suggestion's author. Raising its counter revokes those made before.

They stand on pages and on paper, never in a mail: an address may be mistyped, or a stranger's.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from forums.protection.signed_links import SignedLink

from .models import Suggestion

FOLLOW_LINK = SignedLink(
    "suggestion.follow", Suggestion.objects.for_list, state=lambda suggestion: suggestion.link_version
)


def follow_token(suggestion: Suggestion) -> str:
    return FOLLOW_LINK.token(suggestion)


def follow_url(suggestion: Suggestion) -> str:
    """Absolute, in the active language."""
    return settings.SITE_URL + reverse("suggestion_follow", args=[follow_token(suggestion)])


def own_page_url(suggestion: Suggestion, recipient: str) -> str:
    """Where a mail leads its author, without any key in it: an account to its own page, an address to the question
    for number and secret word. Absolute, in the active language."""
    if recipient == f"user:{suggestion.author_id}":
        return settings.SITE_URL + reverse("suggestion_own", args=[suggestion.number])
    return f"{settings.SITE_URL}{reverse('suggestion_find')}?{urlencode({'nummer': suggestion.number})}"
