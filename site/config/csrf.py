"""Opening a page sets no cookie: a visitor's form is told from a forged one by where it comes from."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


class SessionCsrfMiddleware(CsrfViewMiddleware):
    """Django's own check, whose token and cookie exist only where there is a session.

    A CSRF token keeps another website from using the authority a browser adds by itself: the session. A visitor has
    none. What is left, signing somebody in unasked or supporting in their name, needs a POST from another origin, and
    that is refused before: browsers name the origin of every POST (Fetch standard, 3.2), and our other cookies are
    `SameSite=Lax`.
    """

    def _check_token(self, request: HttpRequest) -> None:
        if _has_session(request):
            super()._check_token(request)

    def _set_csrf_cookie(self, request: HttpRequest, response: HttpResponse) -> None:
        if _has_session(request) or not request.session.is_empty():
            super()._set_csrf_cookie(request, response)


def _has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES
