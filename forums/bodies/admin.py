"""Bodies and memberships in the admin, and the menu of everything the coordinator keeps about the city."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from forums.fields.admin import ActionFieldViewSet, ThemeViewSet
from forums.municipality.admin import ClosingDayViewSet, DistrictViewSet
from forums.people.admin import PersonViewSet
from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.forms import RecordForm

from .models import Body, Membership


class BodyViewSet(ModelViewSet):
    model = Body
    name = "bodies"
    icon = "group"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = (
        "name",
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        Column("get_duty_display", label=_("duty on this platform"), sort_key="duty"),
        "founded",
        "ended",
    )
    list_filter = ("kind", "structure", "duty")
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("task"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("structure")]),
            FieldPanel("duty"),
            FieldPanel("field"),
            FieldPanel("parent"),
            MultiFieldPanel(
                [
                    HelpPanel(_("A body is never deleted. Enter its end date; what it did stays in the history.")),
                    FieldRowPanel([FieldPanel("founded"), FieldPanel("ended")]),
                    FieldPanel("successors"),
                ],
                heading=_("Start and end"),
            ),
            FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
            FieldRowPanel([FieldPanel("position"), FieldPanel("slug")]),
        ],
        base_form_class=RecordForm,
    )


class MembershipViewSet(ModelViewSet):
    model = Membership
    name = "memberships"
    icon = "user"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = (
        "person",
        "body",
        Column("get_role_display", label=_("role"), sort_key="role"),
        "starts",
        "ends",
    )
    list_filter = ("body", "role", "interim")
    edit_handler = ObjectList(
        [
            HelpPanel(_("A seat changes hands in two steps: enter an end date here, then add the next membership.")),
            FieldPanel("person"),
            FieldPanel("body"),
            FieldPanel("role"),
            FieldPanel("capacity"),
            FieldPanel("organisation"),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            FieldPanel("interim"),
            FieldPanel("appointed_by"),
        ],
        base_form_class=RecordForm,
    )


class CityGroup(ModelViewSetGroup):
    """Stadt & Gremien. Other slices add an item by the hook named here."""

    menu_label = _("City and bodies")
    menu_name = "city"
    menu_icon = "group"
    menu_order = 210
    submenu_hook = "register_city_menu_item"
    items = (
        PersonViewSet,
        BodyViewSet,
        MembershipViewSet,
        ActionFieldViewSet,
        ThemeViewSet,
        DistrictViewSet,
        ClosingDayViewSet,
    )


allow(Role.COORDINATOR, Body, to=("view", "add", "change"))
allow(Role.COORDINATOR, Membership)
