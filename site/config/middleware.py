"""Rules that hold for every request."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from .views import only_sent_by_button, sign_in_expired

ADMIN_POLICY: dict[str, list[str]] = {
    **settings.SECURE_CSP,
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}


class AdminContentPolicyMiddleware:
    """Wagtail's admin needs inline script and evaluation; nowhere else are they allowed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.get_admin_response = csp_override(ADMIN_POLICY)(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        inside = request.path.startswith("/verwaltung/")
        return self.get_admin_response(request) if inside else self.get_response(request)


class KeepWhatWasTypedMiddleware:
    """A POST that would be sent to the sign-in page comes back with its text and a way to send it again.

    Sessions end while people write. Whoever signs in (in another tab) can send the kept form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302 and self._asks_to_sign_in(request, response):
            return sign_in_expired(request, response["Location"])
        return response

    def _asks_to_sign_in(self, request: HttpRequest, response: HttpResponse) -> bool:
        if "/verwaltung/login/" in response["Location"]:
            return not request.user.is_authenticated
        return "/konto/login/" in response["Location"] and not request.path.partition("/konto/")[1]


class NotAllowedPageMiddleware:
    """Opening an address that only takes what a form sends shows a page that says so and leads on.

    Browsers do this when they restore a tab, when somebody presses Enter in the address bar or changes the language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        bare = response.status_code == 405 and not response.streaming and not response.content
        if bare and request.method in {"GET", "HEAD"} and request.accepts("text/html"):
            response.content = only_sent_by_button(request)
            response.headers["Content-Type"] = "text/html; charset=utf-8"
        return response
