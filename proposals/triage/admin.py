"""What triage adds to the city's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .permissions import may_ask_why
from .views.access import why


def why_urls() -> list[URLPattern]:
    return [path("warum/", why, name="why")]


class WhyMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(_("Who may see what"), reverse("why"), name="why", icon_name="key", order=215)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_ask_why(request.user)
