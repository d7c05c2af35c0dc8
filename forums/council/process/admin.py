"""Milestones in the city's admin: the list, the form to plan one. What becomes of it is said at its desk."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView

from forums.people.groups import allow
from forums.people.roles import Role

from ..papers.admin.frames import CouncilIndex, CouncilViewSet
from .desk import milestone_desk
from .documents_desk import milestone_documents, remove_document
from .forms import MilestoneForm
from .models import Milestone


class MilestoneIndex(CouncilIndex):
    """The title leads to the milestone's desk, from which everything else is reached."""

    def get_edit_url(self, instance: Milestone) -> str:
        return reverse("milestone_desk", args=[instance.pk])


class _ToDesk:
    object: Milestone

    def get_success_url(self) -> str:
        return reverse("milestone_desk", args=[self.object.pk])


class MilestoneCreate(_ToDesk, CreateView):
    pass


class MilestoneEdit(_ToDesk, EditView):
    pass


class MilestoneViewSet(CouncilViewSet):
    model = Milestone
    name = "milestones"
    url_prefix = "meilensteine"
    icon = "calendar-alt"
    menu_label = _("Process")
    menu_order = 226
    add_to_admin_menu = True
    index_view_class = MilestoneIndex
    add_view_class = MilestoneCreate
    edit_view_class = MilestoneEdit
    search_fields = ("title", "text")
    list_display = (
        "__str__",
        Column("span", label=_("When"), sort_key="starts"),
        Column("get_phase_display", label=_("phase"), sort_key="phase"),
        Column("get_state_display", label=_("state"), sort_key="state"),
    )
    list_filter = ("phase", "state", "body")
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("text"),
            MultiFieldPanel(
                [
                    HelpPanel(_("Later, the date is changed by moving the milestone: the old date stays on record.")),
                    FieldRowPanel([FieldPanel("starts"), FieldPanel("ends"), FieldPanel("precision")]),
                ],
                heading=_("When"),
            ),
            FieldPanel("phase"),
            FieldPanel("body"),
            FieldPanel("adopts_concept"),
            FieldPanel("forums"),
        ],
        base_form_class=MilestoneForm,
    )


def milestone_urls() -> list[URLPattern]:
    return [
        path("meilensteine/<int:pk>/stand/", milestone_desk, name="milestone_desk"),
        path("meilensteine/<int:pk>/dokumente/", milestone_documents, name="milestone_documents"),
        path(
            "meilensteine/<int:pk>/dokumente/<int:number>/entfernen/",
            remove_document,
            name="milestone_document_remove",
        ),
    ]


# A milestone is dropped, not deleted: who knew of it must find out why.
allow(Role.COORDINATOR, Milestone, to=("view", "add", "change"))
