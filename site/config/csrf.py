"""Opening a page sets no cookie: a visitor's form is told from a forged one by where it comes from."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from forums.protection.origin import is_foreign

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
WANTED = "CSRF_COOKIE_NEEDS_UPDATE"  # how Django's `get_token` asks for the cookie


class SessionCsrfMiddleware(CsrfViewMiddleware):
    """Django's own check, whose token and cookie exist only where there is a session.

    A CSRF token keeps another website from using the authority a browser adds by itself: the session. A visitor has
    none. What is left, signing somebody in unasked or supporting in their name, needs a POST from another origin, and
    that is refused: browsers name the origin of every POST, and our other cookies are `SameSite=Lax`.
    """

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponseBase],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        if request.method not in SAFE and not _has_session(request) and not is_foreign(request):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not _has_session(request) and request.session.is_empty():
            request.META[WANTED] = False
        return super().process_response(request, response)


def _has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES
