"""Part B in the city's admin: goals, measures, indicators, resources.

Coordinators edit what a measure is. What becomes of it is told on its own page, by its verbs.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.admin_search import WordSearch

from .indicators.admin import IndicatorViewSet
from .indicators.models import Indicator
from .models import Goal, Measure, Path, Resource, Status


class MeasureForm(WagtailAdminModelForm):
    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None and self.instance.path == Path.PROPOSED:
            self.instance.status = Status.PROPOSED
        return super().save(commit)


class GoalViewSet(ModelViewSet):
    model = Goal
    name = "goals"
    icon = "success"
    copy_view_enabled = False
    index_view_class = WordSearch
    search_fields = ("title", "description")
    search_backend_name = None
    list_display = ("title", "field", "position")
    list_filter = ("field",)
    panels = (
        FieldRowPanel([FieldPanel("field"), FieldPanel("position")]),
        FieldPanel("title"),
        FieldPanel("description"),
    )


class MeasureViewSet(ModelViewSet):
    model = Measure
    name = "measures"
    icon = "clipboard-list"
    copy_view_enabled = False
    index_view_class = WordSearch
    search_fields = ("title", "what", "who")
    search_backend_name = None
    list_display = ("title", "field", Column("get_status_display", label=_("status"), sort_key="status"), "until")
    list_filter = ("field", "status", "path")
    panels = (
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("field"), FieldPanel("goal")]),
        FieldPanel("what"),
        FieldPanel("who"),
        FieldRowPanel([FieldPanel("until"), FieldPanel("review_on"), FieldPanel("position")]),
        MultiFieldPanel([FieldPanel("path"), FieldPanel("proposed_to")], heading=_("How it gets done")),
        InlinePanel(
            "actors",
            heading=_("Who takes part"),
            label=_("actor of a measure"),
            panels=[
                FieldPanel("body"),
                FieldPanel("association"),
                FieldPanel("name"),
            ],
        ),
        MultiFieldPanel(
            [
                HelpPanel(_("News and changes of the status are written on the measure's public page.")),
                FieldPanel("status", read_only=True),
            ],
            heading=_("status"),
        ),
        FieldPanel("slug", help_text=_("Made from the German title where empty. Please do not change it later.")),
    )

    def get_form_class(self, for_update: bool = False) -> Any:
        self._edit_handler.base_form_class = MeasureForm
        return super().get_form_class(for_update)


class ResourceViewSet(ModelViewSet):
    model = Resource
    name = "resources"
    icon = "group"
    copy_view_enabled = False
    index_view_class = WordSearch
    search_fields = ("name",)
    search_backend_name = None
    list_display = ("name", "amount", "field", "position")
    list_filter = ("field",)
    panels = (
        FieldRowPanel([FieldPanel("field"), FieldPanel("position")]),
        FieldPanel("name"),
        FieldPanel("amount"),
    )


class MeasuresGroup(ModelViewSetGroup):
    menu_label = _("Goals and measures")
    menu_icon = "clipboard-list"
    menu_order = 220
    items = (GoalViewSet, MeasureViewSet, IndicatorViewSet, ResourceViewSet)


allow(Role.COORDINATOR, Goal, Measure, Indicator, Resource)
