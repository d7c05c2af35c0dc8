"""The city's settings, districts and closing days in the admin."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.contrib.settings.registry import SettingMenuItem, registry

from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.forms import RecordForm

from .models import ClosingDay, District, Municipality

Municipality.edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("name"),
                FieldPanel(
                    "association_label",
                    help_text=_("In the plural, as it stands in the menu and in headings. Empty: “Associations”."),
                ),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                MultiFieldPanel(
                    [
                        FieldPanel("holiday_region"),
                        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                    ],
                    heading=_("Working days"),
                ),
            ],
            heading=_("City"),
        ),
        ObjectList(
            [
                HelpPanel(
                    _("All periods are in working days unless stated otherwise. They apply from the next step on.")
                ),
                FieldPanel("moderation"),
                FieldRowPanel([FieldPanel("moderation_days"), FieldPanel("held_days")]),
                FieldPanel("answer_days"),
                FieldRowPanel([FieldPanel("extension_days"), FieldPanel("question_days")]),
                FieldRowPanel([FieldPanel("partner_days"), FieldPanel("lead_days")]),
                FieldRowPanel([FieldPanel("reminder_days"), FieldPanel("overdue_days")]),
                FieldRowPanel([FieldPanel("callback_days"), FieldPanel("reopen_weeks")]),
                FieldPanel("originals_kept_days"),
            ],
            heading=_("Deadlines"),
        ),
        ObjectList(
            [
                FieldPanel("counselling"),
                FieldPanel("personal_advice"),
                FieldPanel(
                    "council_law",
                    help_text=_("As it is cited: it stands beside the form. Empty: the pages name no law."),
                ),
                FieldPanel("council_contact"),
                FieldPanel("complaints_contact"),
                FieldPanel("danger_contacts"),
            ],
            heading=_("Contacts"),
        ),
        ObjectList(
            [
                HelpPanel(
                    _("Programs that read the council's data at /oparl/v1.1/ are told this. What is empty is left out.")
                ),
                FieldPanel("website"),
                FieldRowPanel([FieldPanel("municipality_key"), FieldPanel("regional_key")]),
                FieldPanel(
                    "data_licence",
                    help_text=_("For example: https://www.govdata.de/dl-de/zero-2-0. Empty: no licence is stated."),
                ),
            ],
            heading=_("Open data"),
        ),
    ]
)


class DistrictViewSet(ModelViewSet):
    model = District
    name = "districts"
    icon = "site"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ("name", "slug")
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("slug")], base_form_class=RecordForm)


class ClosingDayViewSet(ModelViewSet):
    model = ClosingDay
    name = "closing-days"
    icon = "calendar"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ("day", "reason")
    ordering = "-day"
    panels = (FieldPanel("day"), FieldPanel("reason"))


def settings_menu_item() -> MenuItem:
    return SettingMenuItem(Municipality, icon="cog", order=900)


def leave_to_own_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """The city's settings stand under "Stadt & Gremien", not a second time under Wagtail's settings."""
    items[:] = [item for item in items if getattr(item, "model", None) is not Municipality]


registry.register(Municipality, icon="cog")
allow(Role.COORDINATOR, Municipality, to=("change",))
allow(Role.COORDINATOR, District, ClosingDay)
