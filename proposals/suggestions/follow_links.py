"""Follow links: whoever holds one is the suggestion's author. Raising its counter revokes those made before."""

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
