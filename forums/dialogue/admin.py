"""Forums in the city's admin: menu, list, the form to plan one. What is done with a planned one is on its desk."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from forums.people.groups import allow
from forums.people.roles import Role

from . import admin_desk as desk
from . import admin_print as printing
from . import admin_tables as tables
from .admin_forms import ForumForm
from .models import Forum


class ForumIndex(IndexView):
    """The title leads to the forum's desk, from which all the rest is reached."""

    def get_edit_url(self, instance: Forum) -> str:
        return reverse("forum_desk", args=[instance.pk])


class _ToDesk:
    object: Forum

    def get_success_url(self) -> str:
        return reverse("forum_desk", args=[self.object.pk])


class ForumCreate(_ToDesk, CreateView):
    pass


class ForumEdit(_ToDesk, EditView):
    pass


class ForumViewSet(ModelViewSet):
    model = Forum
    name = "forums"
    url_prefix = "foren"
    icon = "comment"
    menu_label = _("Forums")
    menu_order = 225
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    index_view_class = ForumIndex
    add_view_class = ForumCreate
    edit_view_class = ForumEdit
    list_display = (
        "__str__",
        Column("starts_at", label=_("begins"), sort_key="starts_at"),
        Column("place", label=_("place"), sort_key="place"),
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        Column("get_state_display", label=_("state"), sort_key="state"),
        BooleanColumn("published", label=_("on the website"), sort_key="published"),
    )
    list_filter = ("kind", "state", "published")
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("series"), FieldPanel("part"), FieldPanel("kind")]),
            FieldPanel("summary"),
            MultiFieldPanel(
                [
                    HelpPanel(_("Whoever is registered hears of another time or place by e-mail.")),
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                    FieldRowPanel([FieldPanel("place"), FieldPanel("address")]),
                    FieldPanel("agenda"),
                ],
                heading=_("When and where"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("access"),
                    FieldPanel("access_note"),
                    FieldPanel("interpreters"),
                    FieldPanel("child_care"),
                ],
                heading=_("So that people can come"),
            ),
            MultiFieldPanel(
                [
                    HelpPanel(_("More places go at once to those who wait. Fewer places take nobody's place away.")),
                    FieldPanel("capacity"),
                    FieldRowPanel([FieldPanel("registration_from"), FieldPanel("registration_until")]),
                ],
                heading=_("Registration"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("showing"),
                    FieldPanel("points_each"),
                    FieldPanel("photographs_allowed"),
                ],
                heading=_("At the tables"),
            ),
            FieldRowPanel([FieldPanel("published"), FieldPanel("slug")]),
        ],
        base_form_class=ForumForm,
    )


def register_urls() -> list[URLPattern]:
    one = "foren/<int:pk>/"
    table = "foren/tisch/<int:pk>/"
    return [
        path(one, desk.forum_desk, name="forum_desk"),
        path(f"{one}tun/", desk.act, name="forum_act"),
        path(f"{one}besucher/", desk.attendance, name="forum_attendance"),
        path(f"{one}anmeldungen/", desk.registrations, name="forum_registrations"),
        path(f"{one}tische/neu/", tables.new, name="forum_table_new"),
        path(table, tables.table, name="forum_table"),
        path(f"{table}tun/", tables.act, name="forum_table_act"),
        path(f"{table}frage/", tables.prompt, name="forum_table_prompt"),
        path(f"{one}tischschilder.pdf", printing.signs, name="forum_signs"),
        path(f"{one}schreibbogen.pdf", printing.sheets, name="forum_sheets"),
        path(f"{one}belege.pdf", printing.slips, name="forum_slips"),
    ]


# A forum is cancelled, not deleted: who wanted to come must find it.
allow(Role.COORDINATOR, Forum, to=("view", "add", "change"))
