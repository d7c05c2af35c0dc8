"""Import in the city's admin: addresses and menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from . import views
from .permissions import may_import


def import_urls() -> list[URLPattern]:
    return [
        path("import/", views.import_file, name="suggestion_import"),
        path("import/<uuid:upload>/", views.import_one, name="suggestion_import_one"),
        path("import/<uuid:upload>/bericht/", views.import_report, name="suggestion_import_report"),
        path("import/<uuid:upload>/zuruecknehmen/", views.import_undo, name="suggestion_import_undo"),
    ]


class ImportMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(_("Import"), reverse("suggestion_import"), name="import", icon_name="upload", order=230)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)
