"""Part B in the city's admin: challenges, goals, measures, indicators, resources.

Coordinators edit what a measure is. What becomes of it is told on its own page, by its verbs.
"""

from typing import Any

from django.db.models import Model, QuerySet
from django.forms import CheckboxSelectMultiple
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
from .models import Challenge, Goal, Measure, Part, Path, Resource, Status

# What no measure can be: adopted by nobody, or planned though a body decides on it.
IMPOSSIBLE = ((Path.OURSELVES, Status.ADOPTED), (Path.PROPOSED, Status.PLANNED))

FIGURE_PANELS = (
    FieldRowPanel([FieldPanel("kind"), FieldPanel("year"), FieldPanel("value")]),
    FieldPanel("name"),
    FieldPanel("source"),
    FieldPanel("amount", help_text=_("Only where there is no figure, such as rooms.")),
    FieldPanel("public", help_text=_("What is not public stands here only, on no page.")),
)


class MeasureForm(WagtailAdminModelForm):
    """A new measure begins where its path says; afterwards only its verbs lead it from one path to the other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goal = self.fields["goal"]
        goal.queryset = Goal.objects.operative().select_related("field").order_by("field__position", "number")
        goal.label_from_instance = lambda choice: choice.named

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        path = data.get("path")
        if self.instance.pk is None:
            self.instance.status = Status.PROPOSED if path == Path.PROPOSED else Status.PLANNED
        elif (path, self.instance.status) in IMPOSSIBLE:
            self.add_error("path", _("Please report on the measure's page that it is proposed, or what became of it."))
        return data

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        rows = [form.cleaned_data for form in self.formsets["actors"] if not form.cleaned_data.get("DELETE")]
        if sum(row.get("part") == Part.RESPONSIBLE for row in rows) > 1:
            self.add_error(None, _("Only one can be responsible. The others are partners."))
            return False
        return True


class ChallengeViewSet(ModelViewSet):
    model = Challenge
    name = "challenges"
    icon = "warning"
    copy_view_enabled = False
    index_view_class = WordSearch
    search_fields = ("title", "description")
    search_backend_name = None
    list_display = ("title", "field", "position")
    list_filter = ("field",)
    panels = (
        FieldRowPanel([FieldPanel("field"), FieldPanel("position", help_text=_("1 presses most."))]),
        FieldPanel("title"),
        FieldPanel("description"),
    )


class NumberedIndex(WordSearch):
    """With what numbers are made of, in one query."""

    below = "goal"

    def get_base_queryset(self) -> QuerySet[Model]:
        rows: QuerySet[Model] = super().get_base_queryset().select_related("field", self.below)
        return rows


class GoalIndex(NumberedIndex):
    below = "parent"


class ResourceIndex(NumberedIndex):
    below = "measure"


class GoalViewSet(ModelViewSet):
    model = Goal
    name = "goals"
    icon = "success"
    copy_view_enabled = False
    index_view_class = GoalIndex
    search_fields = ("title", "description")
    search_backend_name = None
    list_display = (
        "title",
        Column("code", label=_("number")),
        "field",
        Column("get_level_display", label=_("level"), sort_key="level"),
        "parent",
    )
    list_filter = ("field", "level")
    panels = (
        HelpPanel(
            _(
                "An operative goal gets the next number of its field and keeps it. So its field and level cannot be "
                "changed later; numbers of deleted goals are not given again."
            )
        ),
        FieldRowPanel([FieldPanel("field"), FieldPanel("level")]),
        FieldRowPanel([FieldPanel("parent"), FieldPanel("position", help_text=_("Orders strategic goals."))]),
        FieldPanel("title"),
        FieldPanel("description"),
    )


class MeasureViewSet(ModelViewSet):
    model = Measure
    name = "measures"
    icon = "clipboard-list"
    copy_view_enabled = False
    index_view_class = NumberedIndex
    search_fields = ("title", "what", "who")
    search_backend_name = None
    list_display = (
        "title",
        Column("code", label=_("number")),
        "field",
        Column("get_status_display", label=_("status"), sort_key="status"),
        "until",
        "review_on",
    )
    list_filter = ("field", "status", "path")
    panels = (
        FieldPanel("title"),
        FieldPanel("field"),
        FieldPanel("goal"),
        FieldPanel("what"),
        FieldPanel("who"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("until"), FieldPanel("review_on")]),
        FieldPanel("themes", widget=CheckboxSelectMultiple),
        FieldPanel("districts", widget=CheckboxSelectMultiple),
        FieldPanel("position", help_text=_("Orders measures without a goal.")),
        MultiFieldPanel([FieldPanel("path"), FieldPanel("proposed_to")], heading=_("How it gets done")),
        InlinePanel(
            "actors",
            heading=_("Who takes part"),
            label=_("actor of a measure"),
            panels=[
                FieldRowPanel([FieldPanel("part"), FieldPanel("body")]),
                FieldPanel("association"),
                FieldPanel("name"),
            ],
        ),
        InlinePanel("resources", heading=_("Resources"), label=_("resource"), panels=list(FIGURE_PANELS)),
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
    index_view_class = ResourceIndex
    search_fields = ("name", "source")
    search_backend_name = None
    list_display = (
        "name",
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        "year",
        "value",
        "field",
        "measure",
        "public",
    )
    list_filter = ("field", "kind", "year", "public")
    panels = (
        HelpPanel(_("Of a field or of one measure: please choose one of both.")),
        FieldRowPanel([FieldPanel("field"), FieldPanel("measure"), FieldPanel("position")]),
        *FIGURE_PANELS,
    )


class MeasuresGroup(ModelViewSetGroup):
    menu_label = _("Goals and measures")
    menu_icon = "clipboard-list"
    menu_order = 220
    items = (ChallengeViewSet, GoalViewSet, MeasureViewSet, IndicatorViewSet, ResourceViewSet)


allow(Role.COORDINATOR, Challenge, Goal, Measure, Indicator, Resource)
