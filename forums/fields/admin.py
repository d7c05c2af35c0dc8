"""Action fields and cross-cutting themes in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from forums.people.groups import allow
from forums.people.roles import Role
from forums.pictograms.choices import FIELD_CHOICES, THEME_CHOICES
from forums.pictograms.widgets import PictogramChoices
from forums.records.forms import RecordForm

from .models import ActionField, CrossCuttingTheme


class ActionFieldForm(RecordForm):
    """With the drawings as pictures, so that a choice is seen before it is saved."""

    pictogram = forms.ChoiceField(label=_("pictogram"), choices=FIELD_CHOICES, required=False, widget=PictogramChoices)


class ThemeForm(RecordForm):
    pictogram = forms.ChoiceField(label=_("pictogram"), choices=THEME_CHOICES, required=False, widget=PictogramChoices)


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
            FieldPanel("pictogram"),
        ],
        base_form_class=ActionFieldForm,
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
            FieldPanel("pictogram"),
        ],
        base_form_class=ThemeForm,
    )


# Fields and themes hold the concept together: they change, they are not deleted.
allow(Role.COORDINATOR, ActionField, CrossCuttingTheme, to=("view", "add", "change"))
