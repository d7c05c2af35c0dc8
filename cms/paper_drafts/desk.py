"""The page of one draft: how the paper reads now, its files, and the form that sends it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.people.guards import UserRequest, allowed
from forums.printing.answers import response
from forums.records.exceptions import NotPossible

from .annexing import attach_timetable
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
        draft.send(number=facts["number"], dated=facts["dated"], by=request.user, seen=facts["seen"])
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
        return _page(request, _draft(pk), form, CONFLICT)
    messages.success(request, _("The paper has been laid before the council. Its text stands now."))
    attach_timetable(_draft(pk))  # where that fails, the page says so and offers to try again
    return redirect("paper_draft_desk", pk)


@require_POST
@allowed(may_write_papers)
def attach_again(request: UserRequest, pk: int) -> HttpResponse:
    """Annex 1 of a paper that was sent without it. Twice is as good as once."""
    draft = _draft(pk)
    if draft.lacks_timetable and attach_timetable(draft):
        messages.success(request, _("The timetable is attached to the paper now."))
    elif draft.lacks_timetable:
        messages.error(request, _("That did not work. Please try again later."))
    return redirect("paper_draft_desk", pk)


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
