"""“For me to do”: one list for a person in every role at once."""

from typing import cast

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums.people.guards import UserRequest, signed_in
from forums.people.roles import Role, has_role

from .listing import Inbox, lines
from .registry import Item

PER_PAGE = 30


@require_safe
@signed_in
def inbox(request: UserRequest) -> HttpResponse:
    """What waits, page by page; without anything, what the roles of this account will bring."""
    found = Inbox(request.user)
    page: Page[Item] = Paginator(cast("list[Item]", found), PER_PAGE).get_page(request.GET.get("seite"))
    roles = [role.label for role in Role if has_role(request.user, role)]
    context = {"page": page, "lines": lines(page.object_list, found.on), "promises": found.promises, "roles": roles}
    return render(request, "forums/inbox/inbox.html", context)
