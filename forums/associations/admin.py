"""The register in the city's admin: addresses, menu, and what the first page says about it."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem

from .bulk_import import views as importing
from .models import Association
from .permissions import may_keep_register
from .views import register as views


def register_urls() -> list[URLPattern]:
    return [
        path("vereine/", views.register, name="register"),
        path("vereine/liste/", views.export, name="register_export"),
        path("vereine/import/", importing.import_file, name="register_import"),
        path("vereine/import/<uuid:upload>/", importing.import_one, name="register_import_one"),
        path("vereine/import/<uuid:upload>/bericht/", importing.import_report, name="register_import_report"),
        path("vereine/<int:pk>/", views.register_one, name="register_one"),
    ]


class RegisterMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(_("Associations"), reverse("register"), name="register", icon_name="group", order=230)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_keep_register(request.user)


class RegisterSummary(SummaryItem):
    """How many wait to be checked, and how many have nobody to speak for them."""

    order = 20
    template_name = "forums/associations/register/summary.html"

    def is_shown(self) -> bool:
        return may_keep_register(self.request.user)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"waiting": Association.objects.waiting().count(), "vacant": Association.objects.vacant().count()}
