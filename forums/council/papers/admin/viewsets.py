"""Menu, lists and forms for papers, their sequence, meetings and agendas."""

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSetGroup

from forums.people.groups import allow
from forums.people.roles import Role

from ...meetings.models import AgendaItem, CouncilMeeting
from ...terms.admin import LegislativeTermViewSet
from ..annexes import Annex
from ..models import Consultation, Paper
from .forms import AgendaItemForm, ConsultationForm, MeetingForm
from .frames import CouncilDelete, CouncilIndex, CouncilViewSet

# From a consultation to what stays with its result.
TREATED_WITH: dict[type[Model], str] = {
    Paper: "paper",
    Consultation: "pk",
    CouncilMeeting: "agenda_item__meeting",
    AgendaItem: "agenda_item",
}


class TreatedDelete(CouncilDelete):
    """Only what no body has treated: a result is corrected, and stays in the history with all it belongs to."""

    def delete_action(self) -> None:
        if Consultation.objects.treated().filter(**{TREATED_WITH[self.model]: self.object.pk}).exists():
            raise PermissionDenied
        super().delete_action()


class PaperIndex(CouncilIndex):
    more = (
        ("council_concerns", _("What it concerns"), "link"),
        ("council_annexes", _("Annexes"), "doc-full"),
    )


class PaperViewSet(CouncilViewSet):
    model = Paper
    name = "council_papers_admin"
    url_prefix = "vorlagen"
    icon = "doc-full"
    menu_label = _("Papers")
    index_view_class = PaperIndex
    delete_view_class = TreatedDelete
    search_fields = ("number", "subject", "office")
    list_display = (
        "number",
        "subject",
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        "dated",
        BooleanColumn("public", label=_("public"), sort_key="public"),
    )
    list_filter = ("kind", "public")
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("number"), FieldPanel("dated"), FieldPanel("kind")]),
            FieldPanel("subject"),
            FieldPanel("public"),
            FieldPanel("sequence_public"),
            FieldRowPanel([FieldPanel("issued_by"), FieldPanel("office")]),
            FieldPanel("predecessor"),
            FieldPanel("key_project"),
            FieldPanel("products"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("has_effects"), FieldPanel("rhythm")]),
                    HelpPanel(_("Profit and loss plan, in euros")),
                    FieldRowPanel([FieldPanel("income"), FieldPanel("expense"), FieldPanel("equity_reduction")]),
                    HelpPanel(_("Investment plan, in euros")),
                    FieldRowPanel([FieldPanel("investment_in"), FieldPanel("investment_out"), FieldPanel("own_share")]),
                    FieldRowPanel([FieldPanel("funded"), FieldPanel("funded_by")]),
                    FieldPanel("funded_from"),
                ],
                heading=_("Money"),
            ),
            FieldPanel("resolution"),
            FieldPanel("reasons"),
        ]
    )


class ConsultationViewSet(CouncilViewSet):
    model = Consultation
    name = "consultations_admin"
    url_prefix = "beratungsfolge"
    icon = "list-ol"
    menu_label = _("Consultation sequences")
    delete_view_class = TreatedDelete
    search_fields = ("paper__number", "paper__subject", "body__name")
    list_display = (
        "__str__",
        "position",
        Column("get_part_display", label=_("what the body does"), sort_key="part"),
        Column("meeting", label=_("meeting")),
        Column("get_result_display", label=_("result"), sort_key="result"),
    )
    list_filter = ("body", "part", "result")
    edit_handler = ObjectList(
        [
            HelpPanel(_("Results are entered on the page of the meeting.")),
            FieldPanel("paper"),
            FieldRowPanel([FieldPanel("position"), FieldPanel("body"), FieldPanel("part")]),
            FieldPanel("reporters"),
            FieldRowPanel([FieldPanel("meeting"), FieldPanel("number")]),
        ],
        base_form_class=ConsultationForm,
    )


class MeetingIndex(CouncilIndex):
    more = (("council_results", _("Enter results"), "tick"),)


class MeetingViewSet(CouncilViewSet):
    model = CouncilMeeting
    name = "council_meetings_admin"
    url_prefix = "sitzungen"
    icon = "calendar-alt"
    menu_label = _("Meetings")
    index_view_class = MeetingIndex
    delete_view_class = TreatedDelete
    search_fields = ("body__name", "place")
    list_display = (
        "__str__",
        Column("starts_at", label=_("begins"), sort_key="starts_at"),
        BooleanColumn("special", label=_("special session"), sort_key="special"),
        BooleanColumn("cancelled", label=_("does not take place"), sort_key="cancelled"),
    )
    list_filter = ("body", "special", "cancelled")
    edit_handler = ObjectList(
        [
            FieldPanel("body"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("place")]),
            FieldPanel("special"),
            FieldPanel("has_public_part"),
            FieldPanel("seats"),
            FieldPanel("cancelled"),
        ],
        base_form_class=MeetingForm,
    )


class AgendaItemViewSet(CouncilViewSet):
    model = AgendaItem
    name = "agenda_items_admin"
    url_prefix = "tagesordnung"
    icon = "list-ul"
    menu_label = _("Agendas")
    delete_view_class = TreatedDelete
    search_fields = ("title", "meeting__body__name")
    list_display = ("__str__", BooleanColumn("public", label=_("in the public part"), sort_key="public"))
    list_filter = ("public",)
    edit_handler = ObjectList(
        [
            FieldPanel("meeting"),
            FieldRowPanel([FieldPanel("number"), FieldPanel("title")]),
            FieldPanel("public"),
        ],
        base_form_class=AgendaItemForm,
    )


class CouncilGroup(ModelViewSetGroup):
    """Rat & Ausschüsse."""

    menu_label = _("Council")
    menu_name = "council"
    menu_icon = "doc-full"
    menu_order = 215
    items = (
        PaperViewSet,
        ConsultationViewSet,
        MeetingViewSet,
        AgendaItemViewSet,
        LegislativeTermViewSet,
    )


for role in (Role.COUNCIL_CLERK, Role.COORDINATOR):
    # What was before the council is not deleted, it is corrected.
    allow(role, Paper, CouncilMeeting, AgendaItem, Annex, to=("view", "add", "change"))
    allow(role, Consultation)
