"""Second factor for those who decide about others' words."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

GUARDED = ("/verwaltung/", "/tandem/")


class SecondFactorMiddleware:
    """Whoever opens the admin or the desk has set up a second factor, else is led to do so.

    allauth asks for it at sign-in once it exists; this closes the gap before it exists.
    Off where SECOND_FACTOR_REQUIRED is False (the demo, which says so in a banner).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR_REQUIRED and self._guarded(request.path):
            user = request.user
            if user.is_authenticated and not is_mfa_enabled(user):
                messages.warning(request, _("Please set up a second factor first. Your role needs it."))
                query = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse('mfa_index')}?{query}")
        return self.get_response(request)

    def _guarded(self, path: str) -> bool:
        without_language = "/" + path.lstrip("/").partition("/")[2]
        return path.startswith(GUARDED) or without_language.startswith(GUARDED)
