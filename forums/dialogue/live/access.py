"""Who may act at a table: whoever holds its token, or the cookie the token left on the telephone.

Why these forms carry no CSRF token. A CSRF token keeps another website's page from using the authority that a
browser adds by itself. Here that authority is the token in the address, which a foreign page does not know, or a
cookie with `SameSite=Lax`, which browsers do not add to another site's POST. What is left are neighbours under the
city's own domain (same site, another origin): browsers name the origin of every POST (Fetch standard, 3.2), and
what does not come from this origin is refused. So a page may stand open, and a card may wait without network, for
a whole evening, and nothing expires under anybody's hands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from ..models import Forum, Table
from ..tokens import Participant, participant

type View[**P] = Callable[Concatenate[HttpRequest, Forum, P], HttpResponse]


@dataclass(frozen=True)
class Here:
    """A telephone at its table."""

    forum: Forum
    table: Table
    who: Participant


def at_table(request: HttpRequest, forum: Forum) -> Here | None:
    """Where this telephone joined; None where it has not, or no longer."""
    who = participant(request.COOKIES, forum)
    if who is None:
        return None
    table = Table.objects.for_live().filter(pk=who.table, forum=forum).first()
    return Here(forum, table, who) if table else None


def by_slug[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Give the view its forum. No answer is kept by caches or search engines: each is for one telephone."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and not _from_here(request):
            raise PermissionDenied
        response = view(request, get_object_or_404(Forum, slug=slug), *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        patch_cache_control(response, private=True, no_store=True)
        return response

    return guarded


def _from_here(request: HttpRequest) -> bool:
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") in {None, *own}


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
