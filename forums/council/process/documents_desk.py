"""The coordinators' page of a milestone's documents."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from forums.people.guards import UserRequest, allowed
from forums.records.exceptions import NotPossible

from ..papers.admin.frames import UNPROCESSABLE
from .documents import MilestoneDocument
from .forms import DocumentForm
from .models import Milestone
from .permissions import may_keep_process


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(may_keep_process)
def milestone_documents(request: UserRequest, pk: int) -> HttpResponse:
    """What lies with a milestone, and the form for one more."""
    milestone: Milestone = get_object_or_404(Milestone, pk=pk)
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if request.method == "POST" and form.is_valid() and _take(milestone, form):
        messages.success(request, _("The document is on the page of the process now."))
        return redirect("milestone_documents", pk)
    context = {
        "milestone": milestone,
        "documents": MilestoneDocument.objects.filter(milestone=milestone).order_by("number"),
        "form": form,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("milestones:index"), "label": _("Milestones")},
            {"url": reverse("milestone_desk", args=[pk]), "label": str(milestone)},
            {"url": "", "label": _("Documents")},
        ],
        "header_title": _("Documents"),
        "header_icon": "calendar-alt",
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "forums/council/process/documents.html", context, status=status)


def _take(milestone: Milestone, form: DocumentForm) -> bool:
    """Keep the file; where it is refused, the form says why."""
    try:
        MilestoneDocument.take(milestone, form.cleaned_data["file"], form.cleaned_data["title"])
    except ValidationError as refused:
        form.add_error("file", refused)
    except NotPossible as refused:
        form.add_error("file", str(refused))
    return not form.errors


@require_POST
@allowed(may_keep_process)
def remove_document(request: UserRequest, pk: int, number: int) -> HttpResponse:
    """It is no longer shown; its number is not given again. Twice is as good as once."""
    if document := MilestoneDocument.objects.filter(milestone=pk, number=number).first():
        document.delete()
        messages.success(request, _("The document has been removed."))
    return redirect("milestone_documents", pk)
