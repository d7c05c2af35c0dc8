"""Editions in the city's admin: the list, the form to begin one. What becomes of it is said at its desk."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.admin_search import WordSearch

from .desk import edition_desk, edition_section_desk
from .models import Edition


class EditionForm(WagtailAdminModelForm):
    """The address stays from the first day: comments name their place by it. An adopted edition stays as a whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            fixed = [*self.fields] if self.instance.is_frozen else ["slug"]
            for name in fixed:
                self.fields[name].disabled = True

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.instance.pk is None and Edition.objects.exclude(state__in=("adopted", "superseded")).exists():
            raise ValidationError(_("Another edition is being worked on. It has to be adopted first."))
        return cleaned


class EditionIndex(WordSearch):
    """The title leads to the edition's desk, from which everything else is reached."""

    def get_edit_url(self, instance: Edition) -> str:
        return reverse("edition_desk", args=[instance.pk])


class _ToDesk:
    object: Edition

    def get_success_url(self) -> str:
        return reverse("edition_desk", args=[self.object.pk])


class EditionCreate(_ToDesk, CreateView):
    def save_instance(self) -> Edition:
        names = ("number", "slug", "title", "note")
        facts = {name: self.form.cleaned_data[name] for name in names}
        return Edition.begin(by=self.request.user, **facts)


class EditionEdit(_ToDesk, EditView):
    pass


class EditionViewSet(ModelViewSet):
    model = Edition
    name = "editions_admin"
    url_prefix = "fassungen"
    icon = "doc-full"
    menu_label = _("Editions")
    menu_order = 221
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = EditionIndex
    add_view_class = EditionCreate
    edit_view_class = EditionEdit
    search_fields = ("title", "note")
    search_backend_name = None
    list_display = (
        "__str__",
        "number",
        Column("get_state_display", label=_("state"), sort_key="state"),
        "consultation_until",
        "adopted_on",
    )
    edit_handler = ObjectList(
        [FieldPanel("number"), FieldPanel("slug"), FieldPanel("title"), FieldPanel("note")], base_form_class=EditionForm
    )


def edition_urls() -> list[URLPattern]:
    return [
        path("fassungen/<int:pk>/stand/", edition_desk, name="edition_desk"),
        path(
            "fassungen/<int:pk>/stand/<str:kind>/<str:section_slug>/",
            edition_section_desk,
            name="edition_section_desk",
        ),
    ]


# An edition is never deleted: who knew of it must find out what became of it.
for role in (Role.EDITOR, Role.COORDINATOR):
    allow(role, Edition, to=("view", "add", "change"))
