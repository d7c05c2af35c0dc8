"""The list of terms in the administration."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.forms import RecordForm

from .models import LegislativeTerm


class LegislativeTermViewSet(ModelViewSet):
    model = LegislativeTerm
    name = "legislative_terms_admin"
    url_prefix = "wahlperioden"
    icon = "calendar"
    menu_label = _("Legislative terms")
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ("name", "starts", "ends")
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")])],
        base_form_class=RecordForm,
    )


for role in (Role.COUNCIL_CLERK, Role.COORDINATOR):
    allow(role, LegislativeTerm)
