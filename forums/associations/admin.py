"""The office's pages in the city's admin: addresses, menu, and what the first page says about them."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem

from .bulk_import.pages import LIST_IMPORT
from .models import Association
from .office import in_office
from .views import office


def office_urls() -> list[URLPattern]:
    return [
        path("vereine/", office.overview, name="association_office"),
        path("vereine/liste/", office.export, name="association_export"),
        *LIST_IMPORT.urls("vereine/import/"),
        path("vereine/<int:pk>/", office.detail, name="association_office_detail"),
    ]


class OfficeMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(
            _("Associations"), reverse("association_office"), name="associations", icon_name="group", order=230
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return in_office(request.user)


class OfficeSummary(SummaryItem):
    """How many wait to be checked, and how many have nobody to speak for them."""

    order = 20
    template_name = "forums/associations/office/summary.html"

    def is_shown(self) -> bool:
        return in_office(self.request.user)

    def get_context_data(self, parent_context: Mapping[str, object]) -> dict[str, object]:
        return {"waiting": Association.objects.submitted().count(), "vacant": Association.objects.vacant().count()}
