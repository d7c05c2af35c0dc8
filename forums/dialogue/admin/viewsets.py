"""Forums in the city's admin: menu, list, the form to plan one. Everything else about a forum is done at its desk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.admin_search import WordSearch

from ..models import Forum
from .forms import ForumForm


class ForumIndex(WordSearch):
    """The title leads to the forum's desk, from which everything else is reached."""

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
    search_fields = ("title", "place")
    search_backend_name = None
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
                    FieldPanel("picture"),
                    FieldPanel("picture_words"),
                    FieldPanel("picture_decorative"),
                    FieldPanel("picture_credit"),
                ],
                heading=_("Picture"),
            ),
            MultiFieldPanel(
                [
                    HelpPanel(_("People who are registered are told by e-mail if the time or place changes.")),
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
                    HelpPanel(
                        _("New places go to the waiting list at once. Reducing places takes nobody's place away.")
                    ),
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


# A forum is cancelled, not deleted: people who wanted to come must be able to find it.
allow(Role.COORDINATOR, Forum, to=("view", "add", "change"))
