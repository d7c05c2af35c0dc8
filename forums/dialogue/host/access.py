"""Who works at a table: by the link with a token, or with an account by the table's number.

The link is the key, as on an author's page: no cookie grants anything, so its forms need no CSRF token and never
expire, and the address is hidden from every referrer. With a number it is the session that grants access, so the
forms are checked.
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
from django_htmx.middleware import HtmxDetails

from forums.people.models import User
from forums.protection.whole_numbers import whole_number

from ..forum import Forum
from ..live.authorization import is_host, table_at
from ..tables import Table


class HtmxRequest(HttpRequest):
    """What django-htmx's middleware makes of a request."""

    htmx: HtmxDetails


@dataclass(frozen=True)
class TableAccess:
    """A host or scribe at a table. `by` is empty for somebody who came by the link and has no account."""

    table: Table
    key: str
    is_host: bool
    by: User | None

    @property
    def by_account(self) -> bool:
        """Whether it is the session that grants access, and not the link."""
        return _is_number(self.key)

    @property
    def forum(self) -> Forum:
        return self.table.forum

    def url(self, page: str, *args: object) -> str:
        return reverse(page, args=[self.forum.slug, self.key, *args])


type View[**P] = Callable[Concatenate[HtmxRequest, TableAccess, P], HttpResponse]


def table_access_required[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Tell the view who works at which table; 404 for strangers, and for a forged or revoked link."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HtmxRequest, slug: str, key: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        by_number = _is_number(key)
        if by_number and not request.user.is_authenticated:
            if request.headers.get("Sec-Fetch-Dest") == "empty":  # a script would take the sign-in page for its answer
                raise PermissionDenied
            return redirect_to_login(request.get_full_path())
        checked = csrf_protect(view) if by_number else view
        return _hide(checked(request, _access(request, slug, key), *args, **kwargs), by_number)

    return guarded


def host_required[**P](view: View[P]) -> View[P]:
    """403 for scribes. Stands below `table_access_required`."""

    @wraps(view)
    def guarded(request: HtmxRequest, access: TableAccess, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not access.is_host:
            raise PermissionDenied
        return view(request, access, *args, **kwargs)

    return guarded


def _is_number(key: str) -> bool:
    return whole_number(key) is not None


def _access(request: HttpRequest, slug: str, key: str) -> TableAccess:
    forum = get_object_or_404(Forum, slug=slug)
    table = table_at(forum, key, request.user)
    if table is None:
        raise Http404
    by = request.user if isinstance(request.user, User) else None
    return TableAccess(table, key, is_host(forum, key, request.user, table), by)


def _hide(response: HttpResponse, by_number: bool) -> HttpResponse:
    """Keep it out of search engines, shared caches and the browser's history cache. A browser that hides the address
    sends no origin either, and where a session grants access the form check needs the origin."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    if not by_number:
        response["Referrer-Policy"] = "no-referrer"
    patch_cache_control(response, private=True, no_store=True)
    return response
