"""The page of one draft: how the paper reads now, its files, and the form that sends it."""

from django.contrib import messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from forums.council.papers.annexes import Annex
from forums.council.papers.models import Paper
from forums.council.process.models import Milestone
from forums.council.process.printing import annex
from forums.council.process.timeline import points
from forums.municipality.models import Municipality
from forums.people.guards import UserRequest, allowed
from forums.printing.answers import response
from forums.records.exceptions import NotPossible

from .document import LANGUAGE
from .forms import SendForm
from .models import PaperDraft
from .permissions import may_write_papers
from .printing import pdf
from .word import docx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNPROCESSABLE, CONFLICT = 422, 409


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(may_write_papers)
def draft_desk(request: UserRequest, pk: int) -> HttpResponse:
    draft = _draft(pk)
    if request.method != "POST":
        return _page(request, draft, SendForm(seen=draft.version))
    form = SendForm(request.POST, seen=draft.version)
    if not form.is_valid():
        return _page(request, draft, form, UNPROCESSABLE)
    facts = form.cleaned_data
    try:
        paper = draft.send(number=facts["number"], dated=facts["dated"], by=request.user, seen=facts["seen"])
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
        return _page(request, _draft(pk), form, CONFLICT)
    attach_timetable(paper)
    messages.success(request, _("The paper has been laid before the council. Its text stands now."))
    return redirect("paper_draft_desk", pk)


def attach_timetable(paper: Paper) -> None:
    """Annex 1, from the milestones of this day; none without a plan. Writes a file: outside of transactions."""
    plan = points(Milestone.objects.for_page())
    if not plan or Annex.objects.filter(paper=paper).exists():
        return
    with override(LANGUAGE):
        content, title = annex(plan, city=Municipality.current().name), _("Timetable of the update process")
    Annex.take(paper, SimpleUploadedFile("anlage-1.pdf", content, "application/pdf"), title)


@require_safe
@allowed(may_write_papers)
def draft_pdf(request: UserRequest, pk: int) -> HttpResponse:
    draft = _draft(pk)
    return response(pdf(draft.document), f"{_filename(draft)}.pdf", inline=False)


@require_safe
@allowed(may_write_papers)
def draft_docx(request: UserRequest, pk: int) -> HttpResponse:
    draft = _draft(pk)
    answer = HttpResponse(docx(draft.document), content_type=WORD)
    answer["Content-Disposition"] = content_disposition_header(True, f"{_filename(draft)}.docx") or "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _filename(draft: PaperDraft) -> str:
    return (
        f"vorlage-{draft.paper.slug}" if draft.paper else f"vorlage-entwurf-{slugify(draft.subject)[:40] or draft.pk}"
    )


def _draft(pk: int) -> PaperDraft:
    found: PaperDraft = get_object_or_404(PaperDraft.objects.select_related("paper", "edition", "appointed_to"), pk=pk)
    return found


def _page(request: UserRequest, draft: PaperDraft, form: SendForm, status: int = 200) -> HttpResponse:
    context = {
        "draft": draft,
        "written": draft.document,
        "form": None if draft.is_sent else form,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("paper_drafts:index"), "label": _("Write a paper")},
            {"url": "", "label": str(draft)},
        ],
        "header_title": str(draft),
        "header_icon": "edit",
    }
    return render(request, "cms/paper_drafts/desk.html", context, status=status)
