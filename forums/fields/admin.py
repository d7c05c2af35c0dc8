"""Action fields and cross-cutting themes in the admin."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.forms import RecordForm

from .models import ActionField, CrossCuttingTheme


class ActionFieldViewSet(ModelViewSet):
    model = ActionField
    name = "action-fields"
    icon = "list-ol"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ("code", "name", "parent")
    ordering = "position"
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("code"), FieldPanel("position")]),
            FieldPanel("name"),
            FieldPanel("description"),
            FieldRowPanel([FieldPanel("parent"), FieldPanel("slug")]),
        ],
        base_form_class=RecordForm,
    )


class ThemeViewSet(ModelViewSet):
    model = CrossCuttingTheme
    name = "themes"
    icon = "tag"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ("name", "position")
    ordering = "position"
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("description"),
            FieldRowPanel([FieldPanel("position"), FieldPanel("slug")]),
        ],
        base_form_class=RecordForm,
    )


# Fields and themes hold the concept together: they change, they are not deleted.
allow(Role.COORDINATOR, ActionField, CrossCuttingTheme, to=("view", "add", "change"))
