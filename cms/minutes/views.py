"""The button that makes minutes, and minutes as PDF."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.dialogue.models import Forum
from forums.dialogue.permissions import may_plan
from forums.people.models import User
from forums.printing.answers import response
from forums.records.exceptions import NotPossible

from .models import MinutesPage
from .printing import pdf_of


class CoordinatorRequest(HttpRequest):
    user: User


@require_POST
def make_minutes(request: CoordinatorRequest, pk: int) -> HttpResponse:
    """Make the draft and open it; where there is one, only open it."""
    if not may_plan(request.user):
        raise Http404
    forum = get_object_or_404(Forum, pk=pk)
    try:
        page = MinutesPage.draft(forum, by=request.user)
    except NotPossible as refusal:
        messages.error(request, str(refusal))
        return redirect("wagtailadmin_home")
    messages.success(request, _("Here are the minutes. Nobody else sees them until they are published."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@require_safe
def minutes_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    shown: Any = MinutesPage.objects.shown().select_related("forum")
    page = get_object_or_404(shown, slug=slug)
    return response(pdf_of(page), f"protokoll-{page.slug}.pdf")
