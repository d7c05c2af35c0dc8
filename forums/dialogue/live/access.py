"""Who may act at a table: whoever holds its token, or the cookie the token left on the telephone.

Why these forms carry no CSRF token. A CSRF token keeps another website's page from using the authority that a
browser adds by itself. Here that authority is the token in the address, which a foreign page does not know, or a
cookie with `SameSite=Lax`, which browsers do not add to another site's POST. That leaves neighbours under the
city's own domain (same site, another origin): browsers name the origin of every POST (Fetch standard, 3.2), and
anything from another origin is refused. So a page may stay open, or a card wait without network, for a whole
evening without anything expiring.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from forums.protection.origin import is_foreign

from ..models import Forum, Table
from ..tokens import Participant, participant, still_at

type View[**P] = Callable[Concatenate[HttpRequest, Forum, P], HttpResponse]


@dataclass(frozen=True)
class Joined:
    """A telephone at its table."""

    forum: Forum
    table: Table
    participant: Participant


def joined_table(request: HttpRequest, forum: Forum) -> Joined | None:
    """Where this telephone joined; None if it has not, or not any more: the table's links were renewed since."""
    found = participant(request.COOKIES, forum)
    if found is None:
        return None
    table = still_at(found, forum).for_live().first()
    return Joined(forum, table, found) if table else None


def forum_by_slug[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Pass the forum to the view. Caches and search engines keep no response: each is for one telephone."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and is_foreign(request):
            raise PermissionDenied
        response = view(request, get_object_or_404(Forum, slug=slug), *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        patch_cache_control(response, private=True, no_store=True)
        return response

    return guarded


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
