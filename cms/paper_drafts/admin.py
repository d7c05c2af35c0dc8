"""Drafts in the city's admin: the list, the form to begin one, the blocks to edit. How it reads: desk.py."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from forums.people.groups import allow
from forums.people.roles import Role
from forums.records.admin_search import WordSearch

from .desk import attach_again, draft_desk, draft_docx, draft_pdf
from .forms import BeginForm, DraftForm
from .models import PaperDraft

ABOUT = [
    FieldPanel("kind"),
    FieldPanel("public"),
    HelpPanel(_("Of the following, please fill in what the kind of paper needs.")),
    FieldPanel("fields"),
    FieldPanel("measures"),
    FieldPanel("edition"),
    MultiFieldPanel(
        [
            FieldPanel("appointed_to"),
            FieldPanel("person"),
            FieldRowPanel([FieldPanel("term_starts"), FieldPanel("term_ends")]),
        ],
        heading=_("Appointment"),
    ),
    FieldRowPanel([FieldPanel("first_year"), FieldPanel("last_year")]),
]
TEXT = [
    FieldPanel("subject"),
    FieldPanel("public"),
    MultiFieldPanel(
        [
            FieldPanel("issued_by"),
            FieldPanel("office"),
            FieldPanel("key_project"),
            FieldPanel("products"),
            FieldPanel("predecessor"),
        ],
        heading=_("Head of the paper"),
    ),
    InlinePanel("steps", heading=_("Consultation sequence"), label=_("body")),
    MultiFieldPanel(
        [
            FieldPanel("effects"),
            FieldRowPanel([FieldPanel("first_year"), FieldPanel("last_year")]),
            FieldPanel("rhythm"),
            FieldPanel("equity_reduction"),
            FieldPanel("funded"),
            FieldPanel("funded_by"),
            FieldPanel("funded_from"),
        ],
        heading=_("Financial effects"),
    ),
    FieldPanel("resolution"),
    FieldPanel("body"),
]


class DraftIndex(WordSearch):
    """The subject leads to the draft's page, from which everything else is reached."""

    def get_edit_url(self, instance: PaperDraft) -> str:
        return reverse("paper_draft_desk", args=[instance.pk])


class _ToDesk:
    object: PaperDraft

    def get_success_url(self) -> str:
        return reverse("paper_draft_desk", args=[self.object.pk])


class DraftCreate(_ToDesk, CreateView):
    def get_panel(self) -> Any:
        return ObjectList(ABOUT, base_form_class=BeginForm).bind_to_model(PaperDraft)

    def get_form_class(self) -> Any:
        return self.get_panel().get_form_class()

    def save_instance(self) -> PaperDraft:
        draft: PaperDraft = super().save_instance()
        draft = PaperDraft.objects.get(pk=draft.pk)
        draft.fill()
        return draft


class _Unsent:
    """What was sent stands: neither changed nor deleted."""

    def get_object(self, *args: Any, **kwargs: Any) -> PaperDraft:
        draft: PaperDraft = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if draft.is_sent:
            raise PermissionDenied
        return draft


class DraftEdit(_Unsent, _ToDesk, EditView):
    pass


class DraftDelete(_Unsent, DeleteView):
    pass


class DraftViewSet(ModelViewSet):
    model = PaperDraft
    name = "paper_drafts"
    url_prefix = "vorlagen-schreiben"
    icon = "edit"
    menu_label = _("Write a paper")
    menu_order = 217
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = DraftIndex
    add_view_class = DraftCreate
    edit_view_class = DraftEdit
    delete_view_class = DraftDelete
    search_fields = ("subject", "resolution")
    search_backend_name = None
    list_display = (
        "__str__",
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        Column("paper", label=_("sent as")),
        "modified",
    )
    list_filter = ("kind",)
    edit_handler = ObjectList(TEXT, base_form_class=DraftForm)


def draft_urls() -> list[URLPattern]:
    return [
        path("vorlagen-schreiben/<int:pk>/stand/", draft_desk, name="paper_draft_desk"),
        path("vorlagen-schreiben/<int:pk>/zeitplan/", attach_again, name="paper_draft_timetable"),
        path("vorlagen-schreiben/<int:pk>/vorlage.pdf", draft_pdf, name="paper_draft_pdf"),
        path("vorlagen-schreiben/<int:pk>/vorlage.docx", draft_docx, name="paper_draft_docx"),
    ]


for role in (Role.COUNCIL_CLERK, Role.COORDINATOR):
    allow(role, PaperDraft)
