"""Appointments in the administration: proposed with a paper, made by its decision."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import DeleteView

from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.forms import RecordForm

from ..papers.admin.frames import CouncilViewSet
from .decisions import catch_up
from .models import Appointment


class AppointmentForm(RecordForm):
    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        appointment = super().save(commit)
        if commit:
            catch_up(appointment)
        return appointment


class AppointmentDelete(DeleteView):
    """Only what is not decided: a decision is corrected, at its result."""

    def delete_action(self) -> None:
        if self.object.membership_id:
            raise PermissionDenied
        super().delete_action()


class AppointmentViewSet(CouncilViewSet):
    model = Appointment
    name = "appointments_admin"
    url_prefix = "berufungen"
    icon = "user"
    menu_label = _("Appointments")
    menu_order = 216
    add_to_admin_menu = True
    delete_view_class = AppointmentDelete
    search_fields = ("paper__number", "body__name", "person__name")
    list_display = (
        "__str__",
        Column("paper", label=_("paper")),
        BooleanColumn("membership", label=_("made")),
    )
    edit_handler = ObjectList(
        [
            HelpPanel(_("The decision on the paper makes the appointment, and ends the mandate that was held before.")),
            FieldPanel("paper"),
            FieldRowPanel([FieldPanel("body"), FieldPanel("person")]),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        ],
        base_form_class=AppointmentForm,
    )


for role in (Role.COUNCIL_CLERK, Role.COORDINATOR):
    allow(role, Appointment)
