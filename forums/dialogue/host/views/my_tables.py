"""The tables of an account, and for coordinators the links of hosts and scribes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forums.dialogue.forum import Forum
from forums.dialogue.permissions import may_host, may_plan, may_write
from forums.dialogue.tables import Table
from forums.dialogue.tokens import host_url, scribe_url
from forums.people.models import User

from ..my_tables import tables_of


class UserRequest(HttpRequest):
    user: User


@never_cache
@login_required
@require_safe
def my_tables(request: UserRequest, slug: str) -> HttpResponse:
    """The tables where this account is host or scribe; 404 if there are none. Coordinators find the links to give to
    hosts and scribes without an account."""
    forum = get_object_or_404(Forum, slug=slug)
    tables = tables_of(request.user, forum)
    plans = may_plan(request.user)
    if not tables and not plans:
        raise Http404
    rows = [
        {
            "table": table,
            "is_host": may_host(request.user, table),
            "host_link": host_url(table) if plans else "",
            "scribe_link": scribe_url(table) if plans else "",
        }
        for table in tables
    ]
    return render(request, "forums/dialogue/host/my_tables.html", {"forum": forum, "tables": rows})


@never_cache
@login_required
@require_POST
def renew_links(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """Links that fell into the wrong hands, and the code on the table, stop working."""
    table = get_object_or_404(Table, forum__slug=slug, number=number)
    if not may_write(request.user, table):
        raise Http404
    if not may_plan(request.user):
        raise PermissionDenied
    table.renew_links()
    messages.success(request, _("The table has new links and a new code. Please print its sign again."))
    return redirect("forum_host_tables", slug)
