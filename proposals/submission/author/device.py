"""The device that wrote a suggestion: with its cookie, confirming an address opens the author's page.

Without it the address does not: whoever reads mail there need not be who wrote. The cookie goes along to addresses of
confirmation only, proves nothing by itself, and ends when an address that nobody confirmed is deleted.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from forums.protection.signed_links import SignedLink
from proposals.suggestions.following import UNCONFIRMED_KEPT
from proposals.suggestions.models import Suggestion

DEVICE = SignedLink("suggestion.device", Suggestion.objects.for_list, state=lambda suggestion: suggestion.link_version)


def cookie_name(suggestion: Suggestion) -> str:
    return f"anregung-{suggestion.number}"


def remember_device(response: HttpResponse, suggestion: Suggestion) -> None:
    response.set_cookie(
        cookie_name(suggestion),
        DEVICE.token(suggestion),
        max_age=UNCONFIRMED_KEPT,
        path=_path(suggestion),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget_device(response: HttpResponse, suggestion: Suggestion) -> None:
    response.delete_cookie(cookie_name(suggestion), path=_path(suggestion), samesite="Lax")


def is_writer(request: HttpRequest, suggestion: Suggestion) -> bool:
    """Whether this device wrote it, or the account it belongs to is signed in."""
    if request.user.is_authenticated and suggestion.author_id == request.user.pk:
        return True
    return DEVICE.fits(request.COOKIES.get(cookie_name(suggestion), ""), suggestion)


def _path(suggestion: Suggestion) -> str:
    """Where links of confirmation lead, in the language they are sent in."""
    with override(suggestion.notice_language):
        return reverse("follower_confirm", args=["-"]).removesuffix("-/")
