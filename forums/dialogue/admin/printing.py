"""Print for a forum, one click each."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.printing.answers import response

from ..models import Forum
from ..public import printing
from .desk import PlannerRequest, planners_only
from .forms import MOST_SLIPS, SlipsForm


@require_safe
@planners_only
def signs(request: PlannerRequest, pk: int) -> HttpResponse:
    return _of_tables(request, pk, printing.signs, "tischschilder")


@require_safe
@planners_only
def sheets(request: PlannerRequest, pk: int) -> HttpResponse:
    return _of_tables(request, pk, printing.sheets, "schreibbogen")


def _of_tables(request: PlannerRequest, pk: int, write: Callable[[Forum], bytes], name: str) -> HttpResponse:
    forum: Forum = get_object_or_404(Forum, pk=pk)
    if not forum.tables.exists():
        messages.error(request, _("Please add a table first."))
        return redirect("forum_desk", pk)
    return response(write(forum), f"{name}-{forum.slug}.pdf")


@require_POST
@planners_only
def slips(request: PlannerRequest, pk: int) -> HttpResponse:
    """Takes as many numbers as there are slips: printing again gives other numbers."""
    forum: Forum = get_object_or_404(Forum, pk=pk)
    form = SlipsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please give a number between 1 and %(most)s.") % {"most": MOST_SLIPS})
        return redirect("forum_desk", pk)
    numbers = forum.print_slips(form.cleaned_data["count"])
    pdf = printing.slips(forum, numbers, form.cleaned_data["language"])
    return response(pdf, f"belege-{forum.slug}-{numbers[0]}-{numbers[-1]}.pdf")
