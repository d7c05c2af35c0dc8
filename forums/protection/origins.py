"""Where a form comes from: browsers name the origin of every POST (Fetch standard, 3.2)."""

from django.conf import settings
from django.http import HttpRequest


def from_own_origin(request: HttpRequest) -> bool:
    """Whether it is our own page that sends this, or no browser at all, which has nobody's authority to misuse."""
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") in {None, *own}
