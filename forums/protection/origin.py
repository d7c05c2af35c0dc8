"""Whether a form was sent from a page of ours."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_foreign(request: HttpRequest) -> bool:
    """Whether the browser names another origin as the sender (Fetch standard, 3.2; Fetch Metadata, 2.3).

    Origin and Sec-Fetch-Site can't be set by pages; a Referer of another site is believed, a missing one says nothing.
    """
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    headers = request.headers
    return (
        headers.get("Origin") not in {None, *own}
        or headers.get("Sec-Fetch-Site") not in {None, "same-origin", "none"}
        or ("Referer" in headers and _origin(headers["Referer"]) not in own)
    )


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
