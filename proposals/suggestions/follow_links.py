"""Follow links: keyed, so they need no table; re-derivable for a new mail; revocable by a counter."""

from django.conf import settings
from django.urls import reverse

from forums.protection.signed_links import named, proves, sign

from .models import Suggestion

__all__ = ["follow_token", "follow_url", "named", "proves", "sign"]


def follow_token(suggestion: Suggestion) -> str:
    return sign(suggestion.uuid, f"follow:{suggestion.link_version}")


def follow_url(suggestion: Suggestion) -> str:
    """Absolute, in the active language."""
    return settings.SITE_URL + reverse("suggestion_follow", args=[follow_token(suggestion)])
