"""Rules that hold for every request."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from .views import sign_in_expired

ADMIN_POLICY: dict[str, list[str]] = {
    **settings.SECURE_CSP,
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}


# What no page of ours needs. A photo of a sheet comes by a file field, which is no camera to a page.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "bluetooth",
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
