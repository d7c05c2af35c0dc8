"""Who stands at a table: by the link with a token, or with an account by the table's number.

The link is the key, as on an author's page: no cookie grants anything, so its forms need no CSRF token and never
expire, and the address is hidden from every referrer. By number it is the session that grants, so forms are checked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from forums.people.models import User

from ..live.doors import leads, table_led
from ..models import Forum, Table


@dataclass(frozen=True)
class AtTable:
    """Somebody at a table. `by` is empty for who came by the link and has no account."""

    table: Table
    key: str
    leads: bool
    by: User | None

    @property
    def forum(self) -> Forum:
        forum: Forum = self.table.forum
        return forum

    def url(self, page: str, *args: object) -> str:
        return reverse(page, args=[self.forum.slug, self.key, *args])


type View[**P] = Callable[Concatenate[HttpRequest, AtTable, P], HttpResponse]


def at_table[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Give the view who is at which table; 404 to strangers, and for a forged or revoked link."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, slug: str, key: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        by_number = key.isdigit()
        if by_number and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        checked = csrf_protect(view) if by_number else view
        return _hide(checked(request, _found(request, slug, key), *args, **kwargs), by_number)

    return guarded


def for_host[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """403 to who may only write here."""

    @wraps(view)
    def guarded(request: HttpRequest, here: AtTable, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not here.leads:
            raise PermissionDenied
        return view(request, here, *args, **kwargs)

    return guarded


def _found(request: HttpRequest, slug: str, key: str) -> AtTable:
    forum: Forum = get_object_or_404(Forum, slug=slug)
    table = table_led(forum, key, request.user)
    if table is None:
        raise Http404
    by = request.user if isinstance(request.user, User) else None
    return AtTable(table, key, leads(forum, key, request.user, table), by)


def _hide(response: HttpResponse, by_number: bool) -> HttpResponse:
    """Out of search engines, shared caches and the back button's memory. A browser that hides the address says no
    origin either, which the check of forms needs where a session grants."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    if not by_number:
        response["Referrer-Policy"] = "no-referrer"
    patch_cache_control(response, private=True, no_store=True)
    return response
