"""Pages behind a link that is a key."""

from django.http import HttpResponse
from django.utils.cache import patch_cache_control


def mark_private(response: HttpResponse) -> HttpResponse:
    """Keep a private page out of search engines, shared caches, other hosts' logs and the back button's memory."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    patch_cache_control(response, private=True, no_store=True)
    return response
