"""Coordinators lay goals and measures on the tables of a forum."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from forums.dialogue.models import Forum

from ..cards.views import frame, planners_only
from .prompts import lay, offers


@require_http_methods(["GET", "HEAD", "POST"])
@planners_only
def forum_goals(request: HttpRequest, pk: int) -> HttpResponse:
    """What is ticked (`legen`) is laid down; with `alle` everything that is offered. Twice is as good as once."""
    forum = get_object_or_404(Forum, pk=pk)
    tables = offers(forum)
    if request.method == "POST":
        ticked = request.POST.getlist("legen")
        chosen = [offer for _table, found in tables for offer in found if "alle" in request.POST or offer.key in ticked]
        lay(chosen)
        message = ngettext("%(n)s is on its table now.", "%(n)s are on their tables now.", len(chosen))
        messages.success(request, message % {"n": len(chosen)})
        return redirect("forum_goals", pk)
    above = (reverse("handover", args=[pk]), str(forum))
    context = frame(_("Goals and measures on the tables"), above, forum=forum, tables=tables)
    return render(request, "proposals/intake/goals/goals.html", context)
