"""Help pages of our own in the city's admin, in the place of Wagtail's links to its English guide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from .topics import TOPICS

WAGTAILS_OWN = ("whats-new-in-wagtail", "editor-guide")


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """What each role does. For whoever may open the admin (Wagtail asks)."""
    context = {
        "topics": [
            (topic, reverse(topic.address) if topic.address and topic.may(request.user) else "") for topic in TOPICS
        ],
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Help")},
        ],
        "header_title": _("Help: who does what"),
        "header_icon": "help",
    }
    return render(request, "cms/help/roles.html", context)


def help_urls() -> list[URLPattern]:
    return [path("hilfe/", roles, name="admin_help")]


def help_menu_item() -> MenuItem:
    return MenuItem(gettext_lazy("Who does what"), reverse("admin_help"), name="roles", icon_name="help", order=1)


def without_wagtails_own(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(WAGTAILS_OWN)]
