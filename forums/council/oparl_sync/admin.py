"""Which of the other system's bodies are bodies here: said by the council's office, never guessed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.admin_search import WordSearch

from .models import OparlOrganization


class OparlOrganizationViewSet(ModelViewSet):
    """Rows come with a run; only the body is chosen."""

    model = OparlOrganization
    name = "oparl_organizations_admin"
    url_prefix = "ratsinformationssystem"
    icon = "link"
    add_to_admin_menu = True
    menu_order = 216  # after the council
    menu_label = _("Council information system")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = WordSearch
    search_fields = ("name", "outside_id")
    search_backend_name = None
    list_display = ("__str__", Column("body", label=_("body here")), Column("outside_id", label=_("address")))
    edit_handler = ObjectList(
        [FieldPanel("name", read_only=True), FieldPanel("outside_id", read_only=True), FieldPanel("body")]
    )


for role in (Role.COUNCIL_CLERK, Role.COORDINATOR):
    allow(role, OparlOrganization, to=("view", "change"))
