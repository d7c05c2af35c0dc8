"""Rules that hold for every request."""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.defaults import bad_request

from .views import only_sent_by_button, sign_in_expired

ADMIN_POLICY: dict[str, list[str]] = {
    **settings.SECURE_CSP,
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}
PREVIEW_POLICY: dict[str, list[str]] = {**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]}


logger = logging.getLogger(__name__)
# How code stumbles over a number that is none, a date that cannot be, a field that is missing.
STUMBLES = (ValueError, OverflowError, ValidationError, DataError, LookupError, AttributeError, NoReverseMatch)
HOUSE = str(Path(settings.BASE_DIR)) + "/"

# What no page of ours needs. A photo of a sheet comes by a file field, which is no camera to a page.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "hid",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "serial",
        "usb",
        "xr-spatial-tracking",
    )
)


class PermissionsPolicyMiddleware:
    """First of all, so that files and errors carry it too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class AnswerHeadMiddleware:
    """HEAD is answered wherever GET is; some views of packages forget it. The server leaves the content out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        response = self.get_response(request)
        request.method = "HEAD"
        return response


class RefuseUnreadableInputMiddleware:
    """Where a package's view stumbles over what was sent, the answer is 400.

    Views of ours are not excused, nor is anything that went wrong without input. The log names the view and the
    place, never the values.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        places = traceback.extract_tb(exception.__traceback__)
        if not isinstance(exception, STUMBLES) or not _has_input(request) or _is_ours(places):
            return None
        view = request.resolver_match.view_name if request.resolver_match else ""
        where = f"{places[-1].filename}:{places[-1].lineno}" if places else ""
        logger.warning("%s could not read its input: %s at %s", view, type(exception).__name__, where)
        return bad_request(request, exception)


def _has_input(request: HttpRequest) -> bool:
    return bool(request.GET or request.method == "POST" or (request.resolver_match and request.resolver_match.kwargs))


def _is_ours(places: traceback.StackSummary) -> bool:
    return any(place.filename.startswith(HOUSE) and "site-packages" not in place.filename for place in places)


class AdminContentPolicyMiddleware:
    """Wagtail's admin needs inline script and evaluation; nowhere else are they allowed.

    What an editor sees beside the form is a public page, made by a request of Wagtail's own inside the admin's: it
    keeps the public policy, but the admin may frame it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.get_admin_response = csp_override(ADMIN_POLICY)(get_response)
        self.get_preview = csp_override(PREVIEW_POLICY)(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "is_dummy", False):
            return self.get_preview(request)
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
