"""Who holds the link may act. The link is the key: no cookie and no account grants anything here.

So the forms need no CSRF token (a page that could forge them would have to know the link, and then needs
no forgery), they never expire, and the address may be hidden from every referrer.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from forums.protection.private_pages import hide
from proposals.suggestions.follow_links import follow_token, named
from proposals.suggestions.models import Suggestion

type View[**P] = Callable[Concatenate[HttpRequest, Suggestion, P], HttpResponse]


def by_link[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Give the view the suggestion of a valid follow link; 404 for any other token, in the same time."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return hide(view(request, _of(token), *args, **kwargs))

    return guarded


def _of(token: str) -> Suggestion:
    record = named(token)
    if record is None:
        raise Http404
    suggestion: Suggestion | None = Suggestion.objects.for_list().filter(uuid=record).first()
    if suggestion is None or not constant_time_compare(token, follow_token(suggestion)):
        raise Http404
    return suggestion
