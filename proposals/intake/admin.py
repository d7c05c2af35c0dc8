"""Import in the city's admin: addresses and menu."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .pages import SUGGESTION_IMPORT
from .permissions import may_import


def import_urls() -> list[URLPattern]:
    return SUGGESTION_IMPORT.urls("import/")


class ImportMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(_("Import"), reverse("suggestion_import"), name="import", icon_name="upload", order=230)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)
