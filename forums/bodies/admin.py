"""Bodies and memberships in the admin, and the menu of everything the coordinator keeps about the city."""

from django import forms
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from forums.fields.admin import ActionFieldViewSet, ThemeViewSet
from forums.municipality.admin import ClosingDayViewSet, DistrictViewSet
from forums.people.admin import PersonViewSet
from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.admin_search import WordSearch
from forums.records.forms import RecordForm

from .models import Body, Membership
from .vacancies import vacancy_in_words, vacant_from
from .views import invite_person


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
    index_view_class = WordSearch
    search_fields = ("name", "task")
    search_backend_name = None
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


class MembershipForm(RecordForm):
    """Ending the last membership in a seat takes a second look: the form says what it means and asks for a tick."""

    vacant_ok = forms.BooleanField(
        label=_("The seat may stay vacant"),
        required=False,
        help_text=_("Only needed where nobody follows: until then the lead tandem acts for this seat."),
    )

    def clean(self) -> dict[str, object]:
        before = Membership.objects.select_related("body").filter(pk=self.instance.pk).first()
        cleaned: dict[str, object] = super().clean()
        self._before = before
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        first = vacant_from(self._before, self.instance) if self._before and not self.errors else None
        self.vacancy = vacancy_in_words(self._before, first) if self._before and first else ""
        if self.vacancy and not self.cleaned_data["vacant_ok"]:
            self.add_error("vacant_ok", f"{self.vacancy} {_('Please tick the box if that is right.')}")


class MembershipEdit(EditView):
    def get_success_message(self) -> str:
        return f"{super().get_success_message()} {self.form.vacancy}".strip()


class MembershipDelete(DeleteView):
    """Says before and after that a seat falls vacant."""

    @cached_property
    def vacancy(self) -> str:
        first = vacant_from(self.object, None)
        return vacancy_in_words(self.object, first) if first else ""

    @property
    def confirmation_message(self) -> str:
        return f"{super().confirmation_message} {self.vacancy}".strip()

    def get_success_message(self) -> str:
        return f"{super().get_success_message()} {self.vacancy}".strip()

    def delete_action(self) -> None:
        self.vacancy  # noqa: B018  asked while the row is there
        super().delete_action()


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
    index_view_class = WordSearch
    search_fields = ("person__name", "body__name", "organisation")
    search_backend_name = None
    edit_view_class = MembershipEdit
    delete_view_class = MembershipDelete
    edit_handler = ObjectList(
        [
            HelpPanel(_("A seat changes hands in two steps: enter an end date here, then add the next membership.")),
            FieldPanel("person"),
            FieldPanel("body"),
            FieldPanel("role"),
            FieldPanel("capacity"),
            FieldPanel("organisation"),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            FieldPanel("vacant_ok"),
            FieldPanel("interim"),
            FieldPanel("appointed_by"),
        ],
        base_form_class=MembershipForm,
    )


def invitation_urls() -> list[URLPattern]:
    return [path("people/einladen/<int:pk>/", invite_person, name="person_invite")]


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
