"""Indicators in the city's admin. Their readings are entered on the desk, or by a table: each leaves its history."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from forums.records.admin_search import WordSearch

from .bulk_import.pages import READING_IMPORT
from .models import Indicator
from .permissions import may_import


class IndicatorViewSet(ModelViewSet):
    model = Indicator
    name = "indicators"
    icon = "table"
    copy_view_enabled = False
    index_view_class = WordSearch
    search_fields = ("name",)
    search_backend_name = None
    list_display = ("name", "goal", "unit", Column("get_direction_display", label=_("what is wanted")))
    list_filter = ("goal__field", "frequency")
    panels = (
        FieldRowPanel([FieldPanel("goal"), FieldPanel("position")]),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("direction")]),
        FieldRowPanel([FieldPanel("baseline"), FieldPanel("baseline_year")]),
        InlinePanel(
            "targets",
            heading=_("targets"),
            label=_("target"),
            panels=[FieldRowPanel([FieldPanel("value"), FieldPanel("year")])],
        ),
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("responsible"),
                FieldRowPanel([FieldPanel("frequency"), FieldPanel("delay"), FieldPanel("first_due")]),
            ],
            heading=_("How it is read"),
        ),
        MultiFieldPanel(
            [HelpPanel(template="proposals/measures/indicators/admin_help.html")],
            heading=_("readings"),
        ),
    )


def import_urls() -> list[URLPattern]:
    return READING_IMPORT.urls("messwerte/import/")


class ReadingImportMenuItem(MenuItem):
    def __init__(self) -> None:
        address = reverse_lazy("reading_import")
        super().__init__(_("Import readings"), address, name="reading-import", icon_name="upload", order=231)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)
